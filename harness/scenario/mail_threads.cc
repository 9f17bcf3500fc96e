#include "harness/scenario/mail_threads.h"

#include <cctype>

#include "fakes/mail/address.h"
#include "harness/scenario/take_fields.h"

namespace harness {

MailStep mail_step_of(const Value& value) {
  MailStep step;
  take(value, "from", step.from);
  take(value, "thread", step.thread);
  take(value, "text", step.text);
  step.subject = step.thread;
  take(value, "subject", step.subject);
  take(value, "to", step.to);
  return step;
}

std::string slug_of(const std::string& name) {
  std::string text;
  for (const char c : name) {
    text += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '-';
  }
  return text;
}

MailThread& MailThreads::open(const std::string& name) {
  MailThread& thread = by_name_[name];
  thread.name = name;
  ++thread.messages;
  return thread;
}

const MailThread* MailThreads::find(const std::string& name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &found->second;
}

const mail::Entry* MailThreads::last_answer(const MailThread& thread) const {
  const auto& entries = mailbox_.entries();
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    if (entry->direction == mail::Direction::kOut &&
        thread.written.contains(entry->message().in_reply_to)) {
      return &*entry;
    }
  }
  return nullptr;
}

MailThreads::SentMail MailThreads::write(const MailStep& step, sim::Time now) {
  MailThread& thread = open(step.thread);
  mail::Message message;
  message.from = {{"", step.from}};
  SentMail mail_sent;
  mail_sent.from = step.from;
  mail_sent.to = step.to;
  message.to = {{"", mail_sent.to}};
  message.message_id =
      slug_of(step.thread) + "-" + std::to_string(thread.messages) + "@" + mail::domain(step.from);
  mail_sent.id = message.message_id;
  message.subject = step.subject;
  if (thread.root.empty()) {
    thread.root = message.message_id;
  } else {
    message.subject = "Re: " + step.subject;
    message.references = {thread.root};
    message.in_reply_to = thread.newest;
    if (const mail::Entry* answer = last_answer(thread)) {
      message.references = answer->message().references;
      message.in_reply_to = answer->message().message_id;
    }
    if (message.references.empty() || message.references.back() != message.in_reply_to) {
      message.references.push_back(message.in_reply_to);
    }
  }
  message.date = now;
  message.text = step.text + "\n";
  thread.newest = message.message_id;
  thread.written.insert(message.message_id);
  mail_sent.raw = mail::compose(message);
  return mail_sent;
}

}  // namespace harness
