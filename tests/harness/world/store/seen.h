// All that can be asked of a World's services, to compare their memory with their store.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "harness/world/world.h"

namespace tests {

// The output of an operation; of one that fails, `{"error": code}`.
nlohmann::json answer_of(harness::World& world, std::string_view service,
                         std::string_view operation, const nlohmann::json& input);

// What every operation that only reads says of what there is, and what reports see beside. With
// `only_stored`, without what another World made of the same store does not know: tasks, which it
// stops, and measurements, which are in memory.
nlohmann::json seen(harness::World& world, std::string_view service, bool only_stored = false);

}  // namespace tests
