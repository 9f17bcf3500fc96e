// What must hold whatever the workers do, in the words of those whom they work for.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "harness/story/invariant.h"
#include "harness/story/story.h"

namespace planted {

inline constexpr const char* kDoneOnce = "each thing done once";
inline constexpr const char* kAllDone = "everything asked for is done";
inline constexpr const char* kStaysDone = "what is done is not given up";
inline constexpr const char* kHeldByOne = "no lock held by two";
inline constexpr const char* kTakenInTime = "nothing is taken after its end";

inline constexpr const char* kInvariantNames[] = {kDoneOnce, kAllDone, kStaysDone, kHeldByOne,
                                                  kTakenInTime};

// What was asked for and done in a take.
struct Deeds : harness::PlatformStory {
  std::set<std::string> asked;
  std::map<std::string, int> done;  // how often
  std::vector<std::string> open() const;
};

// `deeds` must outlive them.
std::vector<std::unique_ptr<harness::Invariant>> invariants(const Deeds& deeds);

}  // namespace planted
