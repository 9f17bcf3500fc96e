// A small made-up take for the tests of reports: a mail, an interrupt, a crash, a long sleep.
#pragma once

#include "harness/scenario/take.h"

namespace tests {

// `interrupt/example`, passed, seed 7, with two users, one container, three runs of Claude Code,
// 20 quiet minutes and two figures.
harness::Take example_take();

// The same with a failure 30 seconds after its beginning, whose text needs escaping.
harness::Take failed_take();

}  // namespace tests
