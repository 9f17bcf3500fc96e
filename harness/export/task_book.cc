#include "harness/export/task_book.h"

#include <algorithm>
#include <utility>

#include "fakes/ecs/events.h"
#include "fakes/ecs/operations/register_task_definition.h"
#include "fakes/ecs/operations/run_task.h"
#include "harness/export/ids.h"

namespace exporting {
namespace {

// Containers print a last line when their task is STOPPED already.
constexpr std::size_t kStoppedKnown = 1000;

// `arn:aws:ecs:REGION:ACCOUNT:cluster/NAME` of a task's ARN.
std::string cluster_arn(std::string_view task_arn, std::string_view cluster) {
  const std::size_t at = task_arn.find(":task/");
  if (at == task_arn.npos) return std::string(cluster);
  return std::string(task_arn.substr(0, at)).append(":cluster/").append(cluster);
}

void copy_definition(const ecs::TaskDefinition& definition, ecs::Task& task) {
  task.task_definition_arn = definition.task_definition_arn;
  task.cpu = definition.cpu;
  task.memory = definition.memory;
  for (const ecs::ContainerDefinition& one : definition.container_definitions) {
    ecs::Container& container = task.containers.emplace_back();
    container.task_arn = task.task_arn;
    container.name = one.name;
    container.image = one.image;
  }
}

// When it came into this status.
void set_time(ecs::Task& task, sim::Time now) {
  namespace status = ecs::status;
  if (!task.created_at) task.created_at = now;
  if (task.last_status == status::kRunning && !task.started_at) task.started_at = now;
  const bool is_ending = task.desired_status == status::kStopped;
  if (is_ending && !task.stopping_at) task.stopping_at = now;
  if (task.last_status == status::kStopped) task.stopped_at = now;
}

}  // namespace

void TaskBook::see(const sim::Event& event) {
  if (event.kind == ecs::TaskChanged::kKind) return see_changed(event);
  calls_.see(event, [this](const AnsweredCall& call) {
    if (call.reply == nullptr || call.call.subject != "ecs.RegisterTaskDefinition") return;
    const auto answer = call.reply->output.as<ecs::RegisterTaskDefinitionResponse>();
    if (answer == nullptr) return;
    const ecs::TaskDefinition& made = answer->task_definition;
    definitions_[made.task_definition_arn] = made;
    last_[made.family] = made.task_definition_arn;
  });
}

KnownTask& TaskBook::begin_task(const sim::Event& event) {
  const auto* changed = event.as<ecs::TaskChanged>();
  KnownTask& known = tasks_[event.subject];
  known.family = changed->family;
  known.actor = changed->container_id.empty() ? known.family
                                              : "container/" + std::string(changed->container_id);
  // The answer comes after the first event of the tasks that it tells of.
  const auto answer = events_.answer_to(event.cause, event.sequence);
  if (answer && answer->subject == "ecs.RunTask") {
    const auto* reply = answer->as<aws::ApiReply>();
    const auto ran = reply ? reply->output.as<ecs::RunTaskResponse>() : nullptr;
    if (ran != nullptr) {
      const auto found = std::ranges::find(ran->tasks, event.subject, &ecs::Task::task_arn);
      if (found != ran->tasks.end()) known.task = *found;
    }
  }
  known.task.task_arn = event.subject;
  known.task.cluster_arn = cluster_arn(event.subject, changed->cluster);
  known.task.version = 0;
  if (known.task.task_definition_arn.empty()) {
    if (const auto* definition = definition_of(known)) copy_definition(*definition, known.task);
  }
  return known;
}

void TaskBook::see_changed(const sim::Event& event) {
  const auto* changed = event.as<ecs::TaskChanged>();
  const auto found = tasks_.find(event.subject);
  KnownTask& known = found == tasks_.end() ? begin_task(event) : found->second;
  ecs::Task& task = known.task;
  ++task.version;
  task.last_status = changed->status;
  task.desired_status = changed->desired;
  task.group = changed->group;
  task.stop_code = changed->code;
  task.stopped_reason = changed->reason;
  set_time(task, event.time);
  for (ecs::Container& container : task.containers) {
    const bool is_stopped = task.last_status == ecs::status::kStopped;
    const bool runs = task.last_status == ecs::status::kRunning;
    container.last_status = is_stopped ? "STOPPED" : runs ? "RUNNING" : "PENDING";
    if (container.name == changed->container) container.exit_code = changed->exit_code;
  }
  const bool is_starting =
      task.last_status == ecs::status::kProvisioning || task.last_status == ecs::status::kPending;
  if (!is_starting) running_[known.actor].emplace(event.subject, &known);
  if (task.last_status == ecs::status::kStopped) forget_stopped(event.subject);
}

void TaskBook::forget_stopped(const std::string& arn) {
  const std::string& actor = tasks_.at(arn).actor;
  running_[actor].erase(arn);
  if (running_[actor].empty()) running_.erase(actor);
  stopped_.push_back(arn);
  if (stopped_.size() <= kStoppedKnown) return;
  tasks_.erase(stopped_.front());
  stopped_.pop_front();
}

const KnownTask* TaskBook::find(const std::string& arn) const {
  const auto found = tasks_.find(arn);
  return found == tasks_.end() ? nullptr : &found->second;
}

const KnownTask* TaskBook::only_one_of(const std::string& actor) const {
  const auto found = running_.find(actor);
  const bool is_one = found != running_.end() && found->second.size() == 1;
  return is_one ? found->second.begin()->second : nullptr;
}

const KnownTask* TaskBook::any_of(const std::string& actor) const {
  const auto found = running_.find(actor);
  return found == running_.end() ? nullptr : found->second.begin()->second;
}

const ecs::TaskDefinition* TaskBook::definition_of(const KnownTask& task) const {
  std::string arn = task.task.task_definition_arn;
  if (arn.empty()) {
    const auto last = last_.find(task.family);
    if (last != last_.end()) arn = last->second;
  }
  const auto found = definitions_.find(arn);
  return found == definitions_.end() ? nullptr : &found->second;
}

}  // namespace exporting
