// A small made-up take for the tests of reports: a mail, an interrupt, a crash, a long sleep.
#pragma once

#include "harness/scenario/take.h"

namespace tests {

// `interrupt/example`, passed, seed 7, with two users, one container, three runs of Claude Code,
// 20 quiet minutes and two figures.
harness::Take example_take();

// The same with a failure 30 seconds after its beginning, whose text needs escaping.
harness::Take failed_take();

// A failed take of a world that is not Webordinary's: five tasks of a service `worker` that
// crashed alike, a task of the family `cruncher` that could not start and one that could; two
// mails, and a message that was retried, went to the dead letters of `jobs` and came back.
harness::Take own_take();

}  // namespace tests
