#include "fakes/sqs/dead_letters/move_tasks.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "fakes/aws/base64.h"
#include "fakes/aws/read_json.h"
#include "fakes/sqs/limits.h"
#include "fakes/sqs/schema.h"
#include "fakes/sqs/text.h"
#include "sim/journal/json_writer.h"

namespace sqs {
namespace {

using Status = MoveTask::Status;

constexpr std::pair<Status, std::string_view> kStatuses[] = {
    {Status::kRunning, "RUNNING"},       {Status::kCompleted, "COMPLETED"},
    {Status::kCancelling, "CANCELLING"}, {Status::kCancelled, "CANCELLED"},
    {Status::kFailed, "FAILED"},
};

Status parse_status(std::string_view text) {
  for (const auto& [status, name] : kStatuses) {
    if (name == text) return status;
  }
  return Status::kFailed;
}

sim::Duration interval(const MoveTask& task) {
  return sim::Duration{std::chrono::seconds{1}} / task.per_second.value_or(kMaxMovesPerSecond);
}

}  // namespace

std::string_view to_text(Status status) {
  for (const auto& [value, name] : kStatuses) {
    if (value == status) return name;
  }
  return {};
}

std::string task_handle(const MoveTask& task) {
  sim::JsonWriter json;
  json.begin_object();
  json.key("taskId").value(task.id).key("sourceArn").value(task.source_arn);
  json.end_object();
  return aws::base64_encode(json.text());
}

std::optional<TaskHandle> parse_task_handle(std::string_view text) {
  const auto decoded = aws::base64_decode(text);
  if (!decoded) return std::nullopt;
  const auto json = aws::read_json(*decoded);
  if (!json.is_object()) return std::nullopt;
  const auto id = json.find("taskId");
  const auto source = json.find("sourceArn");
  if (id == json.end() || source == json.end() || !id->is_string() || !source->is_string()) {
    return std::nullopt;
  }
  return TaskHandle{id->get<std::string>(), source->get<std::string>()};
}

void MoveTasks::load() {
  tasks_.clear();
  timers_.clear();
  sim::Statement& rows = environment_.store.prepare(
      "SELECT id, number, source_arn, destination_arn, per_second, status, failure, started, "
      "next_move, last_sequence, to_move, moved FROM sqs_move_task");
  rows.bind();
  while (rows.step()) {
    MoveTask task;
    task.id = rows.text(0);
    task.number = rows.integer(1);
    task.source_arn = rows.text(2);
    task.destination_arn = rows.text(3);
    if (!rows.is_null(4)) task.per_second = rows.integer(4);
    task.status = parse_status(rows.text(5));
    task.failure = rows.text(6);
    task.started = to_time(rows.integer(7));
    task.next_move = to_time(rows.integer(8));
    task.last_sequence = rows.integer(9);
    task.to_move = rows.integer(10);
    task.moved = rows.integer(11);
    tasks_.emplace(task.id, std::move(task));
  }
  for (const auto& [id, task] : tasks_) {
    if (task.is_active()) arm(task);
  }
}

const MoveTask& MoveTasks::start(const Queue& source, std::string destination_arn,
                                 std::optional<std::int64_t> per_second) {
  forget_old(source.arn);
  MoveTask task;
  task.id = ids_.uuid();
  for (const auto& [id, other] : tasks_) task.number = std::max(task.number, other.number);
  ++task.number;
  task.source_arn = source.arn;
  task.destination_arn = std::move(destination_arn);
  task.per_second = per_second;
  task.started = environment_.now();
  task.next_move = task.started + interval(task);
  task.last_sequence = messages_.last_sequence();
  task.to_move = source.visible;
  const MoveTask& kept = tasks_.emplace(task.id, task).first->second;
  save(kept);
  arm(kept);
  return kept;
}

// Forgets the oldest tasks of the queue, so that one more can be listed, and all tasks of queues
// that are gone, which cannot be listed.
void MoveTasks::forget_old(std::string_view source_arn) {
  std::vector<std::string> forgotten;
  for (const auto& [id, task] : tasks_) {
    if (!task.is_active() && queues_.find_arn(task.source_arn) == nullptr) forgotten.push_back(id);
  }
  const std::vector<const MoveTask*> listed = list(source_arn);
  for (std::size_t i = kMaxMoveTasksListed - 1; i < listed.size(); ++i) {
    if (!listed[i]->is_active()) forgotten.push_back(listed[i]->id);
  }
  for (const std::string& id : forgotten) {
    environment_.store.prepare("DELETE FROM sqs_move_task WHERE id = ?").bind(id).run();
    tasks_.erase(id);
  }
}

void MoveTasks::cancel(MoveTask& task) {
  task.status = Status::kCancelling;
  save(task);
}

MoveTask* MoveTasks::find(std::string_view id) {
  const auto found = tasks_.find(id);
  return found == tasks_.end() ? nullptr : &found->second;
}

const MoveTask* MoveTasks::active(std::string_view source_arn) const {
  for (const auto& [id, task] : tasks_) {
    if (task.source_arn == source_arn && task.is_active()) return &task;
  }
  return nullptr;
}

std::vector<const MoveTask*> MoveTasks::list(std::string_view source_arn) const {
  std::vector<const MoveTask*> found;
  for (const auto& [id, task] : tasks_) {
    if (task.source_arn == source_arn) found.push_back(&task);
  }
  std::sort(found.begin(), found.end(),
            [](const MoveTask* a, const MoveTask* b) { return a->number > b->number; });
  return found;
}

void MoveTasks::arm(const MoveTask& task) {
  const sim::TimerId timer =
      environment_.scheduler.at(task.next_move, [this, id = task.id] { step(id); });
  timers_[task.id] = sim::ScopedTimer{environment_.scheduler, timer};
}

void MoveTasks::step(const std::string& id) {
  environment_.store.begin();
  MoveTask& task = tasks_.at(id);
  if (task.status == Status::kCancelling) return finish(task, Status::kCancelled);
  if (!move_one(task)) return;
  ++task.moved;
  task.next_move = environment_.now() + interval(task);
  save(task);
  arm(task);
}

bool MoveTasks::move_one(MoveTask& task) {
  Queue* source = queues_.find_arn(task.source_arn);
  if (source == nullptr) {
    finish(task, Status::kFailed, "AWS.SimpleQueueService.NonExistentQueue");
    return false;
  }
  auto message = messages_.next_arrived(*source, task.position, task.last_sequence);
  // What could not be received when its turn came may be by now.
  if (!message) message = messages_.next_arrived(*source, 0, task.last_sequence);
  if (!message) {
    finish(task, Status::kCompleted);
    return false;
  }
  if (task.destination_arn.empty() && message->source_arn.empty()) {
    finish(task, Status::kFailed, "CouldNotDetermineMessageSource");
    return false;
  }
  Queue* target =
      queues_.find_arn(task.destination_arn.empty() ? message->source_arn : task.destination_arn);
  if (target == nullptr) {
    finish(task, Status::kFailed, "AWS.SimpleQueueService.NonExistentQueue");
    return false;
  }
  task.position = message->sequence;
  lifecycle_.redrive(*source, *message, *target, ids_.uuid());
  return true;
}

void MoveTasks::finish(MoveTask& task, Status status, std::string failure) {
  task.status = status;
  task.failure = std::move(failure);
  save(task);
  environment_.journal.record(
      "sqs", task.id, MoveTaskEnded{task.source_arn, to_text(status), task.moved, task.failure});
  timers_.erase(task.id);
}

void MoveTasks::save(const MoveTask& task) {
  environment_.store
      .prepare("INSERT OR REPLACE INTO sqs_move_task VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(task.id, task.number, task.source_arn, text_or_null(task.destination_arn),
            task.per_second, to_text(task.status), text_or_null(task.failure),
            to_column(task.started), to_column(task.next_move), task.last_sequence, task.to_move,
            task.moved)
      .run();
}

}  // namespace sqs
