// Stops a task: SIGTERM to its containers, SIGKILL after their stopTimeout. A task that is stopping
// or stopped is returned as it is.
// Errors: ClusterNotFoundException; InvalidParameterException `The referenced task was not found.`
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html
#pragma once

#include <string>
#include <string_view>

#include "fakes/aws/service.h"
#include "fakes/ecs/tasks/task.h"

namespace ecs {

class Ecs;

struct StopTaskResponse {
  Task task;
  static const aws::Structure& shape();
};

struct StopTaskRequest {
  using Response = StopTaskResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "StopTask";
  std::string cluster;
  std::string task;
  std::string reason;
  static const aws::Structure& shape();
};

StopTaskResponse stop_task(Ecs& ecs, const aws::Call& call, const StopTaskRequest& request);

}  // namespace ecs
