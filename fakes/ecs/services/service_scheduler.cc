#include "fakes/ecs/services/service_scheduler.h"

#include <algorithm>

#include "fakes/ecs/decisions.h"
#include "fakes/ecs/faults.h"
#include "fakes/ecs/services/deployment_limits.h"
#include "fakes/ecs/tasks/placement.h"
#include "fakes/ecs/tasks/stop_reasons.h"

namespace ecs {
namespace {

// Failures in a row from which on the scheduler waits, first this long, then twice as long, ….
constexpr std::int32_t kFailuresBeforeWaiting = 3;
constexpr sim::Duration kFirstWait = std::chrono::minutes{1};
constexpr sim::Duration kLongestWait = std::chrono::minutes{27};
// How long the scheduler waits where there was no capacity.
constexpr sim::Duration kUntilCapacity = std::chrono::minutes{1};

sim::Duration wait_after(std::int32_t failures) {
  if (failures < kFailuresBeforeWaiting) return {};
  const std::int32_t doublings = std::min(failures - kFailuresBeforeWaiting, 10);
  return std::min(kFirstWait * (1 << doublings), kLongestWait);
}

bool is_running(const TaskState* task) { return task->task.last_status == status::kRunning; }

std::int32_t size_of(const std::vector<TaskState*>& tasks) {
  return static_cast<std::int32_t>(tasks.size());
}

std::int32_t count_running(const std::vector<TaskState*>& tasks) {
  return static_cast<std::int32_t>(std::count_if(tasks.begin(), tasks.end(), is_running));
}

std::vector<TaskState*> of_deployment(const std::vector<TaskState*>& tasks, const std::string& id,
                                      bool same = true) {
  std::vector<TaskState*> result;
  for (TaskState* task : tasks) {
    if ((task->task.started_by == id) == same) result.push_back(task);
  }
  return result;
}

}  // namespace

ServiceScheduler::ServiceScheduler(aws::Environment& environment, const Options& options,
                                   Clusters& clusters, TaskDefinitions& definitions, Tasks& tasks,
                                   Save save)
    : environment_(environment),
      options_(options),
      clusters_(clusters),
      definitions_(definitions),
      tasks_(tasks),
      save_(std::move(save)),
      history_(environment),
      ids_(environment.random.stream("ecs service ids")),
      timing_(environment.random.stream("ecs service timing")) {}

void ServiceScheduler::wake(ServiceState& state) {
  const sim::Duration reaction = environment_.decisions.duration(
      kServiceReaction, state.service.service_name, options_.service_reaction, timing_);
  wake_at(state, environment_.now() + reaction);
}

void ServiceScheduler::wake_at(ServiceState& state, sim::Time due) {
  if (state.next_reconcile && *state.next_reconcile <= due) return;
  state.next_reconcile = due;
  const std::uint64_t cause = environment_.journal.cause();
  state.timer = sim::ScopedTimer{environment_.scheduler,
                                 environment_.scheduler.at(due, [this, &state, cause] {
                                   const sim::CauseScope because{environment_.journal, cause};
                                   state.next_reconcile.reset();
                                   reconcile(state);
                                 })};
}

void ServiceScheduler::reconcile(ServiceState& state) {
  if (state.service.status == "INACTIVE") return;
  const std::int32_t desired = state.service.desired_count;
  history_.start(state);
  retire_deployments(state);
  stop_unhealthy(state);
  stop_surplus(state, desired);
  stop_older(state, desired);
  start_missing(state, desired);
  if (state.service.status == "DRAINING") {
    finish_draining(state);
  } else {
    check_steady(state, desired);
  }
  save_(state);
}

// The service's tasks that are not STOPPED.
ServiceScheduler::TaskList ServiceScheduler::live_tasks(const ServiceState& state) const {
  const std::string group = "service:" + state.service.service_name;
  return tasks_.select([&](const TaskState& task) {
    return !task.is_stopped() && task.task.group == group &&
           task.task.cluster_arn == state.service.cluster_arn;
  });
}

// The service's tasks that are not about to stop.
ServiceScheduler::TaskList ServiceScheduler::wanted_tasks(const ServiceState& state) const {
  TaskList tasks = live_tasks(state);
  tasks.erase(std::remove_if(tasks.begin(), tasks.end(),
                             [](const TaskState* task) { return task->is_stopping(); }),
              tasks.end());
  return tasks;
}

// A deployment that is no longer PRIMARY ends with its last task.
void ServiceScheduler::retire_deployments(ServiceState& state) {
  const TaskList live = live_tasks(state);
  auto& deployments = state.service.deployments;
  deployments.erase(std::remove_if(deployments.begin(), deployments.end(),
                                   [&](const Deployment& deployment) {
                                     return deployment.status != "PRIMARY" &&
                                            of_deployment(live, deployment.id).empty();
                                   }),
                    deployments.end());
}

// Stops tasks whose containers fail their health checks, once the service's grace period is over.
void ServiceScheduler::stop_unhealthy(ServiceState& state) {
  const std::chrono::seconds grace{state.service.health_check_grace_period_seconds.value_or(0)};
  for (TaskState* task : wanted_tasks(state)) {
    if (task->task.health_status != "UNHEALTHY") continue;
    const sim::Time due = task->task.started_at.value_or(environment_.now()) + grace;
    if (environment_.now() < due) {
      wake_at(state, due);
      continue;
    }
    add_event(state, "(task " + task->id() + ") failed container health checks.");
    tasks_.stop(*task, "ServiceSchedulerInitiated", std::string(stop_reason::kUnhealthy));
    state.is_steady = false;
  }
}

// Removes the tasks from `tasks` that are protected from scaling in, and has the service reconciled
// when a protection ends. Protection does not count once the service is being deleted.
void ServiceScheduler::spare_protected(ServiceState& state, TaskList& tasks) {
  if (state.service.status == "DRAINING") return;
  const sim::Time now = environment_.now();
  const auto is_protected = [&](const TaskState* task) { return task->is_protected(now); };
  for (const TaskState* task : tasks) {
    if (is_protected(task)) wake_at(state, *task->protected_until);
  }
  tasks.erase(std::remove_if(tasks.begin(), tasks.end(), is_protected), tasks.end());
}

void ServiceScheduler::stop_surplus(ServiceState& state, std::int32_t desired) {
  const std::string primary = state.service.deployments.front().id;
  TaskList tasks = of_deployment(wanted_tasks(state), primary);
  const std::int32_t surplus = size_of(tasks) - desired;
  if (surplus <= 0) return;
  spare_protected(state, tasks);
  // Tasks that do not run yet are stopped first, then the newest.
  std::stable_sort(tasks.begin(), tasks.end(), [](const TaskState* a, const TaskState* b) {
    return is_running(a) != is_running(b) ? is_running(b) : a->number > b->number;
  });
  tasks.resize(std::min(tasks.size(), static_cast<std::size_t>(surplus)));
  stop_tasks(state, tasks);
}

void ServiceScheduler::stop_older(ServiceState& state, std::int32_t desired) {
  const std::string primary = state.service.deployments.front().id;
  const TaskList wanted = wanted_tasks(state);
  const TaskCountLimits limits = task_count_limits(state.service.deployment_configuration, desired);
  std::int32_t may_stop = count_running(wanted) - limits.fewest;
  TaskList older = of_deployment(wanted, primary, false);
  spare_protected(state, older);
  TaskList stopping;
  for (TaskState* task : older) {
    if (is_running(task) && may_stop-- <= 0) continue;
    stopping.push_back(task);
  }
  stop_tasks(state, stopping);
}

void ServiceScheduler::start_missing(ServiceState& state, std::int32_t desired) {
  Deployment& primary = state.service.deployments.front();
  const TaskList wanted = wanted_tasks(state);
  const TaskCountLimits limits = task_count_limits(state.service.deployment_configuration, desired);
  const std::int32_t missing = desired - size_of(of_deployment(wanted, primary.id));
  std::int32_t starting = std::min(missing, limits.most - size_of(wanted));
  if (starting <= 0 || primary.rollout_state == "FAILED") return;
  if (primary.launch_type != "FARGATE") {
    if (!state.is_unplaceable) {
      add_event(
          state,
          "was unable to place a task because no container instance met all of its requirements. "
          "Reason: No Container Instances were found in your cluster. For more information, see "
          "the Troubleshooting section of the Amazon ECS Developer Guide.");
    }
    state.is_unplaceable = true;
    return;
  }
  if (environment_.now() < state.no_start_before) return wake_at(state, state.no_start_before);
  const Launch launch = make_launch(state, primary);
  starting -= without_capacity(state, launch, starting);
  if (starting <= 0) return;
  std::string started;
  for (std::int32_t i = 0; i < starting; ++i) {
    started += " (task " + tasks_.launch(launch).id() + ")";
  }
  state.is_steady = false;
  add_event(state, "has started " + std::to_string(starting) + " tasks:" + started + ".");
}

std::int32_t ServiceScheduler::without_capacity(ServiceState& state, const Launch& launch,
                                                std::int32_t tasks) {
  std::int32_t refused = 0;
  for (std::int32_t i = 0; i < tasks; ++i) {
    const auto struck = aws::strike(environment_, kNoCapacity, launch.definition->family);
    if (!struck) continue;
    ++refused;
    const sim::CauseScope because{environment_.journal, struck->event};
    add_event(state, "was unable to place a task. Reason: " + std::string(kNoCapacityText) +
                         ". For more information, see the Troubleshooting section of the Amazon "
                         "ECS Developer Guide.");
  }
  if (refused == 0) return 0;
  state.is_steady = false;
  state.no_start_before = environment_.now() + kUntilCapacity;
  wake_at(state, state.no_start_before);
  return refused;
}

void ServiceScheduler::stop_tasks(ServiceState& state, const TaskList& tasks) {
  if (tasks.empty()) return;
  const std::string reason = stop_reason::scaling(state.service.deployments.front().id);
  std::string stopped;
  for (TaskState* task : tasks) {
    stopped += " (task " + task->id() + ")";
    tasks_.stop(*task, "ServiceSchedulerInitiated", reason);
  }
  state.is_steady = false;
  add_event(state,
            "has stopped " + std::to_string(tasks.size()) + " running tasks:" + stopped + ".");
}

void ServiceScheduler::check_steady(ServiceState& state, std::int32_t desired) {
  Deployment& primary = state.service.deployments.front();
  const TaskList wanted = wanted_tasks(state);
  if (state.is_steady || primary.rollout_state == "FAILED" ||
      state.service.deployments.size() != 1 || size_of(wanted) != desired ||
      count_running(wanted) != desired) {
    return;
  }
  if (primary.rollout_state == "IN_PROGRESS") {
    primary.rollout_state = "COMPLETED";
    primary.rollout_state_reason = "ECS deployment " + primary.id + " completed.";
    primary.updated_at = environment_.now();
    history_.succeed(state, describe(state));
    add_event(state, "(deployment " + primary.id + ") deployment completed.");
  }
  state.is_steady = true;
  add_event(state, "has reached a steady state.");
}

void ServiceScheduler::finish_draining(ServiceState& state) {
  if (!live_tasks(state).empty()) return;
  state.service.status = "INACTIVE";
  state.inactive_since = environment_.now();
  state.service.deployments.clear();
  state.history.clear();
  add_event(state, "has been deleted.");
}

void ServiceScheduler::task_changed(ServiceState& state, const TaskState& task) {
  auto& deployments = state.service.deployments;
  const auto deployment =
      std::find_if(deployments.begin(), deployments.end(),
                   [&](const Deployment& d) { return d.id == task.task.started_by; });
  if (deployment == deployments.end()) return;
  if (is_running(&task)) {
    state.failures = deployment->failed_tasks = 0;
  } else if (task.task.last_status == status::kDeprovisioning && !task.task.started_at &&
             (task.task.stop_code == "TaskFailedToStart" ||
              task.task.stop_code == "EssentialContainerExited")) {
    ++deployment->failed_tasks;
    ++state.failures;
    state.no_start_before = environment_.now() + wait_after(state.failures);
    if (state.failures == kFailuresBeforeWaiting) {
      add_event(state,
                "is unable to consistently start tasks successfully. For more information, see the "
                "Troubleshooting section of the Amazon ECS Developer Guide.");
    }
    check_circuit_breaker(state);
    save_(state);
  }
  wake(state);
}

Launch ServiceScheduler::make_launch(const ServiceState& state,
                                     const Deployment& deployment) const {
  const Service& service = state.service;
  const Revision& revision = *definitions_.find(state.scope, deployment.task_definition);
  Launch launch;
  launch.scope = state.scope;
  launch.cluster = clusters_.find(state.scope, service.cluster_arn);
  launch.definition = &revision.definition;
  launch.network = deployment.network_configuration;
  launch.launch_type = deployment.launch_type;
  if (!deployment.capacity_provider_strategy.empty()) {
    launch.capacity_provider = provider_of(deployment.capacity_provider_strategy);
  }
  launch.platform_version = deployment.platform_version;
  launch.group = "service:" + service.service_name;
  launch.started_by = deployment.id;
  launch.enable_execute_command = service.enable_execute_command;
  launch.activates = !service.load_balancers.empty() || !service.service_registries.empty();
  if (service.propagate_tags == "SERVICE") launch.tags = service.tags;
  if (service.propagate_tags == "TASK_DEFINITION") launch.tags = revision.tags;
  if (service.enable_ecs_managed_tags) {
    launch.tags.push_back({"aws:ecs:clusterName", state.cluster});
    launch.tags.push_back({"aws:ecs:serviceName", service.service_name});
  }
  return launch;
}

}  // namespace ecs
