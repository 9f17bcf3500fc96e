// What makes a take that is to be explored, before it is played.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "fakes/aws/faults.h"
#include "sim/random/decisions.h"

namespace harness {

struct Plan {
  std::string_view strategy;  // its name, which outlives this
  std::uint64_t seed = 0;
  std::vector<aws::FaultRule> faults;     // beside the scenario's and the world's
  std::vector<sim::Decided> decisions;    // given, unless the scenario gives them itself
  std::unique_ptr<sim::Chooser> chooser;  // null: none
};

}  // namespace harness
