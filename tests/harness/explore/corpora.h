// Corpora that explorations of tests leave.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "harness/explore/report.h"
#include "tests/harness/explore/queue_world.h"

namespace tests {

// Explores seeds with a corpus; what is to be told.
harness::ExploreReport explore_into(const std::string& folder, const QueueWorld& world,
                                    std::uint64_t first, std::uint64_t last,
                                    std::function<bool()> stop = {});

// Checks that its counts are those of one another.
void check_sums(const harness::ScenarioRow& row);

}  // namespace tests
