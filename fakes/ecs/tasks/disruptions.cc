// How tasks that run are ended by faults: when, and as what.
#include "fakes/ecs/decisions.h"
#include "fakes/ecs/faults.h"
#include "fakes/ecs/tasks/stop_reasons.h"
#include "fakes/ecs/tasks/task_lifecycle.h"

namespace ecs {

void TaskLifecycle::let_be_disrupted(TaskState& state) {
  const aws::Faults& faults = environment_.faults;
  if (faults.rules().empty() || faults.last() == state.asked_by || state.is_stopping()) return;
  let_be_disrupted(state, kOutOfMemory, &TaskLifecycle::run_out_of_memory);
  let_be_disrupted(state, kRetired, &TaskLifecycle::retire);
  if (state.task.capacity_provider_name == "FARGATE_SPOT") {
    let_be_disrupted(state, kSpotInterruption, &TaskLifecycle::interrupt);
  }
  // A task that did not begin to run is asked again when it does.
  environment_.store.undo_with([&state, before = state.asked_by] { state.asked_by = before; });
  state.asked_by = faults.last();
}

void TaskLifecycle::let_be_disrupted(TaskState& state, const aws::FaultKind& kind, Step step) {
  const std::string& family = state.definition->family;
  const auto is_new = [&](const aws::Strike& candidate) {
    return candidate.number_of_rule > state.asked_by;
  };
  const auto struck = aws::strike(environment_, kind, family, is_new);
  if (!struck) return;
  if (!disruptions_) disruptions_ = environment_.random.stream("ecs disruptions");
  const sim::Duration after = environment_.decisions.duration(
      kDisruption, family, sim::Distribution::uniform({}, struck->duration("within")),
      *disruptions_);
  const std::size_t place = state.disruptions.size();
  const auto disrupt = [this, &state, step, place, cause = struck->event,
                        rule = struck->number_of_rule] {
    state.disruptions[place].is_over = true;
    environment_.store.undo_with([&state, place] { state.disruptions[place].is_over = false; });
    // The rule may have been healed meanwhile, though others of its kind are there.
    if (state.is_stopping() || !environment_.faults.rules().contains(rule)) return;
    const sim::CauseScope because{environment_.journal, cause};
    (this->*step)(state);
  };
  state.disruptions.push_back({environment_.now() + after, disrupt});
  environment_.store.undo_with([&state] { state.disruptions.pop_back(); });
  arm(state.disruptions.back());
}

void TaskLifecycle::arm(Disruption& disruption) {
  sim::Scheduler& scheduler = environment_.scheduler;
  disruption.timer = sim::ScopedTimer{scheduler, scheduler.at(disruption.due, disruption.disrupt)};
}

void TaskLifecycle::run_out_of_memory(TaskState& state) {
  for (const auto& container : state.containers) {
    // It may have been killed in a turn that was not kept, and its end is told again.
    if (container->killed_for == stop_reason::kOutOfMemory) return;
    if (container->running == nullptr || !container->definition().is_essential()) continue;
    container->killed_for = stop_reason::kOutOfMemory;
    return container->running->kill();
  }
}

void TaskLifecycle::retire(TaskState& state) {
  const char* code = state.is_of_service() ? "ServiceSchedulerInitiated" : "TerminationNotice";
  stop(state, code, std::string(stop_reason::kRetired));
}

// The warning is a state change of a task that still runs; SIGTERM comes with it.
void TaskLifecycle::interrupt(TaskState& state) {
  mark_stopping(state, "SpotInterruption", std::string(stop_reason::kSpotInterrupted));
  set_status(state, status::kRunning);
  stop_containers(state);
}

}  // namespace ecs
