#include "harness/story/observer.h"

#include <nlohmann/json.hpp>

namespace harness {
namespace {

using nlohmann::json;

}  // namespace

std::string service_of_group(std::string_view group) {
  constexpr std::string_view kPrefix = "service:";
  return group.starts_with(kPrefix) ? std::string(group.substr(kPrefix.size())) : std::string();
}

void Observer::see(const sim::Event& event) {
  const std::string& kind = event.kind;
  if (kind == "api.call") {
    ++story_.calls;
    callers_[event.sequence] = event.actor;
  } else if (kind == "api.reply") {
    callers_.erase(event.cause);
  } else if (kind == "api.error") {
    see_error(event);
  } else if (kind == "api.refused") {
    ++story_.refused[event.subject];
  } else if (kind.starts_with("sqs.")) {
    see_message(event);
  } else if (kind == "ecs.task") {
    see_task(event);
  } else if (kind == "ecs.output") {
    see_output(event);
  } else if (kind == "mail.sent") {
    see_mail_out(event);
  } else if (kind == "sms.sent" || kind == "chat.sent") {
    see_text_out(event);
  }
}

void Observer::see_error(const sim::Event& event) {
  ++story_.failed_calls;
  const json data = json::parse(event.data, nullptr, false);
  const std::string code = data.at("error").value("code", "");
  ++story_.errors[event.subject + " " + code];
  const auto caller = callers_.find(event.cause);
  if (caller == callers_.end()) return;
  const std::string text =
      event.subject + ": " + code + ", " + data.at("error").value("message", "");
  story_.marks.push_back({event.time, MarkStory::Kind::kError, caller->second, text});
  callers_.erase(caller);
}

void Observer::see_message(const sim::Event& event) {
  const json data = json::parse(event.data, nullptr, false);
  queues_.see(event, data);
  using Kind = MarkStory::Kind;
  const std::string queue = data.value("queue", "");
  if (event.kind == "sqs.shown" && data.value("receives", 0) > 0) {
    const std::string text = "again in " + queue + " after " +
                             std::to_string(data.value("receives", 0)) +
                             " receives: " + data.value("reason", "");
    story_.marks.push_back({event.time, Kind::kRetry, queue, text});
  }
  if (event.kind != "sqs.moved") return;
  const std::string to = data.at("to").get<std::string>();
  const bool redriven = data.contains("new_id");
  if (!redriven) story_.dead_letter_queues.insert(to);
  story_.marks.push_back({event.time, redriven ? Kind::kRedriven : Kind::kDead, to,
                          "from " + queue + " to " + to + ": " + data.value("reason", "")});
}

void Observer::see_task(const sim::Event& event) {
  const json data = json::parse(event.data, nullptr, false);
  const auto [place, fresh] = task_index_.emplace(event.subject, story_.tasks.size());
  if (fresh) {
    TaskStory task;
    task.arn = event.subject;
    task.family = data.value("family", "");
    task.container = data.value("containerId", "");
    // `service:orders`, `family:worker`
    const std::string group = data.value("group", "");
    task.service = service_of_group(group);
    task.group = group.empty() ? task.family : group.substr(group.find(':') + 1);
    task.created = event.time;
    story_.tasks.push_back(std::move(task));
  }
  TaskStory& task = story_.tasks[place->second];
  const std::string status = data.value("status", "");
  if (status == "RUNNING" && !task.running) task.running = event.time;
  const bool ending = data.value("desired", "") == "STOPPED" || status == "STOPPED";
  if (ending && !task.stopping) task.stopping = event.time;
  if (data.contains("exitCode")) task.exit_code = data.at("exitCode").get<int>();
  if (data.contains("reason")) task.reason = data.at("reason").get<std::string>();
  if (data.contains("code")) task.code = data.at("code").get<std::string>();
  if (status == "STOPPED") {
    task.stopped = event.time;
    if (!task.ended_badly()) output_.erase(task.arn);
  }
}

void Observer::see_output(const sim::Event& event) {
  std::deque<std::string>& lines = output_[event.subject];
  lines.push_back(event.data);
  if (lines.size() > TaskStory::kLastLines) lines.pop_front();
}

void Observer::see_mail_out(const sim::Event& event) {
  const json data = json::parse(event.data, nullptr, false);
  const mail::Entry* entry = mailbox_.find(data.at("entry").get<std::uint64_t>());
  if (entry == nullptr) return;
  SentStory sent{event.time, "email", "", ""};
  for (const std::string& to : entry->envelope.recipients) {
    sent.to += (sent.to.empty() ? "" : ", ") + to;
  }
  sent.subject = entry->message().subject;
  story_.sent.push_back(std::move(sent));
}

void Observer::see_text_out(const sim::Event& event) {
  const json data = json::parse(event.data, nullptr, false);
  SentStory sent{event.time, event.kind == "sms.sent" ? "sms" : "chat", "", ""};
  sent.to = data.value("to", "");
  story_.sent.push_back(std::move(sent));
}

const TaskStory* Observer::task(const std::string& arn) const {
  const auto found = task_index_.find(arn);
  return found == task_index_.end() ? nullptr : &story_.tasks[found->second];
}

Story Observer::finished(sim::Time begin, sim::Time end) const {
  Story story = story_;
  story.begin = begin;
  story.end = end;
  story.queues = queues_.samples();
  for (TaskStory& task : story.tasks) {
    const auto output = output_.find(task.arn);
    if (output == output_.end() || !task.ended_badly()) continue;
    for (const std::string& data : output->second) {
      task.last_lines.push_back(json::parse(data).value("line", ""));
    }
  }
  return story;
}

}  // namespace harness
