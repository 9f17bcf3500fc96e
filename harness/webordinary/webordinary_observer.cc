#include "harness/webordinary/webordinary_observer.h"

#include "fakes/ecs/events.h"
#include "fakes/sns/events.h"
#include "fakes/sqs/events.h"
#include "harness/story/text_events.h"
#include "harness/webordinary/messages.h"
#include "harness/webordinary/queue_names.h"

namespace harness {

const InboundStory* WebordinaryStory::inbound(const std::string& id) const {
  for (const InboundStory& inbound : inbounds) {
    if (inbound.id == id) return &inbound;
  }
  return nullptr;
}

const CommandStory* WebordinaryStory::command(const std::string& id) const {
  for (const CommandStory& command : commands) {
    if (command.id == id) return &command;
  }
  return nullptr;
}

void WebordinaryObserver::see(const sim::Event& event) {
  const std::string& kind = event.kind;
  if (kind.starts_with("api.")) {
    for (const SentMessage& message : sent_.see(event)) see_sent(message, event.time);
  } else if (kind.starts_with("sqs.")) {
    sent_.see(event);
    see_message(event);
  } else if (kind == ecs::TaskChanged::kKind) {
    see_task(event);
  } else if (const auto* started = event.as<ClaudeStarted>()) {
    see_claude_started(event, *started);
  } else if (kind.starts_with("claude.")) {
    see_claude_ended(event);
  } else if (const auto* received = event.as<ses::MailReceived>()) {
    see_mail_in(event, *received);
  } else if (const auto* mail = event.as<ses::MailSent>()) {
    see_mail_out(event, *mail);
  } else if (const auto* sms = event.as<SmsSent>()) {
    add_reply(std::string(sms->in_reply_to), event.time);
  } else if (const auto* chat = event.as<ChatSent>()) {
    add_reply(std::string(chat->in_reply_to), event.time);
  } else if (kind == sns::MessagePublished::kKind) {
    const auto inbound = inbound_by_event_.find(event.cause);
    if (inbound != inbound_by_event_.end()) inbound_by_event_[event.sequence] = inbound->second;
  }
}

void WebordinaryObserver::see_sent(const SentMessage& message, sim::Time now) {
  if (message.queue.starts_with(kInputPrefix)) return see_command(message, now);
  if (message.queue.starts_with(kOutputPrefix)) return see_answer(message.body, now);
  if (message.queue == kInbox) see_written(message.id, message.body, now);
}

void WebordinaryObserver::see_command(const SentMessage& message, sim::Time now) {
  const auto parsed = parse_command(message.body);
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
    command.queue = message.queue;
    command.sent = now;
    link(command, parsed->instruction);
    story_.commands.push_back(std::move(command));
  }
  CommandStory& command = story_.commands[place->second];
  command.message_ids.push_back(message.id);
  command_by_message_[message.id] = place->second;
  // A receiver that was waiting may have got the message before the sender's call was answered.
  if (const MessageStory* known = aws_.queues().find(message.id)) {
    command.received.insert(command.received.end(), known->received.begin(), known->received.end());
  }
}

void WebordinaryObserver::see_answer(const std::string& body, sim::Time now) {
  const auto answer = parse_answer(body);
  if (!answer) return;
  CommandStory* command = find_command(answer->command_id);
  if (command == nullptr) return;
  // A copy of the answer changes nothing.
  if (command->answered && command->success == answer->success &&
      command->interrupted == answer->interrupted && command->git_commit == answer->git_commit) {
    return;
  }
  command->answered = now;
  command->success = answer->success;
  command->interrupted = answer->interrupted;
  command->interrupted_by = answer->interrupted_by;
  command->git_commit = answer->git_commit;
  if (!answer->branch.empty()) command->branch = answer->branch;
}

void WebordinaryObserver::see_message(const sim::Event& event) {
  if (event.kind == sqs::MessageSent::kKind) {
    const auto inbound = inbound_by_event_.find(event.cause);
    if (inbound != inbound_by_event_.end()) inbound_by_message_[event.subject] = inbound->second;
    return;
  }
  const auto* moved = event.as<sqs::MessageMoved>();
  const bool to_dlq = moved != nullptr && moved->new_id.empty();
  const auto written = inbound_by_message_.find(event.subject);
  if (written != inbound_by_message_.end() && to_dlq) {
    story_.inbounds[written->second].dead = event.time;
  }
  const auto found = command_by_message_.find(event.subject);
  if (found == command_by_message_.end()) return;
  CommandStory& command = story_.commands[found->second];
  if (const auto* received = event.as<sqs::MessageReceived>()) {
    if (received->queue.starts_with(kInputPrefix)) command.received.push_back(event.time);
  } else if (event.kind == sqs::MessageDeleted::kKind) {
    command.deleted = event.time;
  } else if (to_dlq) {
    command.dead = event.time;
  } else if (moved != nullptr) {
    command.dead.reset();
    command.redriven = event.time;
    const std::string new_id(moved->new_id);
    command.message_ids.push_back(new_id);
    command_by_message_[new_id] = found->second;
  }
}

// A run of Claude Code that was not finished when its container ended has crashed with it.
void WebordinaryObserver::see_task(const sim::Event& event) {
  const TaskStory* task = aws_.task(event.subject);
  if (task == nullptr || !task->stopping || !task->exit_code || task->container.empty()) return;
  for (RunStory& run : story_.runs) {
    if (run.container != task->container || run.ended) continue;
    run.ended = event.time;
    run.end = "crashed";
  }
}

void WebordinaryObserver::see_claude_started(const sim::Event& event,
                                             const ClaudeStarted& started) {
  RunStory run;
  run.command = event.subject;
  run.container = started.container;
  run.started = event.time;
  if (CommandStory* command = find_command(run.command)) {
    command->runs.push_back(story_.runs.size());
  }
  story_.runs.push_back(std::move(run));
}

void WebordinaryObserver::see_claude_ended(const sim::Event& event) {
  const bool crashed = event.kind == ClaudeCrashedContainer::kKind;
  for (auto run = story_.runs.rbegin(); run != story_.runs.rend(); ++run) {
    if (run->command != event.subject || run->ended) continue;
    run->ended = event.time;
    run->end = crashed ? "crashed" : event.kind.substr(event.kind.find('.') + 1);
    return;
  }
}

CommandStory* WebordinaryObserver::find_command(const std::string& id) {
  const auto found = command_index_.find(id);
  return found == command_index_.end() ? nullptr : &story_.commands[found->second];
}

}  // namespace harness
