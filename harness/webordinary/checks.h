// The checks of the expectations that only the platform has.
#pragma once

#include <memory>

#include "harness/scenario/check.h"
#include "harness/webordinary/conversations.h"
#include "harness/webordinary/webordinary_observer.h"

namespace harness {

class GitHost;

// What these checks look at beside a CheckContext. All of it must outlive them.
struct WebordinaryCheckContext {
  GitHost& git;
  const WebordinaryObserver& observer;
  const Conversations& conversations;
};

// Checks a branch of a site, or of a container's workspace.
std::unique_ptr<Check> make_git_check(const Expectation& expectation, CheckContext context,
                                      WebordinaryCheckContext platform);
// Checks whether what users wrote was answered.
std::unique_ptr<Check> make_answered_check(const Expectation& expectation, CheckContext context,
                                           WebordinaryCheckContext platform);

}  // namespace harness
