// A task as ECS holds it: what AWS shows of it, and what is known beside.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/ecs/names.h"
#include "fakes/ecs/runner.h"
#include "fakes/ecs/task_definitions/task_definition.h"
#include "fakes/ecs/tasks/task.h"
#include "sim/time/scheduler.h"

namespace ecs {

class HealthMonitor;
class TaskLifecycle;
struct TaskState;

// One container of a task that is not STOPPED: what runs it, and where it reports.
class ContainerState : public ContainerEvents {
 public:
  ContainerState(TaskLifecycle& lifecycle, TaskState& task, std::size_t index);
  ~ContainerState() override;

  void exited(int code, const std::string& reason) override;
  void output(std::string_view line, OutputStream stream) override;
  bool can_be_protected() const override;
  void protect(std::optional<sim::Time> until) override;
  std::optional<sim::Time> protected_until() const override;

  const ContainerDefinition& definition() const;
  // What ran has ended, which is told once more.
  void exited_before(int code, const std::string& reason);

  // As DescribeTasks gives it.
  Container& shown() const;
  std::size_t index() const { return index_; }
  bool stopped() const;

  bool started = false;
  bool signalled = false;
  bool timed_out = false;  // its startTimeout has passed
  // Why it is killed, unless it says so itself: the reason with which it ends.
  std::string_view killed_for = {};
  sim::ScopedTimer start_timer;
  sim::ScopedTimer kill_timer;
  std::unique_ptr<RunningContainer> running;
  std::unique_ptr<HealthMonitor> health;  // of what runs; null if it has no check

 private:
  TaskLifecycle& lifecycle_;
  TaskState& task_;
  std::size_t index_;
  bool reported_ = false;
  sim::ScopedTimer exit_timer_;
};

// How long a task takes over each part of its start.
struct StartPhases {
  sim::Duration provisioning{};
  sim::Duration before_pull{};
  sim::Duration pull{};
  sim::Duration after_pull{};
  sim::Duration activation{};  // zero if it does not activate
};

// A fault that is to end a task. It is known as long as the task is, for a turn in which it came,
// or was cancelled, may be undone.
struct Disruption {
  sim::Time due;
  std::function<void()> disrupt;
  bool is_over = false;
  sim::ScopedTimer timer{};
};

struct TaskState {
  Task task;
  Scope scope;
  std::string cluster;                         // its name
  const TaskDefinition* definition = nullptr;  // TaskDefinitions keeps it as long as this task
  std::string subnet;
  bool activates = false;                    // a load balancer or a registry is told of it
  std::string client_token;                  // of the RunTask that started it, or ""
  std::string request;                       // that RunTask's input as JSON, if it had a token
  std::uint64_t number = 0;                  // 1, 2, 3, … in the order of starting
  std::optional<sim::Time> protected_until;  // from its service's scaling in
  StartPhases phases;
  // Its images are pulled: while it is PENDING, each container starts as soon as what it depends on
  // allows.
  bool may_start_containers = false;

  // What runs, one for each container of the task definition; empty once STOPPED.
  std::vector<std::unique_ptr<ContainerState>> containers;
  sim::ScopedTimer timer;               // to the next state
  std::uint64_t asked_by = 0;           // the last rule of faults that may have ended it
  std::vector<Disruption> disruptions;  // in the order in which they struck
  std::uint64_t event = 0;              // the journal's last event about it

  std::string id() const { return last_part(task.task_arn); }
  std::string private_ip() const;
  bool is_stopping() const { return task.desired_status == status::kStopped; }
  bool is_stopped() const { return task.last_status == status::kStopped; }
  bool is_of_service() const { return task.group.starts_with("service:"); }
  bool is_protected(sim::Time now) const {
    return !is_stopping() && protected_until && *protected_until > now;
  }
};

// The variable CONTAINER_ID of a task's first container that has one, or "".
std::string container_id_of(const TaskState& state);

// The part of a TaskState that is kept in the store.
struct TaskRecord {
  Task task;
  std::string client_token;
  std::string request;
  std::int64_t number = 0;
  std::optional<sim::Time> protected_until;
  static const aws::Structure& shape();
};

}  // namespace ecs
