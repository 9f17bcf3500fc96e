#include "harness/explore/tally.h"

#include <algorithm>

namespace harness {

void Tally::look_for(const std::vector<Sometimes>& sometimes) {
  for (const Sometimes& one : sometimes) all_.sometimes.push_back({one.says, one.place, 0, {}});
}

void Tally::count(const PlannedTake& planned, std::size_t fresh) {
  const Take& take = planned.take;
  ++all_.takes;
  all_.events += take.events;
  StrategyRow& strategy = strategies_[std::string(planned.plan.strategy)];
  ++strategy.takes;
  strategy.edges += fresh;
  if (fresh > 0) all_.last_new = take.seed;
  if (!take.passed()) {
    ++strategy.failed;
    ++all_.failed;
  }
  count_faults(planned);
  count_reached(take);
}

void Tally::count_faults(const PlannedTake& planned) {
  for (const aws::FaultRule& rule : planned.plan.faults) ++faults_[std::string(rule.kind->name)].on;
  for (const auto& [name, times] : planned.take.story->faults) {
    FaultRow& fault = faults_[name];
    ++fault.takes;
    fault.strikes += static_cast<std::uint64_t>(times);
  }
}

void Tally::count_reached(const Take& take) {
  // A take that could not be set up has none.
  for (std::size_t i = 0; i < take.sometimes.size(); ++i) {
    if (!take.sometimes[i].is_reached) continue;
    ReachRow& row = all_.sometimes[i];
    if (row.takes++ == 0) row.seed = take.seed;
  }
}

ScenarioRow Tally::row(const Strategies& strategies, const FaultMenu& menu) const {
  ScenarioRow row = all_;
  std::map<std::string, StrategyRow> counted = strategies_;
  const auto add = [&row](const std::string& name, const StrategyRow& counts) {
    row.strategies.push_back(counts);
    row.strategies.back().name = name;
  };
  for (const auto& strategy : strategies) {
    const std::string name(strategy->name());
    add(name, counted[name]);
    counted.erase(name);
  }
  for (const auto& [name, counts] : counted) add(name, counts);
  std::map<std::string, FaultRow> faults = faults_;
  for (const aws::FaultRule& rule : menu.rules) faults[std::string(rule.kind->name)];
  for (auto& [name, fault] : faults) {
    fault.name = name;
    row.faults.push_back(fault);
  }
  return row;
}

}  // namespace harness
