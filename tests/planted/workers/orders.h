// Orders: a shop puts them into a standard queue, and an intake charges each one, in two tasks.
#pragma once

#include "tests/planted/worker.h"

namespace planted {

inline constexpr Defect kDeleteFirst{
    "delete-first", "deletes the message before it does what the message asks for",
    "a crash in mid-work", "everything asked for is done", "orders"};
inline constexpr Defect kShortVisibility{
    "short-visibility",
    "works longer at times than the message is hidden, and does not extend that",
    "a piece of work that takes long", "one execution a message", "orders"};
inline constexpr Defect kDedupInMemory{
    "dedup-in-memory", "knows only by its own memory what it has done",
    "a crash or a duplicate, which brings a message to another task", "each thing done once",
    "orders"};
inline constexpr Defect kBeatAfterDelete{
    "beat-after-delete",
    "goes on extending the visibility until the delete is answered, and takes it for a loss that "
    "the message is gone",
    "a late answer to DeleteMessage", "what is done is not given up", "orders"};
inline constexpr Defect kNoBackoff{
    "no-backoff", "makes a message visible again at once when it could not be handled",
    "an outage of what the work needs", "everything asked for is done", "orders"};
inline constexpr Defect kTimeoutIsBudget{
    "timeout-is-budget", "gives one attempt all the time that there is for several, then gives up",
    "an answer that never comes", "everything asked for is done", "orders"};

inline constexpr Defect kOldReceipt{
    "old-receipt", "deletes a message that came again by the receipt handle of the first time",
    "an outage or a timeout, after which a message comes again", "queue", "orders"};

// ORDERS: how many it places, one after the other.
sim::Task<> shop(Worker& worker);
sim::Task<> intake(Worker& worker);

}  // namespace planted
