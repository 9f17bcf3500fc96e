// A nightly job: a till sends the receipts of the day shortly before midnight; two clerks see to it
// that one job writes them down, empties the queue, and ends.
#pragma once

#include "tests/planted/worker.h"

namespace planted {

inline constexpr Defect kMidnight{
    "midnight", "asks the clock for the day of what it writes, not the receipt",
    "a start so late, or an answer, that midnight comes in between", "item", "night"};
inline constexpr Defect kSendBatchUnread{"send-batch-unread",
                                         "does not look at what SendMessageBatch says has failed",
                                         "a failed entry of a batch", "item", "night"};
inline constexpr Defect kWriteBatchUnread{"write-batch-unread",
                                          "does not look at the UnprocessedItems of BatchWriteItem",
                                          "an unprocessed entry", "item", "night"};
inline constexpr Defect kShortPollIsEmpty{
    "short-poll-is-empty", "takes one short poll that finds nothing for an empty queue",
    "an empty short poll, or messages that are in flight", "queue", "night"};
inline constexpr Defect kStartWithoutLock{
    "start-without-lock", "starts a task if none runs, and does not see those that are starting",
    "two clerks that look within the same seconds", "one task a container", "night"};
inline constexpr Defect kRunTaskTwice{
    "run-task-without-token", "tries RunTask again without a token by which ECS would know it",
    "a lost answer to RunTask", "one task a container", "night"};

sim::Task<> till(Worker& worker);
sim::Task<> clerk(Worker& worker);
sim::Task<> night_job(Worker& worker);

}  // namespace planted
