// How tasks stop: from the state in which a stop, an exit or a failed start finds them until they
// are forgotten. What a container reports comes in here, too.
#include <algorithm>

#include "fakes/ecs/decisions.h"
#include "fakes/ecs/tasks/awslogs.h"
#include "fakes/ecs/tasks/dependencies.h"
#include "fakes/ecs/tasks/health.h"
#include "fakes/ecs/tasks/launch.h"
#include "fakes/ecs/tasks/stop_reasons.h"
#include "fakes/ecs/tasks/task_journal.h"
#include "fakes/ecs/tasks/task_lifecycle.h"

namespace ecs {
namespace {

bool any_runs(const TaskState& state) {
  return std::any_of(state.containers.begin(), state.containers.end(),
                     [](const auto& c) { return c->started && !c->stopped(); });
}

}  // namespace

void TaskLifecycle::stop(TaskState& state, const std::string& code, const std::string& reason) {
  if (state.is_stopping()) return;
  mark_stopping(state, code, reason);
  if (!any_runs(state)) return execution_stopped(state);
  set_status(state, status::kDeactivating);
  later(state, decide(kDeactivation, state, options_.deactivation),
        &TaskLifecycle::stop_containers);
}

void TaskLifecycle::protect(TaskState& state, std::optional<sim::Time> until) {
  state.protected_until = until;
  listener_.task_changed(state);
}

void TaskLifecycle::mark_stopping(TaskState& state, const std::string& code,
                                  const std::string& reason) {
  state.timer.cancel();
  for (Disruption& disruption : state.disruptions) disruption.timer.cancel();
  state.task.desired_status = status::kStopped;
  state.task.stopping_at = environment_.now();
  state.task.stop_code = code;
  state.task.stopped_reason = reason;
}

void TaskLifecycle::stop_containers(TaskState& state) {
  if (!any_runs(state)) return execution_stopped(state);
  set_status(state, status::kStopping);
  signal_containers(state);
}

// Containers stop in the reverse order of their dependencies.
void TaskLifecycle::signal_containers(TaskState& state) {
  for (const auto& owned : state.containers) {
    ContainerState& container = *owned;
    if (container.running == nullptr || container.stopped() || container.signalled) continue;
    if (is_needed(state, container)) continue;
    container.signalled = true;
    container.health.reset();
    const sim::Duration grace = container_spec(state, container.index()).stop_timeout;
    container.kill_timer = sim::ScopedTimer{
        environment_.scheduler, environment_.scheduler.after(grace, [this, &state, &container] {
          const sim::CauseScope because{environment_.journal, state.event};
          container.running->kill();
        })};
    const sim::CauseScope because{environment_.journal, cause_of(state)};
    container.running->signal(kSigTerm);
  }
}

sim::ScopedTimer TaskLifecycle::post_exit(TaskState& state, ContainerState& container, int code,
                                          const std::string& reason) {
  const std::uint64_t cause = cause_of(state);
  return sim::ScopedTimer{
      environment_.scheduler,
      environment_.scheduler.post([this, &state, &container, code, reason, cause] {
        const sim::CauseScope because{environment_.journal, cause};
        exited(state, container, code, reason);
      })};
}

void TaskLifecycle::exited(TaskState& state, ContainerState& container, int code,
                           const std::string& reason) {
  container.kill_timer.cancel();
  container.health.reset();
  container.running.reset();
  Container& shown = container.shown();
  shown.last_status = status::kStopped;
  shown.exit_code = code;
  shown.reason = reason;
  if (shown.health_status == "HEALTHY") shown.health_status = "UNKNOWN";
  if (state.is_stopping()) {
    if (!any_runs(state)) return execution_stopped(state);
    changed(state);
    if (state.task.last_status == status::kStopping) signal_containers(state);
  } else if (container.definition().is_essential()) {
    mark_stopping(state, "EssentialContainerExited", std::string(stop_reason::kEssentialContainer));
    stop_containers(state);
  } else if (state.task.last_status == status::kPending) {
    start_ready_containers(state);
  } else {
    changed(state);
  }
}

void TaskLifecycle::execution_stopped(TaskState& state) {
  state.task.execution_stopped_at = environment_.now();
  for (Container& container : state.task.containers) container.last_status = status::kStopped;
  for (Attachment& attachment : state.task.attachments) attachment.status = "DETACHING";
  set_status(state, status::kDeprovisioning);
  later(state, decide(kDeprovisioning, state, options_.deprovisioning), &TaskLifecycle::stopped);
}

void TaskLifecycle::stopped(TaskState& state) {
  state.containers.clear();
  state.task.stopped_at = environment_.now();
  for (Attachment& attachment : state.task.attachments) attachment.status = "DELETED";
  expire_later(state);
  set_status(state, status::kStopped);
}

void TaskLifecycle::expire_later(TaskState& state) {
  const sim::Time due = *state.task.stopped_at + options_.stopped_task_visible;
  state.timer = sim::ScopedTimer{
      environment_.scheduler,
      environment_.scheduler.at(due, [this, &state] { listener_.task_expired(state); })};
}

void TaskLifecycle::record_output(TaskState& state, const ContainerState& container,
                                  std::string_view line, OutputStream stream) {
  try {
    const sim::CauseScope because{environment_.journal, cause_of(state)};
    record_line(environment_.journal, state, container.definition().name, line, stream);
    write_log(environment_, state, container.definition(), line);
  } catch (const sim::StoreError&) {
    // The end of the turn says so. The line is lost, and its program reads on.
    if (!environment_.store.has_failed()) throw;
  }
}

}  // namespace ecs
