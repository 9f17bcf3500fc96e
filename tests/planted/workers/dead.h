// Dead letters: a maker asks for jobs, some of which nobody can do; a doer does the others; an
// undertaker brings each dead letter back once, and has it in the archive if it dies again.
#pragma once

#include "tests/planted/worker.h"

namespace planted {

inline constexpr Defect kDeadDeleteFirst{
    "dead-letter-deleted-first", "deletes a dead letter before it is in the archive",
    "a crash of the undertaker in mid-work", "everything asked for is done", "dead"};
inline constexpr Defect kRedriveLoops{
    "redrive-loops", "brings dead letters back as often as they come", "a job that nobody can do",
    "everything asked for is done", "dead"};

sim::Task<> maker(Worker& worker);
sim::Task<> doer(Worker& worker);
sim::Task<> undertaker(Worker& worker);

}  // namespace planted
