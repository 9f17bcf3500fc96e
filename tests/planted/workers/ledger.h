// A ledger: a bank puts moves of two accounts into a FIFO queue, a group each; two tasks of a book
// keeper add them to the accounts and to the total.
#pragma once

#include "tests/planted/worker.h"

namespace planted {

inline constexpr Defect kAddsTwice{
    "retried-add", "adds by a call that is no longer the same when it is made twice",
    "a lost answer to UpdateItem, after which the SDK tries again", "item", "ledger"};
inline constexpr Defect kStaleRead{"stale-read",
                                   "reads without ConsistentRead what it is going to write back",
                                   "a stale read", "item", "ledger"};
inline constexpr Defect kUnconditionalCounter{
    "counter-without-condition", "reads the total and writes it back, whatever it is by then",
    "two tasks at it at once", "item", "ledger"};
inline constexpr Defect kOrderAcrossGroups{
    "order-across-groups", "takes a message with a lower number than the last one for an old one",
    "a task that is slower than the other", "item", "ledger"};
inline constexpr Defect kPoisonBlocksGroup{
    "poison-blocks-group", "leaves a message that nobody can read in its FIFO group for ever",
    "a message that nobody can read", "item", "ledger"};
inline constexpr Defect kBatchAsAWhole{
    "batch-as-a-whole", "deletes all messages of a batch, though one could not be handled",
    "a call that fails as often as it is tried", "item", "ledger"};
inline constexpr Defect kDeleteBatchUnread{
    "delete-batch-unread", "does not look at what DeleteMessageBatch says has failed",
    "a failed entry of a batch, which keeps its group waiting", "item", "ledger"};
inline constexpr Defect kInterruptedCommit{
    "interrupted-commit",
    "ends at once when it is told to, and takes the first of two writes for both",
    "SIGTERM between the two", "item", "ledger"};
inline constexpr Defect kSigtermIgnored{
    "sigterm-ignored", "goes on as if nothing was when it is told to end, until it is killed",
    "a stop while there is work", "item", "ledger"};

sim::Task<> bank(Worker& worker);
sim::Task<> bookkeeper(Worker& worker);

}  // namespace planted
