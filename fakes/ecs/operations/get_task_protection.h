// Says which of up to 100 tasks of services are protected from scaling in, and until when. A task
// that is not there is a failure with the reason MISSING, a standalone one with TASK_NOT_VALID.
// Errors: ClusterNotFoundException; InvalidParameterException for none or more than 100 tasks.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_GetTaskProtection.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/common_shapes.h"
#include "fakes/ecs/tasks/protected_task.h"

namespace ecs {

class Ecs;

struct GetTaskProtectionResponse {
  std::vector<ProtectedTask> protected_tasks;
  std::vector<Failure> failures;
  static const aws::Structure& shape();
};

struct GetTaskProtectionRequest {
  using Response = GetTaskProtectionResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "GetTaskProtection";
  std::string cluster;
  std::vector<std::string> tasks;
  static const aws::Structure& shape();
};

GetTaskProtectionResponse get_task_protection(Ecs& ecs, const aws::Call& call,
                                              const GetTaskProtectionRequest& request);

}  // namespace ecs
