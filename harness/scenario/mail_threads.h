// The threads of mail that a scenario writes, and the headers by which the next mail of each
// replies.
#pragma once

#include <map>
#include <set>
#include <string>

#include "fakes/mail/mailbox.h"
#include "harness/scenario/value.h"
#include "sim/time/time.h"

namespace harness {

// Somebody writes a mail. The thread is the scenario's own name for a conversation: the first mail
// of it starts the conversation, each later one replies to the newest mail in it.
struct MailStep {
  std::string from;
  std::string thread;
  std::string subject;
  std::string text;
  std::string to;
};

// REQUIRES: the value has the shape of a mail step.
MailStep mail_step_of(const Value& value);

struct MailThread {
  std::string name;               // in the scenario
  std::string root;               // the id of its first message, without angle brackets
  std::string newest;             // the id of the newest message that the scenario wrote
  std::set<std::string> written;  // the ids of all that it wrote
  int messages = 0;
};

class MailThreads {
 public:
  // Must outlive this.
  explicit MailThreads(const mail::Mailbox& mailbox) : mailbox_(mailbox) {}

  // The next mail of a thread, as bytes; begins the thread if it is new. Its Message-ID,
  // In-Reply-To and References are those of a reply to the newest mail that the writer has seen.
  struct SentMail {
    std::string from;
    std::string to;
    std::string raw;
    std::string id;
  };
  SentMail write(const MailStep& step, sim::Time now);

  // The thread of that name, made if it is not there, for one more message of it.
  MailThread& open(const std::string& name);
  // Null if nobody has written in it yet.
  const MailThread* find(const std::string& name) const;

 private:
  // The newest mail that went out in answer to one of the thread's; null if there is none.
  const mail::Entry* last_answer(const MailThread& thread) const;

  const mail::Mailbox& mailbox_;
  std::map<std::string, MailThread> by_name_;
};

// What of a thread's name may stand in a Message-ID without quotes.
std::string slug_of(const std::string& name);

}  // namespace harness
