// Protects up to 10 tasks of services from being stopped when a service scales in or is deployed
// anew, for `expiresInMinutes` (1 to 2880, default 120), or no more. Each call counts anew. A task
// that is not there is a failure with the reason MISSING, a standalone one with TASK_NOT_VALID.
// Errors: ClusterNotFoundException; InvalidParameterException for none or more than 10 tasks, and
// for another number of minutes.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateTaskProtection.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/common_shapes.h"
#include "fakes/ecs/tasks/protected_task.h"

namespace ecs {

class Ecs;

struct UpdateTaskProtectionResponse {
  std::vector<ProtectedTask> protected_tasks;
  std::vector<Failure> failures;
  static const aws::Structure& shape();
};

struct UpdateTaskProtectionRequest {
  using Response = UpdateTaskProtectionResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "UpdateTaskProtection";
  std::string cluster;
  std::vector<std::string> tasks;
  bool protection_enabled = false;
  std::optional<std::int32_t> expires_in_minutes;
  static const aws::Structure& shape();
};

UpdateTaskProtectionResponse update_task_protection(Ecs& ecs, const aws::Call& call,
                                                    const UpdateTaskProtectionRequest& request);

}  // namespace ecs
