// Listens to a World's journal and tells its Story, from what the services saw: API calls, the
// lives of messages, tasks and mails, and runs of Claude Code.
#pragma once

#include <deque>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "fakes/mail/mailbox.h"
#include "harness/story/queue_book.h"
#include "harness/story/story.h"
#include "harness/world/config.h"
#include "sim/journal/journal.h"

namespace harness {

class Observer {
 public:
  // Both must outlive the observer. Only what these users write has to be answered: mail of others
  // is a matter between them and the world's programs.
  Observer(const mail::Mailbox& mailbox, const std::vector<UserConfig>& users)
      : mailbox_(mailbox), users_(users) {}

  // REQUIRES: called with every event of the journal, in order.
  void see(const sim::Event& event);

  const Story& story() const { return story_; }
  const QueueBook& queues() const { return queues_; }
  // The story with its queues and its end, at the end of a take.
  Story finished(sim::Time begin, sim::Time end) const;

  // One line for each thing that is under way: a message of a user without its answer, a command
  // without an end, a message in an input queue. Empty if all is settled.
  std::vector<std::string> unsettled() const;
  // Whether what the user wrote was answered for good, or ended in a dead-letter queue.
  bool is_settled(const InboundStory& inbound) const;
  bool is_answered(const InboundStory& inbound) const;
  bool is_dead(const InboundStory& inbound) const;
  const CommandStory* command_of_message(const std::string& message_id) const;

 private:
  // A SendMessage(Batch) that was asked for: its messages by entry id, "" for the only one.
  struct Sending {
    std::string queue;
    std::map<std::string, std::string> bodies;
  };

  void see_call(const sim::Event& event);
  void see_reply(const sim::Event& event);
  void see_error(const sim::Event& event);
  void see_message(const sim::Event& event);
  void see_task(const sim::Event& event);
  void see_output(const sim::Event& event);
  void mark_message(const sim::Event& event, const nlohmann::json& data);
  void see_claude(const sim::Event& event);
  void see_mail_in(const sim::Event& event);
  bool is_user(const std::string& address) const;
  void see_mail_out(const sim::Event& event);
  void see_text_out(const sim::Event& event);
  void see_sent(const std::string& queue, const std::string& message_id, const std::string& body,
                sim::Time now);
  void see_command(const std::string& queue, const std::string& message_id, const std::string& body,
                   sim::Time now);
  void see_answer(const std::string& body, sim::Time now);
  void see_written(const std::string& message_id, const std::string& body, sim::Time now);
  void add_inbound(InboundStory inbound, std::string text, std::uint64_t event);
  void link(CommandStory& command, const std::string& instruction);
  // False if nobody wrote that.
  bool add_reply(const std::string& inbound_id, sim::Time now);
  bool is_warm(const std::string& container) const;
  CommandStory* find_command(const std::string& id);

  const mail::Mailbox& mailbox_;
  const std::vector<UserConfig>& users_;
  Story story_;
  QueueBook queues_;
  std::map<std::uint64_t, Sending> sending_;               // by the call's event
  std::map<std::uint64_t, std::string> callers_;           // of calls without an answer
  std::map<std::string, std::size_t> command_index_;       // by id
  std::map<std::string, std::size_t> command_by_message_;  // by SQS's message id
  std::map<std::string, std::size_t> task_index_;          // by ARN
  std::map<std::string, std::deque<std::string>> output_;  // events' data, by the task's ARN
  std::map<std::string, std::size_t> inbound_index_;       // by id
  std::map<std::string, std::size_t> inbound_by_message_;  // by SQS's message id, in the inbox
  std::map<std::uint64_t, std::size_t> inbound_by_event_;  // events that an inbound has caused
  std::map<std::string, std::string> texts_;               // what was written, by inbound id
  std::map<std::string, std::string> containers_;          // of users, by inbound id
};

}  // namespace harness
