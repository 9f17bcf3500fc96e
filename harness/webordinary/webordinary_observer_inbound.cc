// The part of the WebordinaryObserver that follows what users write, up to the reply they get.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "fakes/mail/address.h"
#include "harness/webordinary/naming.h"
#include "harness/webordinary/queue_names.h"
#include "harness/webordinary/webordinary_observer.h"

namespace harness {
namespace {

using nlohmann::json;

std::string quoted(const std::string& text) { return "'" + text + "'"; }

}  // namespace

void WebordinaryObserver::see_mail_in(const sim::Event& event, const ses::MailReceived& received) {
  const mail::Entry* entry = mailbox_.find(received.entry);
  if (entry == nullptr || entry->message().from.empty()) return;
  const mail::Message& message = entry->message();
  if (!is_user(message.from.front().address)) return;
  if (inbound_index_.contains(message.message_id))
    return;  // It came in before: SMTP sent it again.
  InboundStory inbound;
  inbound.channel = "email";
  inbound.id = message.message_id;
  inbound.from = message.from.front().address;
  inbound.thread =
      thread_id(email_thread_source(message.references, message.in_reply_to, message.message_id));
  inbound.subject = message.subject;
  inbound.arrived = event.time;
  const std::string to = message.to.empty() ? "" : message.to.front().address;
  if (const auto container = container_of_mail(to, inbound.from)) {
    containers_[inbound.id] = container->id();
    inbound.warm = is_warm(container->id());
  }
  add_inbound(std::move(inbound), message.text, event.sequence);
}

bool WebordinaryObserver::is_user(const std::string& address) const {
  return std::ranges::any_of(
      users_, [&](const UserConfig& user) { return mail::same_address(user.email, address); });
}

// An SMS or a chat message comes straight into the inbox.
void WebordinaryObserver::see_written(const std::string& message_id, const std::string& body,
                                      sim::Time now) {
  const json data = json::parse(body, nullptr, false);
  if (!data.is_object() || !data.contains("channel")) return;
  InboundStory inbound;
  inbound.channel = data.value("channel", "");
  inbound.id = data.value("id", "");
  inbound.from = data.value("from", "");
  const std::string conversation = data.value("conversation", "");
  inbound.thread = thread_id(
      inbound.channel == "sms" ? sms_thread_source(conversation, inbound.from, data.value("to", ""))
                               : (conversation.empty() ? inbound.id : conversation));
  inbound.arrived = now;
  const ContainerName container{data.value("clientId", ""), data.value("projectId", ""),
                                data.value("userId", "")};
  containers_[inbound.id] = container.id();
  inbound.warm = is_warm(container.id());
  inbound_by_message_[message_id] = story_.inbounds.size();
  add_inbound(std::move(inbound), data.value("text", ""), 0);
}

void WebordinaryObserver::add_inbound(InboundStory inbound, std::string text, std::uint64_t event) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  texts_[inbound.id] = std::move(text);
  inbound_index_[inbound.id] = story_.inbounds.size();
  if (event != 0) inbound_by_event_[event] = story_.inbounds.size();
  story_.inbounds.push_back(std::move(inbound));
}

// Finds the message that a command was made of: the first of its thread without a command that has
// the command's text; if none has it, the first without a command.
void WebordinaryObserver::link(CommandStory& command, const std::string& instruction) {
  InboundStory* first = nullptr;
  InboundStory* same = nullptr;
  for (InboundStory& inbound : story_.inbounds) {
    if (inbound.thread != command.thread || !inbound.command.empty()) continue;
    if (first == nullptr) first = &inbound;
    if (same == nullptr && texts_[inbound.id] == instruction) same = &inbound;
  }
  InboundStory* source = same != nullptr ? same : first;
  if (source == nullptr) return;
  source->command = command.id;
  command.inbound = source->id;
}

void WebordinaryObserver::see_mail_out(const sim::Event& event, const ses::MailSent& sent) {
  const mail::Entry* entry = mailbox_.find(sent.entry);
  if (entry != nullptr) add_reply(entry->message().in_reply_to, event.time);
}

// Notes that the reply sent last is one to this message, unless nobody wrote that.
void WebordinaryObserver::add_reply(const std::string& inbound_id, sim::Time now) {
  const auto found = inbound_index_.find(inbound_id);
  if (found == inbound_index_.end()) return;
  story_.inbounds[found->second].replies.push_back(now);
  story_.replies.insert(aws_.story().sent.size() - 1);
}

bool WebordinaryObserver::is_warm(const std::string& container) const {
  for (const TaskStory& task : aws_.story().tasks) {
    if (task.container == container && task.running && !task.stopping) return true;
  }
  return false;
}

bool WebordinaryObserver::is_answered(const InboundStory& inbound) const {
  const auto command = command_index_.find(inbound.command);
  if (command == command_index_.end() || inbound.replies.empty()) return false;
  const auto& answered = story_.commands[command->second].answered;
  return answered && inbound.replies.back() >= *answered;
}

bool WebordinaryObserver::is_dead(const InboundStory& inbound) const {
  if (inbound.dead) return true;
  const auto command = command_index_.find(inbound.command);
  return command != command_index_.end() && story_.commands[command->second].dead.has_value();
}

bool WebordinaryObserver::is_settled(const InboundStory& inbound) const {
  return is_answered(inbound) || is_dead(inbound);
}

bool WebordinaryObserver::may_settle(const sim::Event& event) {
  return event.kind == "mail.sent" || event.kind == "sms.sent" || event.kind == "chat.sent" ||
         event.kind == "sqs.deleted" || event.kind == "sqs.moved" || event.kind == "sqs.purged" ||
         event.kind == "sqs.expired";
}

std::vector<std::string> WebordinaryObserver::unsettled() const {
  std::vector<std::string> lines;
  for (const InboundStory& inbound : story_.inbounds) {
    if (is_settled(inbound)) continue;
    const bool has_command = !inbound.command.empty();
    lines.push_back(inbound.channel + " " + inbound.id + " from " + inbound.from + ": " +
                    (has_command ? "no answer to its command " + inbound.command : "no command"));
  }
  for (const CommandStory& command : story_.commands) {
    if (!command.inbound.empty() || command.answered || command.dead) continue;
    lines.push_back("command " + command.id + " " + quoted(command.instruction) + ": no answer");
  }
  for (const std::string& id : aws_.queues().present(kInputPrefix)) {
    lines.push_back("message " + id + " is in " + aws_.queues().find(id)->queue);
  }
  return lines;
}

}  // namespace harness
