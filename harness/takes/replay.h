// Plays a recorded take again, with the same world and seed and the same inputs at the same places,
// and says where the journals diverge.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "harness/scenario/platform.h"
#include "sim/journal/journal_file.h"

namespace harness {

// The first place where two journals differ. One of the events is missing where a journal ends.
struct Difference {
  std::uint64_t sequence = 0;
  std::optional<sim::Event> recorded;
  std::optional<sim::Event> replayed;
};

struct Replayed {
  std::string digest;  // of the replayed journal
  std::optional<Difference> difference;
};

// A take of a scenario is played again from the scenario and world in its journal; a take of
// `serve` by giving the World its inputs again. std::runtime_error with one clear line if the
// journal does not hold what that takes: a take that began with data of its own, a recording that
// did not end, a scenario that this version does not read.
Replayed play_again(const sim::RecordedTake& take, const Platforms& platforms);

// What of journals is compared: every byte, or behaviour alone, for takes of real programs, which
// draw ids from elsewhere than the seed (sim/journal/behaviour.h).
enum class CompareBy { kEveryByte, kBehaviour };

// The first place where the events differ; nothing if they are alike.
std::optional<Difference> first_difference(const std::vector<sim::Event>& recorded,
                                           const std::deque<sim::Event>& replayed,
                                           CompareBy by = CompareBy::kEveryByte);

}  // namespace harness
