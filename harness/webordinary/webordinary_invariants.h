// What must hold in every take of the platform, beside what holds in any world.
#pragma once

#include <memory>
#include <vector>

#include "harness/story/invariant.h"
#include "harness/webordinary/webordinary_observer.h"

namespace harness {

class GitHost;

inline constexpr const char* kEveryMailAnswered = "every mail answered or accounted for";
inline constexpr const char* kOneExecutionACommand = "one execution a command";
inline constexpr const char* kNoWorkLost = "no work lost from git";

inline constexpr const char* kPlatformInvariantNames[] = {kEveryMailAnswered, kOneExecutionACommand,
                                                          kNoWorkLost};

// One of each, and one of `no message lost`, which knows the platform's queues and commands. Both
// must outlive them.
std::vector<std::unique_ptr<Invariant>> webordinary_invariants(const WebordinaryObserver& observer,
                                                               const GitHost& git);

}  // namespace harness
