// The tasks of all accounts and regions.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/ecs/records.h"
#include "fakes/ecs/task_definitions/task_definitions.h"
#include "fakes/ecs/tasks/launch.h"
#include "fakes/ecs/tasks/task_lifecycle.h"

namespace ecs {

class Tasks : public TaskListener {
 public:
  Tasks(aws::Environment& environment, const Options& options, ContainerRunner* runner,
        Records& records);

  // `listener` is told of every change of a task, after it is written. It may start and stop tasks
  // only from the scheduler.
  void on_change(std::function<void(TaskState&)> listener) { listener_ = std::move(listener); }

  // Starts a task.
  TaskState& launch(const Launch& launch);
  void stop(TaskState& state, const std::string& code, const std::string& reason) {
    lifecycle_.stop(state, code, reason);
  }

  // Protects a task of a service from being stopped when that scales in or is deployed anew, until
  // then; nothing: no more. REQUIRES: state.is_of_service().
  void protect(TaskState& state, std::optional<sim::Time> until) {
    lifecycle_.protect(state, until);
  }

  // See Ecs::let_be_struck().
  void let_be_struck();

  // By id or ARN, in a cluster. Null if there is none, or none any more.
  TaskState* find(const Cluster& cluster, const Scope& scope, std::string_view identifier);
  // Null if there is none.
  TaskState* by_arn(std::string_view arn);
  // The ones that `matches` is true for, in the order in which they were started.
  std::vector<TaskState*> select(const std::function<bool(const TaskState&)>& matches);
  void save(const TaskState& state);

  // Reads them from the store again, with their definitions; pointers from before are invalid.
  // Those that this has had already go on from what the store has of them. The others, if they are
  // not STOPPED, were another program's: now they are, `Backlot was restarted`. Tasks that the
  // store does not have are forgotten, and their containers end silently.
  void load(TaskDefinitions& definitions);

  sim::Ids& ids() { return lifecycle_.ids(); }

 private:
  void task_changed(TaskState& state) override;
  void task_expired(TaskState& state) override;
  void add(std::unique_ptr<TaskState> state);
  // `state`: what is known of it so far, or a new one.
  TaskState& take_up(std::unique_ptr<TaskState> state, TaskRecord record,
                     TaskDefinitions& definitions);
  void end_restarted(TaskState& state);

  aws::Environment& environment_;
  Records& records_;
  TaskLifecycle lifecycle_;
  std::function<void(TaskState&)> listener_;
  std::uint64_t next_number_ = 1;
  using ByNumber = std::map<std::uint64_t, std::unique_ptr<TaskState>>;

  std::map<std::string, std::uint64_t, std::less<>> numbers_;  // by ARN
  ByNumber tasks_;
};

}  // namespace ecs
