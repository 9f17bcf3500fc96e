// The part of ServiceScheduler that DescribeServices shows: the deployments and the events of a
// service.
#include <algorithm>

#include "fakes/ecs/events.h"
#include "fakes/ecs/services/deployment_limits.h"
#include "fakes/ecs/services/service_scheduler.h"

namespace ecs {
namespace {

constexpr std::size_t kMostEvents = 100;

std::string new_id(sim::Ids& ids) {
  const std::string first = ids.text(1, "123456789");
  return "ecs-svc/" + first + ids.text(18, "0123456789");
}

}  // namespace

void ServiceScheduler::deploy(ServiceState& state, Deployment deployment) {
  const Service before = describe(state);
  auto& deployments = state.service.deployments;
  for (Deployment& older : deployments) older.status = "ACTIVE";
  deployment.id = new_id(ids_);
  deployment.status = "PRIMARY";
  deployment.created_at = deployment.updated_at = environment_.now();
  deployment.rollout_state = "IN_PROGRESS";
  deployment.rollout_state_reason = "ECS deployment " + deployment.id + " in progress.";
  deployments.insert(deployments.begin(), std::move(deployment));
  history_.begin(state, before);
  state.failures = 0;
  state.no_start_before = {};
  state.is_steady = state.is_unplaceable = false;
}

void ServiceScheduler::check_circuit_breaker(ServiceState& state) {
  const auto& breaker = state.service.deployment_configuration.deployment_circuit_breaker;
  Deployment& primary = state.service.deployments.front();
  if (!breaker || !breaker->enable || primary.rollout_state != "IN_PROGRESS" ||
      primary.failed_tasks < breaker_threshold(state.service.desired_count)) {
    return;
  }
  primary.rollout_state = "FAILED";
  primary.rollout_state_reason = "ECS deployment circuit breaker: tasks failed to start.";
  primary.updated_at = environment_.now();
  add_event(state, "(deployment " + primary.id + ") deployment failed: tasks failed to start.");
  const std::string reason = primary.rollout_state_reason;
  if (breaker->rollback) roll_back(state);
  history_.fail(state, describe(state), reason);
}

// The newest deployment that was completed is the PRIMARY again.
void ServiceScheduler::roll_back(ServiceState& state) {
  auto& deployments = state.service.deployments;
  const auto last =
      std::find_if(deployments.begin() + 1, deployments.end(),
                   [](const Deployment& d) { return d.rollout_state == "COMPLETED"; });
  if (last == deployments.end()) return;
  deployments.front().status = "ACTIVE";
  std::rotate(deployments.begin(), last, last + 1);
  Deployment& primary = deployments.front();
  primary.status = "PRIMARY";
  primary.rollout_state = "IN_PROGRESS";
  primary.rollout_state_reason =
      "ECS deployment circuit breaker: rolling back to deploymentId " + primary.id + ".";
  primary.updated_at = environment_.now();
  state.service.task_definition = primary.task_definition;
  state.failures = 0;
  state.no_start_before = {};
  add_event(state, "rolling back to deployment " + primary.id + ".");
}

Service ServiceScheduler::describe(const ServiceState& state) const {
  Service shown = state.service;
  for (Deployment& deployment : shown.deployments) deployment.desired_count = 0;
  if (!shown.deployments.empty()) shown.deployments.front().desired_count = shown.desired_count;
  for (const TaskState* task : live_tasks(state)) {
    const std::string& last = task->task.last_status;
    const bool runs = last == status::kRunning;
    const bool pends =
        last == status::kProvisioning || last == status::kPending || last == status::kActivating;
    shown.running_count += runs;
    shown.pending_count += pends;
    for (std::size_t i = 0; i < shown.deployments.size(); ++i) {
      Deployment& deployment = shown.deployments[i];
      if (deployment.id != task->task.started_by) continue;
      deployment.running_count += runs;
      deployment.pending_count += pends;
      if (i != 0 && !task->is_stopping()) ++deployment.desired_count;
    }
  }
  return shown;
}

void ServiceScheduler::add_event(ServiceState& state, const std::string& message) {
  Service& service = state.service;
  const std::string text = "(service " + service.service_name + ") " + message;
  service.events.insert(service.events.begin(), {ids_.uuid(), environment_.now(), text});
  if (service.events.size() > kMostEvents) service.events.resize(kMostEvents);
  const Service shown = describe(state);
  environment_.journal.record(
      "ecs", service.service_arn,
      ServiceEventAdded{service.service_name, state.cluster, service.status, text,
                        shown.desired_count, shown.running_count, shown.pending_count});
}

}  // namespace ecs
