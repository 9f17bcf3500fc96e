#include "harness/story/observer.h"

#include <nlohmann/json.hpp>

#include "harness/scenario/task_choice.h"
#include "harness/webordinary/messages.h"
#include "harness/webordinary/platform_names.h"

namespace harness {
namespace {

using nlohmann::json;

std::string queue_of_url(const std::string& url) { return url.substr(url.rfind('/') + 1); }

}  // namespace

const InboundStory* Story::inbound(const std::string& id) const {
  for (const InboundStory& inbound : inbounds) {
    if (inbound.id == id) return &inbound;
  }
  return nullptr;
}

const CommandStory* Story::command(const std::string& id) const {
  for (const CommandStory& command : commands) {
    if (command.id == id) return &command;
  }
  return nullptr;
}

void Observer::see(const sim::Event& event) {
  const std::string& kind = event.kind;
  if (kind == "api.call") return see_call(event);
  if (kind == "api.reply") return see_reply(event);
  if (kind == "api.error") return see_error(event);
  if (kind == "api.refused") return void(++story_.refused[event.subject]);
  if (kind.starts_with("sqs.")) return see_message(event);
  if (kind == "ecs.task") return see_task(event);
  if (kind == "ecs.output") return see_output(event);
  if (kind.starts_with("claude.")) return see_claude(event);
  if (kind == "mail.received") return see_mail_in(event);
  if (kind == "mail.sent") return see_mail_out(event);
  if (kind == "sms.sent" || kind == "chat.sent") return see_text_out(event);
  if (kind == "sns.published") {
    const auto inbound = inbound_by_event_.find(event.cause);
    if (inbound != inbound_by_event_.end()) inbound_by_event_[event.sequence] = inbound->second;
  }
}

void Observer::see_call(const sim::Event& event) {
  ++story_.calls;
  callers_[event.sequence] = event.actor;
  const bool batch = event.subject == "sqs.SendMessageBatch";
  if (!batch && event.subject != "sqs.SendMessage") return;
  const json data = json::parse(event.data, nullptr, false);
  if (!data.is_object() || !data.value("input", json()).is_object()) return;
  const json& input = data.at("input");
  Sending sending;
  sending.queue = queue_of_url(input.value("QueueUrl", ""));
  if (!batch) sending.bodies[""] = input.value("MessageBody", "");
  for (const json& entry : input.value("Entries", json::array())) {
    sending.bodies[entry.value("Id", "")] = entry.value("MessageBody", "");
  }
  sending_[event.sequence] = std::move(sending);
}

void Observer::see_reply(const sim::Event& event) {
  callers_.erase(event.cause);
  const auto found = sending_.find(event.cause);
  if (found == sending_.end()) return;
  const Sending sending = std::move(found->second);
  sending_.erase(found);
  const json data = json::parse(event.data, nullptr, false);
  const json& output = data.at("output");
  const auto arrived = [&](const json& result, const std::string& entry) {
    const auto body = sending.bodies.find(entry);
    if (body == sending.bodies.end()) return;
    see_sent(sending.queue, result.value("MessageId", ""), body->second, event.time);
  };
  if (output.contains("MessageId")) arrived(output, "");
  for (const json& result : output.value("Successful", json::array())) {
    arrived(result, result.value("Id", ""));
  }
}

void Observer::see_error(const sim::Event& event) {
  sending_.erase(event.cause);
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

void Observer::see_sent(const std::string& queue, const std::string& message_id,
                        const std::string& body, sim::Time now) {
  if (queue.starts_with(kInputPrefix)) return see_command(queue, message_id, body, now);
  if (queue.starts_with(kOutputPrefix)) return see_answer(body, now);
  if (queue == kInbox) see_written(message_id, body, now);
}

void Observer::see_command(const std::string& queue, const std::string& message_id,
                           const std::string& body, sim::Time now) {
  const auto parsed = parse_command(body);
  if (!parsed) return;
  const auto [place, fresh] = command_index_.emplace(parsed->command_id, story_.commands.size());
  if (fresh) {
    CommandStory command;
    command.id = parsed->command_id;
    command.session = parsed->session_id;
    command.thread = parsed->thread;
    command.container = parsed->container.id();
    command.type = parsed->type;
    command.instruction = parsed->instruction;
    command.branch = parsed->branch;
    command.queue = queue;
    command.sent = now;
    link(command, parsed->instruction);
    story_.commands.push_back(std::move(command));
  }
  CommandStory& command = story_.commands[place->second];
  command.message_ids.push_back(message_id);
  command_by_message_[message_id] = place->second;
  // A receiver that was waiting may have got it before the sender's call returned.
  if (const MessageStory* message = queues_.find(message_id)) {
    command.received.insert(command.received.end(), message->received.begin(),
                            message->received.end());
  }
}

void Observer::see_answer(const std::string& body, sim::Time now) {
  const auto answer = parse_answer(body);
  if (!answer) return;
  CommandStory* command = find_command(answer->command_id);
  if (command == nullptr) return;
  command->answered = now;
  command->success = answer->success;
  command->interrupted = answer->interrupted;
  command->interrupted_by = answer->interrupted_by;
  command->git_commit = answer->git_commit;
  if (!answer->branch.empty()) command->branch = answer->branch;
}

void Observer::see_message(const sim::Event& event) {
  const json data = json::parse(event.data, nullptr, false);
  queues_.see(event, data);
  mark_message(event, data);
  if (event.kind == "sqs.sent") {
    const auto inbound = inbound_by_event_.find(event.cause);
    if (inbound != inbound_by_event_.end()) inbound_by_message_[event.subject] = inbound->second;
    return;
  }
  const bool to_dlq = event.kind == "sqs.moved" && !data.contains("new_id");
  const auto written = inbound_by_message_.find(event.subject);
  if (written != inbound_by_message_.end() && to_dlq) {
    story_.inbounds[written->second].dead = event.time;
  }
  const auto found = command_by_message_.find(event.subject);
  if (found == command_by_message_.end()) return;
  CommandStory& command = story_.commands[found->second];
  if (event.kind == "sqs.received") {
    if (data.value("queue", "").starts_with(kInputPrefix)) command.received.push_back(event.time);
  } else if (event.kind == "sqs.deleted") {
    command.deleted = event.time;
  } else if (to_dlq) {
    command.dead = event.time;
  } else if (event.kind == "sqs.moved") {
    command.dead.reset();
    command.redriven = event.time;
    const std::string new_id = data.at("new_id").get<std::string>();
    command.message_ids.push_back(new_id);
    command_by_message_[new_id] = found->second;
  }
}

void Observer::mark_message(const sim::Event& event, const json& data) {
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
  if (!ending || task.container.empty()) return;
  if (!task.exit_code) return;
  for (RunStory& run : story_.runs) {
    if (run.container != task.container || run.ended) continue;
    run.ended = event.time;
    run.end = "crashed";
  }
}

void Observer::see_output(const sim::Event& event) {
  std::deque<std::string>& lines = output_[event.subject];
  lines.push_back(event.data);
  if (lines.size() > TaskStory::kLastLines) lines.pop_front();
}

void Observer::see_claude(const sim::Event& event) {
  if (event.kind == "claude.started") {
    const json data = json::parse(event.data, nullptr, false);
    RunStory run;
    run.command = event.subject;
    run.container = data.value("container", "");
    run.started = event.time;
    if (CommandStory* command = find_command(run.command)) {
      command->runs.push_back(story_.runs.size());
    }
    story_.runs.push_back(std::move(run));
    return;
  }
  const std::string end = event.kind.substr(event.kind.find('.') + 1);
  for (auto run = story_.runs.rbegin(); run != story_.runs.rend(); ++run) {
    if (run->command != event.subject || run->ended) continue;
    run->ended = event.time;
    run->end = end == "crashed_container" ? "crashed" : end;
    return;
  }
}

CommandStory* Observer::find_command(const std::string& id) {
  const auto found = command_index_.find(id);
  return found == command_index_.end() ? nullptr : &story_.commands[found->second];
}

const CommandStory* Observer::command_of_message(const std::string& message_id) const {
  const auto found = command_by_message_.find(message_id);
  return found == command_by_message_.end() ? nullptr : &story_.commands[found->second];
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
