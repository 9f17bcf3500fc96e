// The conversations of a scenario: which user writes in which thread, and how the next message
// continues it.
#pragma once

#include <map>
#include <set>
#include <string>

#include "fakes/mail/mailbox.h"
#include "harness/scenario/scenario.h"
#include "harness/world/config.h"

namespace harness {

struct Conversation {
  std::string name;    // in the scenario
  std::string thread;  // 8 characters
  UserConfig user;
  std::string root;               // the id of its first message, without angle brackets
  std::string newest;             // the id of the newest message that a user wrote
  std::set<std::string> written;  // the ids of all that users wrote
  int messages = 0;
};

class Conversations {
 public:
  // Both must outlive this.
  Conversations(const WorldConfig& world, const mail::Mailbox& mailbox)
      : world_(world), mailbox_(mailbox) {}

  // The next mail of a thread, as bytes; begins the thread if it is new. Its Message-ID,
  // In-Reply-To and References are those of a reply to the newest mail that the user has seen.
  // Who is no user of the world may write to an address that the step gives; else
  // std::invalid_argument.
  struct Letter {
    std::string from;
    std::string to;
    std::string raw;
    std::string id;
  };
  Letter write_mail(const MailStep& step, sim::Time now);
  // The same for an SMS or a chat message: the body of a message for the inbox.
  std::string write_text(const std::string& channel, const std::string& from,
                         const std::string& thread, const std::string& text);

  // Null if nobody has written in it yet.
  const Conversation* find(const std::string& name) const;

 private:
  Conversation& open(const std::string& name, const UserConfig& writer);
  // Null if the world has no such user.
  const UserConfig* find_user(const std::string& email) const;
  UserConfig user(const std::string& email) const;
  // The answer the user got last in this conversation, or null.
  const mail::Entry* last_answer(const Conversation& conversation) const;

  const WorldConfig& world_;
  const mail::Mailbox& mailbox_;
  std::map<std::string, Conversation> by_name_;
};

}  // namespace harness
