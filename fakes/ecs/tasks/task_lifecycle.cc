#include "fakes/ecs/tasks/task_lifecycle.h"

#include <algorithm>

#include "fakes/ecs/decisions.h"
#include "fakes/ecs/faults.h"
#include "fakes/ecs/tasks/awslogs.h"
#include "fakes/ecs/tasks/dependencies.h"
#include "fakes/ecs/tasks/health.h"
#include "fakes/ecs/tasks/launch.h"
#include "fakes/ecs/tasks/stop_reasons.h"
#include "fakes/ecs/tasks/task_journal.h"

namespace ecs {

TaskLifecycle::TaskLifecycle(aws::Environment& environment, const Options& options,
                             ContainerRunner* runner, TaskListener& listener)
    : environment_(environment),
      options_(options),
      runner_(runner),
      listener_(listener),
      ids_(environment.random.stream("ecs ids")),
      timing_(environment.random.stream("ecs timing")) {}

// What happens to a task on its own was caused by what happened to it before.
std::uint64_t TaskLifecycle::cause_of(const TaskState& state) const {
  const std::uint64_t cause = environment_.journal.cause();
  return cause != 0 ? cause : state.event;
}

void TaskLifecycle::at(TaskState& state, sim::Time due, Step step) {
  state.timer = sim::ScopedTimer{
      environment_.scheduler,
      environment_.scheduler.at(due, [this, &state, step] { (this->*step)(state); })};
}

void TaskLifecycle::later(TaskState& state, sim::Duration delay, Step step) {
  at(state, environment_.now() + delay, step);
}

void TaskLifecycle::set_status(TaskState& state, const char* status) {
  state.task.last_status = status;
  const sim::CauseScope because{environment_.journal, cause_of(state)};
  state.event = record_status(environment_.journal, state);
  changed(state);
}

void TaskLifecycle::changed(TaskState& state) {
  ++state.task.version;
  listener_.task_changed(state);
}

sim::Duration TaskLifecycle::decide(const sim::DecisionKind& kind, const TaskState& state,
                                    const sim::Distribution& distribution) {
  return environment_.decisions.duration(kind, state.definition->family, distribution, timing_);
}

StartPhases TaskLifecycle::decide_phases(const TaskState& state) {
  sim::Duration total = decide(kStart, state, options_.cold_start);
  const auto slow = aws::strike(environment_, kSlowStart, state.definition->family);
  if (slow) total += slow->duration("by");
  StartPhases phases;
  phases.provisioning = total / 4;
  phases.activation = state.activates ? total / 20 : sim::Duration{};
  const sim::Duration pending = total - phases.provisioning - phases.activation;
  phases.before_pull = pending / 10;
  phases.after_pull = pending / 5;
  phases.pull = pending - phases.before_pull - phases.after_pull;
  return phases;
}

void TaskLifecycle::begin(TaskState& state) {
  state.phases = decide_phases(state);
  for (std::size_t i = 0; i < state.task.containers.size(); ++i) {
    state.containers.push_back(std::make_unique<ContainerState>(*this, state, i));
  }
  state.task.version = 0;
  set_status(state, status::kProvisioning);
  later(state, state.phases.provisioning, &TaskLifecycle::pending);
}

void TaskLifecycle::pending(TaskState& state) {
  attach_network(state, ids_);
  state.task.connectivity = "CONNECTED";
  state.task.connectivity_at = environment_.now();
  set_status(state, status::kPending);
  later(state, state.phases.before_pull, &TaskLifecycle::pull);
}

void TaskLifecycle::pull(TaskState& state) {
  state.task.pull_started_at = environment_.now();
  changed(state);
  later(state, state.phases.pull, &TaskLifecycle::pulled);
}

void TaskLifecycle::pulled(TaskState& state) {
  state.task.pull_stopped_at = environment_.now();
  for (Container& container : state.task.containers) {
    if (runner_ == nullptr || !runner_->has_image(container.image)) {
      container.reason = stop_reason::cannot_pull(container.image);
      return fail_to_start(state, container.reason);
    }
    if (environment_.faults.rules().empty()) continue;
    const auto struck =
        aws::strike(environment_, kCannotPull, state.definition->family + " " + container.image);
    if (!struck) continue;
    const sim::CauseScope because{environment_.journal, struck->event};
    container.reason = stop_reason::pull_timed_out(container.image);
    return fail_to_start(state, container.reason);
  }
  changed(state);
  later(state, state.phases.after_pull, &TaskLifecycle::start_containers);
}

void TaskLifecycle::start_containers(TaskState& state) {
  state.may_start_containers = true;
  start_ready_containers(state);
}

void TaskLifecycle::start_ready_containers(TaskState& state) {
  // The containers of a task that was resumed may run before it has come so far again.
  if (!state.may_start_containers) return changed(state);
  // A container that has just started may be what another one waits for.
  for (bool progress = true; progress;) {
    progress = false;
    for (const auto& container : state.containers) {
      if (container->started) continue;
      const Readiness readiness = readiness_of(state, *container);
      if (readiness.failed) return fail_to_start(state, readiness.reason);
      if (!readiness.ready) continue;
      start_container(state, *container);
      if (state.is_stopping()) return;
      progress = true;
    }
  }
  const bool all = std::all_of(state.containers.begin(), state.containers.end(),
                               [](const auto& container) { return container->started; });
  if (!all) return changed(state);
  if (!state.activates) return running(state);
  set_status(state, status::kActivating);
  later(state, state.phases.activation, &TaskLifecycle::running);
}

void TaskLifecycle::start_container(TaskState& state, ContainerState& container) {
  Container& shown = container.shown();
  shown.runtime_id = state.id() + "-" + std::to_string(ids_.number(1000000000, 9999999999));
  const ContainerSpec spec = container_spec(state, container.index());
  const sim::CauseScope because{environment_.journal, cause_of(state)};
  open_log(environment_, spec);
  container.started = true;
  try {
    container.running = runner_->start(spec, container);
    if (container.running == nullptr) {
      throw ContainerStartError(stop_reason::nothing_runs(shown.image));
    }
  } catch (const ContainerStartError& error) {
    container.started = false;
    shown.reason = error.what();
    return fail_to_start(state, shown.reason);
  }
  shown.last_status = status::kRunning;
  if (container.definition().start_timeout) watch_start(state, container);
  if (container.definition().health_check) watch_health(state, container);
}

// Once the container's startTimeout is over, containers that still wait for it can never start.
void TaskLifecycle::watch_start(TaskState& state, ContainerState& container) {
  const std::chrono::seconds limit{*container.definition().start_timeout};
  container.start_timer = sim::ScopedTimer{
      environment_.scheduler, environment_.scheduler.after(limit, [this, &state, &container] {
        container.timed_out = true;
        if (state.task.last_status == status::kPending && !state.is_stopping()) {
          start_ready_containers(state);
        }
      })};
}

void TaskLifecycle::watch_health(TaskState& state, ContainerState& container) {
  if (!container.running->can_execute()) {
    container.shown().health_status = "HEALTHY";
    return;
  }
  const auto tell = [this, &state, &container](bool healthy) {
    health_changed(state, container, healthy ? "HEALTHY" : "UNHEALTHY");
  };
  const auto flaps = [this, &state] {
    return aws::strike(environment_, kFlappingHealth, state.definition->family).has_value();
  };
  container.health =
      std::make_unique<HealthMonitor>(environment_.scheduler, *container.definition().health_check,
                                      *container.running, tell, flaps);
}

void TaskLifecycle::health_changed(TaskState& state, ContainerState& container,
                                   const char* health) {
  container.shown().health_status = health;
  state.task.health_status = health_of(state);
  const sim::CauseScope because{environment_.journal, cause_of(state)};
  record_health(environment_.journal, state, container.shown());
  // Other containers may have waited for this one to be healthy.
  if (state.task.last_status == status::kPending) return start_ready_containers(state);
  changed(state);
}

void TaskLifecycle::running(TaskState& state) {
  state.task.started_at = environment_.now();
  state.task.health_status = health_of(state);
  set_status(state, status::kRunning);
  let_be_disrupted(state);
}

void TaskLifecycle::fail_to_start(TaskState& state, const std::string& reason) {
  mark_stopping(state, "TaskFailedToStart", reason);
  stop_containers(state);
}

}  // namespace ecs
