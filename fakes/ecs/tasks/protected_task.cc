#include "fakes/ecs/tasks/protected_task.h"

#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/tasks/tasks.h"

namespace ecs {

const aws::Structure& ProtectedTask::shape() {
  using S = ProtectedTask;
  static const aws::Structure kShape = aws::Structure("ProtectedTask")
                                           .field<&S::task_arn>("taskArn")
                                           .field<&S::protection_enabled>("protectionEnabled")
                                           .field<&S::expiration_date>("expirationDate");
  return kShape;
}

Protections protections_of(Ecs& ecs, const aws::Call& call, const std::string& cluster_name,
                           const std::vector<std::string>& tasks,
                           const std::function<void(TaskState&)>& change) {
  const Scope scope = scope_of(call);
  const Cluster& cluster = ecs.clusters().require(scope, cluster_name);
  const sim::Time now = ecs.environment().now();
  Protections protections;
  for (const std::string& identifier : tasks) {
    TaskState* state = ecs.tasks().find(cluster, scope, identifier);
    if (state == nullptr) {
      const std::string prefix = task_arn(scope, cluster.cluster_name, "");
      protections.failures.push_back({as_arn(identifier, prefix), "MISSING", ""});
      continue;
    }
    if (!state->is_of_service()) {
      protections.failures.push_back({state->task.task_arn, "TASK_NOT_VALID", ""});
      continue;
    }
    change(*state);
    ProtectedTask task{state->task.task_arn, state->is_protected(now), {}};
    if (task.protection_enabled) task.expiration_date = state->protected_until;
    protections.tasks.push_back(std::move(task));
  }
  return protections;
}

}  // namespace ecs
