#include "fakes/ecs/clusters/cluster_view.h"

#include "fakes/ecs/ecs.h"
#include "fakes/ecs/includes.h"
#include "fakes/ecs/services/services.h"
#include "fakes/ecs/tasks/tasks.h"

namespace ecs {
namespace {

bool is_pending(const Task& task) {
  return task.last_status == status::kProvisioning || task.last_status == status::kPending ||
         task.last_status == status::kActivating;
}

// Everything runs on Fargate, so what is counted for EC2 is zero.
std::vector<KeyValuePair> statistics_of(const Cluster& cluster, int draining) {
  const auto text = [](int number) { return std::to_string(number); };
  return {{"runningEC2TasksCount", "0"},
          {"runningFargateTasksCount", text(cluster.running_tasks_count)},
          {"pendingEC2TasksCount", "0"},
          {"pendingFargateTasksCount", text(cluster.pending_tasks_count)},
          {"activeEC2ServiceCount", "0"},
          {"activeFargateServiceCount", text(cluster.active_services_count)},
          {"drainingEC2ServiceCount", "0"},
          {"drainingFargateServiceCount", text(draining)}};
}

}  // namespace

Cluster view_of(Ecs& ecs, const Cluster& cluster, const std::vector<std::string>& include) {
  Cluster view = cluster;
  for (const TaskState* state : ecs.tasks().select(
           [&](const TaskState& s) { return s.task.cluster_arn == cluster.cluster_arn; })) {
    view.running_tasks_count += state->task.last_status == status::kRunning;
    view.pending_tasks_count += is_pending(state->task);
  }
  int draining = 0;
  for (const ServiceState* state : ecs.services().of_cluster(cluster.cluster_arn)) {
    view.active_services_count += state->service.status == "ACTIVE";
    draining += state->service.status == "DRAINING";
  }
  if (includes(include, "STATISTICS")) view.statistics = statistics_of(view, draining);
  if (!includes(include, "TAGS")) view.tags.clear();
  if (!includes(include, "SETTINGS")) view.settings.clear();
  if (!includes(include, "CONFIGURATIONS")) view.configuration.reset();
  return view;
}

}  // namespace ecs
