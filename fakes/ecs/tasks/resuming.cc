// How tasks go on whose last turn was not kept by the store.
//
// The store says how far the task has come; its containers are where they are. A program that was
// started runs, so its task starts without starting it again; one that has ended ends once more,
// and leads to what its end led to before.
#include "fakes/ecs/decisions.h"
#include "fakes/ecs/tasks/health.h"
#include "fakes/ecs/tasks/task_lifecycle.h"

namespace ecs {

void TaskLifecycle::resume(TaskState& state, const Task& seen) {
  state.timer.cancel();
  state.may_start_containers = false;
  if (state.is_stopped()) {
    state.containers.clear();
    return expire_later(state);
  }
  take_up_disruptions(state);
  take_up_containers(state, seen);
  take_up_step(state);
}

// A stop that was not kept has cancelled them, and one that came in vain comes again: before what
// the containers have done since, which may be what it led to.
void TaskLifecycle::take_up_disruptions(TaskState& state) {
  if (state.is_stopping()) return;
  for (Disruption& disruption : state.disruptions) {
    if (!disruption.is_over) arm(disruption);
  }
}

void TaskLifecycle::take_up_containers(TaskState& state, const Task& seen) {
  // A task that was STOPPED has none any more.
  for (std::size_t i = state.containers.size(); i < state.task.containers.size(); ++i) {
    state.containers.push_back(std::make_unique<ContainerState>(*this, state, i));
    state.containers.back()->started = seen.containers[i].exit_code.has_value();
  }
  for (const auto& container : state.containers) {
    take_up_container(state, *container, seen.containers[container->index()]);
  }
}

void TaskLifecycle::take_up_container(TaskState& state, ContainerState& container,
                                      const Container& seen) {
  if (!container.started || container.stopped()) return;
  Container& shown = container.shown();
  shown.runtime_id = seen.runtime_id;
  shown.last_status = status::kRunning;
  shown.health_status = seen.health_status;
  if (!state.is_stopping()) {
    // A signal that it was sent stays sent, but it is not what stops the task.
    container.signalled = false;
    container.kill_timer.cancel();
  }
  if (container.running == nullptr) {
    if (seen.exit_code) container.exited_before(*seen.exit_code, seen.reason);
  } else if (container.health == nullptr && !container.signalled &&
             container.definition().health_check) {
    watch_health(state, container);
  }
}

// Each step at the time that it had, or now if that is over. What the store does not have is begun
// anew: ACTIVATING, whose beginning is not kept. How long a stop takes is decided anew, and counts
// from when it began.
void TaskLifecycle::take_up_step(TaskState& state) {
  const Task& task = state.task;
  const StartPhases& phases = state.phases;
  const std::string& last = task.last_status;
  const sim::Time now = environment_.now();
  if (last == status::kProvisioning) {
    at(state, task.created_at.value_or(now) + phases.provisioning, &TaskLifecycle::pending);
  } else if (last == status::kPending && !task.pull_started_at) {
    at(state, task.connectivity_at.value_or(now) + phases.before_pull, &TaskLifecycle::pull);
  } else if (last == status::kPending && !task.pull_stopped_at) {
    at(state, *task.pull_started_at + phases.pull, &TaskLifecycle::pulled);
  } else if (last == status::kPending) {
    at(state, *task.pull_stopped_at + phases.after_pull, &TaskLifecycle::start_containers);
  } else if (last == status::kActivating) {
    later(state, phases.activation, &TaskLifecycle::running);
  } else if (last == status::kRunning && task.health_status != health_of(state)) {
    state.task.health_status = health_of(state);
    later(state, {}, &TaskLifecycle::changed);
  } else if (last == status::kDeactivating) {
    at(state, *task.stopping_at + decide(kDeactivation, state, options_.deactivation),
       &TaskLifecycle::stop_containers);
  } else if (last == status::kStopping) {
    later(state, {}, &TaskLifecycle::signal_containers);
  } else if (last == status::kDeprovisioning) {
    at(state, *task.execution_stopped_at + decide(kDeprovisioning, state, options_.deprovisioning),
       &TaskLifecycle::stopped);
  }
}

}  // namespace ecs
