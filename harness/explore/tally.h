// Counts what the takes of a scenario were and did: by strategy, by fault, by what was reached.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "harness/explore/fault_menu.h"
#include "harness/explore/report.h"
#include "harness/explore/round.h"
#include "harness/explore/strategy.h"
#include "harness/world/sometimes.h"

namespace harness {

class Tally {
 public:
  // What is to be reached: each has a row whether a take was played or not.
  void look_for(const std::vector<Sometimes>& sometimes);

  // `fresh`: how many edges the take showed that no take had before. REQUIRES: it was played.
  void count(const PlannedTake& planned, std::size_t fresh);

  // The row of the scenario, without failures and edges. Strategies and faults that there were have
  // a row whether a take was theirs or not; takes of no strategy have one behind these.
  ScenarioRow row(const Strategies& strategies, const FaultMenu& menu) const;

 private:
  void count_faults(const PlannedTake& planned);
  void count_reached(const Take& take);

  ScenarioRow all_;
  std::map<std::string, StrategyRow> strategies_;
  std::map<std::string, FaultRow> faults_;
};

}  // namespace harness
