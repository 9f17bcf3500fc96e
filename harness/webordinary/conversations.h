// The conversations of a scenario: which user writes in which thread, and how the next message
// continues it.
#pragma once

#include <map>
#include <string>

#include "harness/scenario/mail_threads.h"
#include "harness/webordinary/config.h"

namespace harness {

struct Conversation {
  std::string thread;  // 8 characters
  UserConfig user;
};

class Conversations {
 public:
  // All must outlive this.
  Conversations(const WorldConfig& world, const WebordinaryConfig& config, MailThreads& threads)
      : world_(world), config_(config), threads_(threads) {}

  // The next mail of a thread, as bytes; begins the thread if it is new. Without an address to
  // write to it goes to the user's own site. Who is no user of the world may write to an address
  // that the step gives; else std::invalid_argument.
  MailThreads::SentMail write_mail(MailStep step, sim::Time now);
  // The same for an SMS or a chat message: the body of a message for the inbox.
  std::string write_text(const std::string& channel, const std::string& from,
                         const std::string& thread, const std::string& text);

  // Null if nobody has written in it yet.
  const Conversation* find(const std::string& name) const;

 private:
  // Null if the world has no such user.
  const UserConfig* find_user(const std::string& email) const;
  UserConfig user(const std::string& email) const;

  const WorldConfig& world_;
  const WebordinaryConfig& config_;
  MailThreads& threads_;
  std::map<std::string, Conversation> by_name_;
};

}  // namespace harness
