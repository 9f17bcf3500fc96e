#include "harness/webordinary/conversations.h"

#include <algorithm>
#include <stdexcept>

#include "harness/webordinary/naming.h"
#include "sim/journal/json_writer.h"

namespace harness {

const UserConfig* Conversations::find_user(const std::string& email) const {
  const auto found = std::ranges::find(config_.users, email, &UserConfig::email);
  return found == config_.users.end() ? nullptr : &*found;
}

UserConfig Conversations::user(const std::string& email) const {
  if (const UserConfig* found = find_user(email)) return *found;
  throw std::invalid_argument("the world has no user " + email);
}

const Conversation* Conversations::find(const std::string& name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &found->second;
}

MailThreads::SentMail Conversations::write_mail(MailStep step, sim::Time now) {
  const bool is_stranger = !step.to.empty() && find_user(step.from) == nullptr;
  const UserConfig writer = is_stranger ? UserConfig{step.from, "", "", ""} : user(step.from);
  if (step.to.empty()) {
    if (world_.mail_domains.empty()) {
      throw std::invalid_argument("the world receives no mail: it has no mail domains");
    }
    step.to = writer.client + "-" + writer.project + "@" + world_.mail_domains.front();
  }
  MailThreads::SentMail mail_sent = threads_.write(step, now);
  Conversation& conversation = by_name_[step.thread];
  conversation.user = writer;
  if (threads_.find(step.thread)->root == mail_sent.id)
    conversation.thread = thread_id(mail_sent.id);
  return mail_sent;
}

std::string Conversations::write_text(const std::string& channel, const std::string& from,
                                      const std::string& thread, const std::string& text) {
  const UserConfig writer = user(from);
  Conversation& conversation = by_name_[thread];
  conversation.user = writer;
  conversation.thread = thread_id(thread);
  MailThread& written = threads_.open(thread);
  const std::string id = slug_of(thread) + "-" + std::to_string(written.messages);
  written.root = thread;
  written.newest = id;
  written.written.insert(id);
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
