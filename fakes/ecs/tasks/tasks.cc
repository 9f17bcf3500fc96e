#include "fakes/ecs/tasks/tasks.h"

#include <algorithm>
#include <utility>

#include "fakes/aws/environment.h"
#include "fakes/ecs/tasks/stop_reasons.h"

namespace ecs {

Tasks::Tasks(aws::Environment& environment, const Options& options, ContainerRunner* runner,
             Records& records)
    : environment_(environment),
      records_(records),
      lifecycle_(environment, options, runner, *this) {}

TaskState& Tasks::launch(const Launch& launch) {
  const std::uint64_t number = next_number_++;
  auto state = make_task(launch, number, environment_.now(), lifecycle_.ids());
  TaskState& kept = *state;
  add(std::move(state));
  lifecycle_.begin(kept);
  return kept;
}

void Tasks::add(std::unique_ptr<TaskState> state) {
  numbers_[state->task.task_arn] = state->number;
  const std::uint64_t number = state->number;
  tasks_[number] = std::move(state);
}

TaskState* Tasks::find(const Cluster& cluster, const Scope& scope, std::string_view identifier) {
  const std::string prefix = task_arn(scope, cluster.cluster_name, "");
  const std::string arn = as_arn(identifier, prefix);
  return arn.starts_with(prefix) ? by_arn(arn) : nullptr;
}

TaskState* Tasks::by_arn(std::string_view arn) {
  const auto found = numbers_.find(arn);
  return found == numbers_.end() ? nullptr : tasks_.at(found->second).get();
}

std::vector<TaskState*> Tasks::select(const std::function<bool(const TaskState&)>& matches) {
  std::vector<TaskState*> result;
  for (const auto& [number, state] : tasks_) {
    if (matches(*state)) result.push_back(state.get());
  }
  return result;
}

void Tasks::let_be_struck() {
  for (const auto& [number, state] : tasks_) {
    if (state->task.last_status == status::kRunning) lifecycle_.let_be_disrupted(*state);
  }
}

void Tasks::save(const TaskState& state) {
  TaskRecord record;
  record.task = state.task;
  record.client_token = state.client_token;
  record.request = state.request;
  record.number = static_cast<std::int64_t>(state.number);
  record.protected_until = state.protected_until;
  records_.save(Kind::kTask, state.task.task_arn, record);
}

void Tasks::task_changed(TaskState& state) {
  save(state);
  if (listener_) listener_(state);
}

void Tasks::task_expired(TaskState& state) {
  const std::string arn = state.task.task_arn;
  auto node = tasks_.extract(state.number);
  numbers_.erase(arn);
  // If the store has to keep it after all, it may have it in another state: what it knows is
  // needed.
  const auto kept = std::make_shared<std::unique_ptr<TaskState>>(std::move(node.mapped()));
  (*kept)->timer.cancel();
  environment_.store.undo_with([this, kept] { add(std::move(*kept)); });
  records_.remove(Kind::kTask, arn);
}

void Tasks::load(TaskDefinitions& definitions) {
  // All of it first: what runs must not end because the store cannot be read.
  std::vector<TaskRecord> records;
  records_.load<TaskRecord>(Kind::kTask,
                            [&](TaskRecord record) { records.push_back(std::move(record)); });
  // What is left in here at the end is what the store does not have.
  ByNumber before = std::exchange(tasks_, {});
  const auto numbers = std::exchange(numbers_, {});
  for (TaskRecord& record : records) {
    const auto number = numbers.find(record.task.task_arn);
    if (number != numbers.end()) {
      auto known = std::move(before.extract(number->second).mapped());
      const Task seen = std::move(known->task);
      lifecycle_.resume(take_up(std::move(known), std::move(record), definitions), seen);
    } else {
      TaskState& state = take_up(std::make_unique<TaskState>(), std::move(record), definitions);
      if (!state.is_stopped()) end_restarted(state);
      lifecycle_.expire_later(state);
    }
  }
}

TaskState& Tasks::take_up(std::unique_ptr<TaskState> state, TaskRecord record,
                          TaskDefinitions& definitions) {
  const aws::Arn arn = *aws::parse_arn(record.task.task_arn);
  state->scope = {arn.account, arn.region};
  state->cluster = last_part(record.task.cluster_arn);
  const Revision* revision = definitions.find(state->scope, record.task.task_definition_arn);
  if (revision == nullptr) {
    throw sim::StoreError("the task definition of " + record.task.task_arn + " is missing");
  }
  state->definition = &revision->definition;
  state->client_token = std::move(record.client_token);
  state->request = std::move(record.request);
  state->number = static_cast<std::uint64_t>(record.number);
  state->protected_until = record.protected_until;
  next_number_ = std::max(next_number_, state->number + 1);
  state->task = std::move(record.task);
  TaskState& kept = *state;
  add(std::move(state));
  return kept;
}

void Tasks::end_restarted(TaskState& state) {
  Task& task = state.task;
  task.desired_status = task.last_status = status::kStopped;
  if (!task.stopping_at) task.stopping_at = environment_.now();
  task.stopped_at = environment_.now();
  task.stopped_reason = stop_reason::kRestarted;
  for (Container& container : task.containers) container.last_status = status::kStopped;
  for (Attachment& attachment : task.attachments) attachment.status = "DELETED";
  ++task.version;
  save(state);
}

}  // namespace ecs
