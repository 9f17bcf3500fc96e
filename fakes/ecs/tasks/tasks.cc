#include "fakes/ecs/tasks/tasks.h"

#include <algorithm>
#include <utility>

#include "fakes/aws/environment.h"

namespace ecs {

Tasks::Tasks(aws::Environment& environment, const Options& options, ContainerRunner* runner,
             Records& records)
    : environment_(environment),
      records_(records),
      lifecycle_(environment, options, runner, *this) {}

TaskState& Tasks::launch(const Launch& launch) {
  const std::uint64_t number = next_number_++;
  auto state = make_task(launch, number, environment_.now(), lifecycle_.ids());
  // After a restart the random generator begins again, and gives ids that restored tasks have.
  while (numbers_.count(state->task.task_arn) != 0) {
    state = make_task(launch, number, environment_.now(), lifecycle_.ids());
  }
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
  records_.remove(Kind::kTask, state.task.task_arn);
  numbers_.erase(state.task.task_arn);
  tasks_.erase(state.number);
}

void Tasks::restore(TaskDefinitions& definitions) {
  records_.load<TaskRecord>(
      Kind::kTask, [&](TaskRecord record) { restore_one(std::move(record), definitions); });
}

void Tasks::restore_one(TaskRecord record, TaskDefinitions& definitions) {
  const aws::Arn arn = *aws::parse_arn(record.task.task_arn);
  auto state = std::make_unique<TaskState>();
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
  if (!kept.is_stopped()) {
    Task& task = kept.task;
    task.desired_status = task.last_status = status::kStopped;
    if (!task.stopping_at) task.stopping_at = environment_.now();
    task.stopped_at = environment_.now();
    task.stopped_reason = "Backlot was restarted";
    for (Container& container : task.containers) container.last_status = status::kStopped;
    for (Attachment& attachment : task.attachments) attachment.status = "DELETED";
    ++task.version;
    save(kept);
  }
  lifecycle_.expire_later(kept);
}

void Tasks::clear() {
  tasks_.clear();
  numbers_.clear();
  next_number_ = 1;
}

}  // namespace ecs
