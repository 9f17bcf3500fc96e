#include "fakes/ecs/services/service_history.h"

#include <algorithm>
#include <utility>

#include "fakes/ecs/services/deployment_limits.h"

namespace ecs {
namespace {

constexpr sim::Duration kRemembered = std::chrono::hours{90 * 24};

// The revision of a service that a deployment brings has the number of its id: `ecs-svc/1234`.
std::string revision_arn(const ServiceState& state, const Deployment& deployment) {
  return service_revision_arn(state.scope, state.cluster, state.service.service_name,
                              last_part(deployment.id));
}

const Deployment* deployment_of(const Service& shown, const ServiceRevisionSummary& revision) {
  const std::string number = last_part(revision.arn);
  const auto found = std::find_if(shown.deployments.begin(), shown.deployments.end(),
                                  [&](const Deployment& d) { return last_part(d.id) == number; });
  return found == shown.deployments.end() ? nullptr : &*found;
}

void count(ServiceRevisionSummary& revision, const Service& shown) {
  const Deployment* deployment = deployment_of(shown, revision);
  const Deployment none{};
  if (deployment == nullptr) deployment = &none;
  revision.requested_task_count = deployment->desired_count;
  revision.running_task_count = deployment->running_count;
  revision.pending_task_count = deployment->pending_count;
}

void count(ServiceDeployment& deployment, const Service& shown) {
  for (ServiceRevisionSummary& revision : deployment.source_service_revisions) {
    count(revision, shown);
  }
  count(deployment.target_service_revision, shown);
  const Deployment* target = deployment_of(shown, deployment.target_service_revision);
  if (target != nullptr) deployment.deployment_circuit_breaker.failure_count = target->failed_tasks;
}

void set_breaker(ServiceDeployment& deployment, const char* status) {
  std::string& shown = deployment.deployment_circuit_breaker.status;
  if (shown != "DISABLED") shown = status;
}

// The newest service deployment; null if it is over.
ServiceDeployment* unfinished(ServiceState& state) {
  const bool is_any = !state.history.empty() && !state.history.front().is_over();
  return is_any ? &state.history.front() : nullptr;
}

}  // namespace

ServiceHistory::ServiceHistory(aws::Environment& environment)
    : environment_(environment), ids_(environment.random.stream("ecs service deployments")) {}

std::string ServiceHistory::new_id() {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  return ids_.text(21, kAlphabet);
}

void ServiceHistory::begin(ServiceState& state, const Service& before) {
  if (ServiceDeployment* older = unfinished(state)) {
    stop(*older, before, "Stopped by a new service deployment.");
  }
  const sim::Time now = environment_.now();
  auto& history = state.history;
  history.erase(
      std::remove_if(history.begin(), history.end(),
                     [&](const ServiceDeployment& d) { return *d.created_at < now - kRemembered; }),
      history.end());
  const Service& service = state.service;
  ServiceDeployment deployment;
  deployment.service_deployment_arn =
      service_deployment_arn(state.scope, state.cluster, service.service_name, new_id());
  deployment.service_arn = service.service_arn;
  deployment.cluster_arn = service.cluster_arn;
  deployment.created_at = deployment.updated_at = now;
  for (const Deployment& source : before.deployments) {
    deployment.source_service_revisions.push_back({revision_arn(state, source), 0, 0, 0});
  }
  deployment.target_service_revision.arn = revision_arn(state, service.deployments.front());
  deployment.status = "PENDING";
  deployment.deployment_configuration = service.deployment_configuration;
  const auto& breaker = service.deployment_configuration.deployment_circuit_breaker;
  deployment.deployment_circuit_breaker = {breaker && breaker->enable ? "MONITORING" : "DISABLED",
                                           0, breaker_threshold(service.desired_count)};
  history.insert(history.begin(), std::move(deployment));
}

void ServiceHistory::start(ServiceState& state) {
  ServiceDeployment* deployment = unfinished(state);
  if (deployment == nullptr || deployment->status != "PENDING") return;
  deployment->status = "IN_PROGRESS";
  deployment->started_at = deployment->updated_at = environment_.now();
}

void ServiceHistory::succeed(ServiceState& state, const Service& shown) {
  ServiceDeployment* deployment = unfinished(state);
  if (deployment == nullptr) return;
  count(*deployment, shown);
  if (deployment->rollback) {
    deployment->status = "ROLLBACK_SUCCESSFUL";
  } else {
    deployment->status = "SUCCESSFUL";
    set_breaker(*deployment, "MONITORING_COMPLETE");
  }
  deployment->finished_at = deployment->updated_at = environment_.now();
}

void ServiceHistory::fail(ServiceState& state, const Service& shown, const std::string& reason) {
  ServiceDeployment* deployment = unfinished(state);
  if (deployment == nullptr) return;
  set_breaker(*deployment, "TRIGGERED");
  if (deployment->rollback) {
    count(*deployment, shown);
    deployment->status = "ROLLBACK_FAILED";
    deployment->finished_at = deployment->updated_at = environment_.now();
    return;
  }
  const std::string primary = revision_arn(state, shown.deployments.front());
  if (primary == deployment->target_service_revision.arn) return stop(*deployment, shown, reason);
  count(*deployment, shown);
  deployment->status = "ROLLBACK_IN_PROGRESS";
  deployment->status_reason = reason;
  deployment->rollback = Rollback{reason, environment_.now(), primary};
  deployment->updated_at = environment_.now();
}

void ServiceHistory::stop(ServiceDeployment& deployment, const Service& shown,
                          const std::string& reason) {
  count(deployment, shown);
  deployment.status = "STOPPED";
  deployment.status_reason = reason;
  deployment.stopped_at = deployment.updated_at = environment_.now();
}

ServiceDeployment shown_of(const ServiceDeployment& deployment, const Service& shown) {
  ServiceDeployment result = deployment;
  if (!result.is_over()) count(result, shown);
  return result;
}

}  // namespace ecs
