// Takes a task through its states, each at its time, and its containers with it.
//
// PROVISIONING → PENDING → (ACTIVATING) → RUNNING → (DEACTIVATING) → (STOPPING) → DEPROVISIONING →
// STOPPED. A task whose essential container exits goes from RUNNING to STOPPING if others still
// run, else to DEPROVISIONING; one that cannot start goes there from PENDING.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fakes/aws/environment.h"
#include "fakes/ecs/options.h"
#include "fakes/ecs/tasks/task_state.h"

namespace ecs {

// Who is told what becomes of tasks.
class TaskListener {
 public:
  virtual ~TaskListener() = default;
  // Something that DescribeTasks shows has changed.
  virtual void task_changed(TaskState& state) = 0;
  // A stopped task is to be forgotten: the listener may destroy it.
  virtual void task_expired(TaskState& state) = 0;
};

class TaskLifecycle {
 public:
  // `runner` may be null. All must outlive this and every task.
  TaskLifecycle(aws::Environment& environment, const Options& options, ContainerRunner* runner,
                TaskListener& listener);

  // Starts a task that make_task() made: it is PROVISIONING.
  void begin(TaskState& state);
  // Stops a task; does nothing if it is stopping already. `code` is AWS's stopCode.
  void stop(TaskState& state, const std::string& code, const std::string& reason);
  // See Tasks::protect().
  void protect(TaskState& state, std::optional<sim::Time> until);
  // Called for a task that runs, at least once, and when a rule has come: faults that strike it end
  // it later. By each rule it is asked once.
  void let_be_disrupted(TaskState& state);
  // Has a STOPPED task expire when its time has come.
  void expire_later(TaskState& state);
  // Goes on with a task that was brought back to what the store has of it. `seen` is what it had
  // become since: what its containers have done stays done, and is taken up from there.
  void resume(TaskState& state, const Task& seen);

  // For ContainerState, which reports here.
  sim::ScopedTimer post_exit(TaskState& state, ContainerState& container, int code,
                             const std::string& reason);
  void record_output(TaskState& state, const ContainerState& container, std::string_view line,
                     OutputStream stream);

  sim::Ids& ids() { return ids_; }

 private:
  using Step = void (TaskLifecycle::*)(TaskState&);
  void later(TaskState& state, sim::Duration delay, Step step);
  void at(TaskState& state, sim::Time due, Step step);
  void set_status(TaskState& state, const char* status);
  void changed(TaskState& state);
  std::uint64_t cause_of(const TaskState& state) const;

  sim::Duration decide(const sim::DecisionKind& kind, const TaskState& state,
                       const sim::Distribution& distribution);
  StartPhases decide_phases(const TaskState& state);
  void pending(TaskState& state);
  void pull(TaskState& state);
  void pulled(TaskState& state);
  void start_containers(TaskState& state);
  void start_ready_containers(TaskState& state);
  void start_container(TaskState& state, ContainerState& container);
  void watch_start(TaskState& state, ContainerState& container);
  void watch_health(TaskState& state, ContainerState& container);
  void health_changed(TaskState& state, ContainerState& container, const char* health);
  void running(TaskState& state);
  void fail_to_start(TaskState& state, const std::string& reason);

  void let_be_disrupted(TaskState& state, const aws::FaultKind& kind, Step step);
  void arm(Disruption& disruption);
  void run_out_of_memory(TaskState& state);
  void retire(TaskState& state);
  void interrupt(TaskState& state);

  void exited(TaskState& state, ContainerState& container, int code, const std::string& reason);
  void mark_stopping(TaskState& state, const std::string& code, const std::string& reason);
  void stop_containers(TaskState& state);
  void signal_containers(TaskState& state);
  void execution_stopped(TaskState& state);
  void stopped(TaskState& state);

  void take_up_containers(TaskState& state, const Task& seen);
  void take_up_container(TaskState& state, ContainerState& container, const Container& seen);
  void take_up_disruptions(TaskState& state);
  void take_up_step(TaskState& state);

  aws::Environment& environment_;
  Options options_;
  ContainerRunner* runner_;
  TaskListener& listener_;
  sim::Ids ids_;
  sim::Random timing_;
  std::optional<sim::Random> disruptions_;  // made with the first
};

}  // namespace ecs
