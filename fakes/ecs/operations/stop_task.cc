#include "fakes/ecs/operations/stop_task.h"

#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/tasks/stop_reasons.h"
#include "fakes/ecs/tasks/tasks.h"

namespace ecs {

const aws::Structure& StopTaskResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("StopTaskResponse").field<&StopTaskResponse::task>("task");
  return kShape;
}

const aws::Structure& StopTaskRequest::shape() {
  using S = StopTaskRequest;
  static const aws::Structure kShape = aws::Structure("StopTaskRequest")
                                           .field<&S::cluster>("cluster")
                                           .field<&S::task>("task")
                                           .field<&S::reason>("reason");
  return kShape;
}

StopTaskResponse stop_task(Ecs& ecs, const aws::Call& call, const StopTaskRequest& request) {
  if (request.task.empty()) throw invalid_parameter("Task can not be blank.");
  if (request.reason.size() > 1024) {
    throw invalid_parameter("reason can have at most 1024 characters.");
  }
  const Scope scope = scope_of(call);
  const Cluster& cluster = ecs.clusters().require(scope, request.cluster);
  TaskState* state = ecs.tasks().find(cluster, scope, request.task);
  if (state == nullptr) throw task_not_found();
  ecs.tasks().stop(*state, "UserInitiated",
                   request.reason.empty() ? std::string(stop_reason::kByUser) : request.reason);
  return {state->task};
}

}  // namespace ecs
