// Listens to a World's journal and tells the platform's part of a take: what users wrote, the
// commands that it became, runs of Claude Code, and replies.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "fakes/mail/mailbox.h"
#include "fakes/ses/events.h"
#include "harness/story/sent_messages.h"
#include "harness/story/story_observer.h"
#include "harness/webordinary/config.h"
#include "harness/webordinary/events.h"
#include "harness/webordinary/webordinary_story.h"
#include "sim/journal/journal.h"

namespace harness {

class WebordinaryObserver {
 public:
  // All must outlive the observer. Only what these users write has to be answered: mail of others
  // is a matter between them and the world's programs.
  WebordinaryObserver(const StoryObserver& aws, const mail::Mailbox& mailbox,
                      const std::vector<UserConfig>& users)
      : aws_(aws), mailbox_(mailbox), users_(users) {}

  // REQUIRES: called with every event of the journal, in order, when `aws` has seen it.
  void see(const sim::Event& event);

  const WebordinaryStory& story() const { return story_; }
  // What the services saw of the same take.
  const StoryObserver& aws() const { return aws_; }

  // One line for each thing that is under way: a message of a user without its answer, a command
  // without an end, a message in an input queue. Empty if all is settled.
  std::vector<std::string> unsettled() const;
  // Whether this event may end what unsettled() gives: an answer on any channel, or what takes a
  // message out of a queue.
  static bool may_settle(const sim::Event& event);
  // Whether what the user wrote was answered for good, or ended in a dead-letter queue.
  bool is_settled(const InboundStory& inbound) const;
  bool is_answered(const InboundStory& inbound) const;
  bool is_dead(const InboundStory& inbound) const;

 private:
  void see_message(const sim::Event& event);
  void see_task(const sim::Event& event);
  void see_claude_started(const sim::Event& event, const ClaudeStarted& started);
  void see_claude_ended(const sim::Event& event);
  void see_mail_in(const sim::Event& event, const ses::MailReceived& received);
  bool is_user(const std::string& address) const;
  void see_mail_out(const sim::Event& event, const ses::MailSent& sent);
  void see_sent(const SentMessage& message, sim::Time now);
  void see_command(const SentMessage& message, sim::Time now);
  void see_answer(const std::string& body, sim::Time now);
  void see_written(const std::string& message_id, const std::string& body, sim::Time now);
  void add_inbound(InboundStory inbound, std::string text, std::uint64_t event);
  void link(CommandStory& command, const std::string& instruction);
  void add_reply(const std::string& inbound_id, sim::Time now);
  bool is_warm(const std::string& container) const;
  CommandStory* find_command(const std::string& id);

  const StoryObserver& aws_;
  const mail::Mailbox& mailbox_;
  const std::vector<UserConfig>& users_;
  WebordinaryStory story_;
  SentMessages sent_;
  std::map<std::string, std::size_t> command_index_;       // by id
  std::map<std::string, std::size_t> command_by_message_;  // by SQS's message id
  std::map<std::string, std::size_t> inbound_index_;       // by id
  std::map<std::string, std::size_t> inbound_by_message_;  // by SQS's message id, in the inbox
  std::map<std::uint64_t, std::size_t> inbound_by_event_;  // events that an inbound has caused
  std::map<std::string, std::string> texts_;               // what was written, by inbound id
  std::map<std::string, std::string> containers_;          // of users, by inbound id
};

}  // namespace harness
