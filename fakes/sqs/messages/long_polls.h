// Receives that wait for a message: long polling. Those who wait are woken by MessageLifecycle
// where a message has become visible (by a send, a move, the end of a delay or of a visibility
// timeout, or a change of that) or one that kept others back has gone, and all of them by
// Sqs::reload(). They try again in the order in which they came.
//
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "fakes/aws/environment.h"
#include "fakes/aws/error.h"

namespace sqs {

class LongPolls {
 public:
  struct Poll {
    // Tries again; true if it was answered. A StoreError that it throws ends the wait, and is
    // thrown on: it has answered by then. It throws nothing else.
    std::function<bool()> attempt;
    // Answers without messages, for the end of the wait.
    std::function<void()> give_up;
    // Answers with an error.
    std::function<void(const aws::Error&)> fail;
    std::string who;
    std::string what;
  };

  explicit LongPolls(aws::Environment& environment) : environment_(environment) {}
  LongPolls(const LongPolls&) = delete;
  LongPolls& operator=(const LongPolls&) = delete;

  // Waits for at most `limit`. Returns a number for forget().
  std::uint64_t add(std::int64_t queue, sim::Duration limit, Poll poll);
  // The caller has gone away.
  void forget(std::int64_t queue, std::uint64_t number);

  // A message may have become visible: those who wait for this queue try again, in the order in
  // which they came, right after what goes on now.
  void wake(std::int64_t queue);
  void wake_all();
  // All who wait for this queue are told the error.
  void drop(std::int64_t queue, const aws::Error& error);
  // All who wait are answered without messages, as at the end of their wait.
  void give_up_all();
  // Those who wait for a queue that `is_there` is false for are told the error.
  void retain(const std::function<bool(std::int64_t queue)>& is_there, const aws::Error& error);

 private:
  struct PendingPoll {
    Poll poll;
    sim::ScopedTimer deadline;
    sim::Entry wait;
  };
  struct QueuePolls {
    std::map<std::uint64_t, PendingPoll> entries;  // by number, which is the order of their coming
    sim::ScopedTimer wake;
    bool is_woken = false;
  };

  void serve(std::int64_t queue);

  aws::Environment& environment_;
  std::uint64_t next_ = 1;
  std::map<std::int64_t, QueuePolls> queues_;
};

}  // namespace sqs
