// Listens to a World's journal and tells its Story, from what the services saw: API calls, the
// lives of messages and tasks, and mail that goes out.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>

#include "fakes/aws/events.h"
#include "fakes/ecs/events.h"
#include "fakes/mail/mailbox.h"
#include "fakes/ses/events.h"
#include "fakes/sqs/events.h"
#include "harness/story/queue_history.h"
#include "harness/story/story.h"
#include "sim/journal/journal.h"

namespace harness {

class StoryObserver {
 public:
  // Must outlive the observer.
  explicit StoryObserver(const mail::Mailbox& mailbox) : mailbox_(mailbox) {}

  // REQUIRES: called with every event of the journal, in order.
  void see(const sim::Event& event);

  const Story& story() const { return story_; }
  const QueueHistory& queues() const { return queues_; }
  // Null if there is no task of this ARN.
  const TaskStory* task(const std::string& arn) const;
  // The whole story, to be asked for at the end of a take.
  Story finished(sim::Time begin, sim::Time end) const;

 private:
  void see_error(const sim::Event& event, const aws::ApiError& answer);
  void see_fault(const sim::Event& event, const aws::FaultStruck& struck);
  void see_shown(const sim::Event& event, const sqs::MessageShown& shown);
  void see_moved(const sim::Event& event, const sqs::MessageMoved& moved);
  void see_task(const sim::Event& event, const ecs::TaskChanged& changed);
  void see_output(const sim::Event& event, const ecs::LinePrinted& printed);
  void see_mail_out(const sim::Event& event, const ses::MailSent& mail);

  const mail::Mailbox& mailbox_;
  Story story_;
  QueueHistory queues_;
  using Callers = std::map<std::uint64_t, std::string>;    // by the event of the call
  Callers callers_;                                        // of calls without an answer
  Callers::node_type last_answered_;                       // of the last that had one
  std::map<std::string, std::size_t> task_index_;          // by ARN
  std::map<std::string, std::deque<std::string>> output_;  // lines, by the task's ARN
};

}  // namespace harness
