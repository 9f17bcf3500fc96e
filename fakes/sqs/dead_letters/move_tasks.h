// Message move tasks: what StartMessageMoveTask sets going. A task moves the oldest message first,
// by arrival in the queue that it empties; one that cannot be received when its turn comes is moved
// after the others, if it can be then.
//
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/environment.h"
#include "fakes/sqs/messages/message_lifecycle.h"
#include "fakes/sqs/messages/messages.h"
#include "fakes/sqs/queues/queues.h"
#include "sim/random/random.h"

namespace sqs {

struct MoveTask {
  enum class Status { kRunning, kCompleted, kCancelling, kCancelled, kFailed };

  std::string id;
  std::int64_t number = 0;  // the order in which tasks were started
  std::string source_arn;
  std::string destination_arn;             // "": each message to the queue it came from
  std::optional<std::int64_t> per_second;  // as the client asked
  Status status = Status::kRunning;
  std::string failure;  // why, if it failed
  sim::Time started{};
  sim::Time next_move{};
  std::int64_t last_sequence = 0;  // messages that came after it are left alone
  std::int64_t position = 0;       // the sequence of what was moved last; not kept
  std::int64_t to_move = 0;
  std::int64_t moved = 0;

  bool is_active() const { return status == Status::kRunning || status == Status::kCancelling; }
};

std::string_view to_text(MoveTask::Status status);

// Opaque to clients: base64 of the task's id and its source.
std::string task_handle(const MoveTask& task);
struct TaskHandle {
  std::string task_id;
  std::string source_arn;
};
std::optional<TaskHandle> parse_task_handle(std::string_view text);

class MoveTasks {
 public:
  MoveTasks(aws::Environment& environment, Queues& queues, Messages& messages,
            MessageLifecycle& lifecycle, sim::Ids& ids)
      : environment_(environment),
        queues_(queues),
        messages_(messages),
        lifecycle_(lifecycle),
        ids_(ids) {}
  MoveTasks(const MoveTasks&) = delete;
  MoveTasks& operator=(const MoveTasks&) = delete;

  // Reads the tasks from the store again and takes up those that were running.
  void load();

  // REQUIRES: no active task has this source.
  const MoveTask& start(const Queue& source, std::string destination_arn,
                        std::optional<std::int64_t> per_second);
  // Stops a running task before its next message.
  void cancel(MoveTask& task);

  // Null if there is none.
  MoveTask* find(std::string_view id);
  const MoveTask* active(std::string_view source_arn) const;
  // The most recent first.
  std::vector<const MoveTask*> list(std::string_view source_arn) const;

 private:
  void forget_old(std::string_view source_arn);
  void arm(const MoveTask& task);
  void step(const std::string& id);
  void finish(MoveTask& task, MoveTask::Status status, std::string failure = {});
  // Moves the next message of a task. False if the task came to its end.
  bool move_one(MoveTask& task);
  void save(const MoveTask& task);

  aws::Environment& environment_;
  Queues& queues_;
  Messages& messages_;
  MessageLifecycle& lifecycle_;
  sim::Ids& ids_;
  std::map<std::string, MoveTask, std::less<>> tasks_;
  std::map<std::string, sim::ScopedTimer> timers_;
};

}  // namespace sqs
