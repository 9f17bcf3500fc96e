// Locks: two keepers of a document, of whom one at a time may count it up. The lock is a lease of a
// minute in the document's row.
#pragma once

#include "tests/planted/worker.h"

namespace planted {

inline constexpr Defect kReadThenLock{
    "lock-by-read-then-write", "reads that the lock is free, then writes that it has it",
    "another that reads in between", "no lock held by two", "locks"};
inline constexpr Defect kNoFencing{
    "lock-without-fencing", "writes after its lease is over, though another has the lock by then",
    "a holder that stands still for longer than its lease", "item", "locks"};

sim::Task<> keeper(Worker& worker);

}  // namespace planted
