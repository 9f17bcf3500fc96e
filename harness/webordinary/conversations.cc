#include "harness/webordinary/conversations.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "fakes/mail/address.h"
#include "harness/webordinary/naming.h"
#include "sim/journal/json_writer.h"

namespace harness {
namespace {

// What may stand in a Message-ID without quotes.
std::string slug(const std::string& name) {
  std::string text;
  for (const char c : name) {
    text += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '-';
  }
  return text;
}

}  // namespace

const UserConfig* Conversations::find_user(const std::string& email) const {
  const auto found = std::ranges::find(world_.users, email, &UserConfig::email);
  return found == world_.users.end() ? nullptr : &*found;
}

UserConfig Conversations::user(const std::string& email) const {
  if (const UserConfig* found = find_user(email)) return *found;
  throw std::invalid_argument("the world has no user " + email);
}

Conversation& Conversations::open(const std::string& name, const UserConfig& writer) {
  Conversation& conversation = by_name_[name];
  conversation.name = name;
  conversation.user = writer;
  ++conversation.messages;
  return conversation;
}

const Conversation* Conversations::find(const std::string& name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &found->second;
}

const mail::Entry* Conversations::last_answer(const Conversation& conversation) const {
  const auto& entries = mailbox_.entries();
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    if (entry->direction == mail::Direction::kOut &&
        conversation.written.contains(entry->message().in_reply_to)) {
      return &*entry;
    }
  }
  return nullptr;
}

Conversations::Letter Conversations::write_mail(const MailStep& step, sim::Time now) {
  const bool is_stranger = !step.to.empty() && find_user(step.from) == nullptr;
  const UserConfig writer = is_stranger ? UserConfig{step.from, "", "", ""} : user(step.from);
  Conversation& conversation = open(step.thread, writer);
  mail::Message message;
  message.from = {{"", step.from}};
  Letter letter;
  letter.from = step.from;
  letter.to = step.to;
  if (letter.to.empty()) {
    if (world_.mail_domains.empty()) {
      throw std::invalid_argument("the world receives no mail: it has no mail domains");
    }
    letter.to = writer.client + "-" + writer.project + "@" + world_.mail_domains.front();
  }
  message.to = {{"", letter.to}};
  message.message_id = slug(step.thread) + "-" + std::to_string(conversation.messages) + "@" +
                       mail::domain(step.from);
  letter.id = message.message_id;
  message.subject = step.subject;
  if (conversation.root.empty()) {
    conversation.root = message.message_id;
    conversation.thread = thread_id(message.message_id);
  } else {
    message.subject = "Re: " + step.subject;
    message.references = {conversation.root};
    message.in_reply_to = conversation.newest;
    if (const mail::Entry* answer = last_answer(conversation)) {
      message.references = answer->message().references;
      message.in_reply_to = answer->message().message_id;
    }
    if (message.references.empty() || message.references.back() != message.in_reply_to) {
      message.references.push_back(message.in_reply_to);
    }
  }
  message.date = now;
  message.text = step.text + "\n";
  conversation.newest = message.message_id;
  conversation.written.insert(message.message_id);
  letter.raw = mail::compose(message);
  return letter;
}

std::string Conversations::write_text(const std::string& channel, const std::string& from,
                                      const std::string& thread, const std::string& text) {
  Conversation& conversation = open(thread, user(from));
  const std::string id = slug(thread) + "-" + std::to_string(conversation.messages);
  conversation.root = thread;
  conversation.thread = thread_id(thread);
  conversation.newest = id;
  conversation.written.insert(id);
  sim::JsonWriter json;
  json.begin_object();
  json.key("channel").value(channel).key("id").value(id).key("conversation").value(thread);
  json.key("from").value(from);
  json.key("clientId").value(conversation.user.client);
  json.key("projectId").value(conversation.user.project);
  json.key("userId").value(conversation.user.user);
  json.key("text").value(text);
  json.end_object();
  return json.take();
}

}  // namespace harness
