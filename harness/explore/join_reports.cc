#include "harness/explore/join_reports.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "harness/explore/failure_groups.h"

namespace harness {
namespace {

// The row of `rows` that is the same as `row` but for its numbers; a new one if there is none.
template <class Row, class IsSame>
Row& row_like(std::vector<Row>& rows, const Row& row, bool& is_new, IsSame is_same) {
  const auto at = std::ranges::find_if(rows, [&](const Row& own) { return is_same(own, row); });
  is_new = at == rows.end();
  return is_new ? rows.emplace_back(row) : *at;
}

void join_strategies(ScenarioRow& all, const ScenarioRow& more) {
  for (const StrategyRow& row : more.strategies) {
    bool is_new = false;
    StrategyRow& own = row_like(all.strategies, row, is_new,
                                [](const auto& a, const auto& b) { return a.name == b.name; });
    if (is_new) continue;
    own.takes += row.takes;
    own.edges += row.edges;
    own.failed += row.failed;
  }
}

void join_faults(ScenarioRow& all, const ScenarioRow& more) {
  for (const FaultRow& row : more.faults) {
    bool is_new = false;
    FaultRow& own = row_like(all.faults, row, is_new,
                             [](const auto& a, const auto& b) { return a.name == b.name; });
    if (is_new) continue;
    own.on += row.on;
    own.takes += row.takes;
    own.strikes += row.strikes;
  }
  std::ranges::sort(all.faults, {}, &FaultRow::name);
}

void join_left_out(ScenarioRow& all, const ScenarioRow& more) {
  for (const LeftOutRow& row : more.left_out) {
    bool is_new = false;
    row_like(all.left_out, row, is_new,
             [](const auto& a, const auto& b) { return a.name == b.name; });
  }
}

void join_reached(ScenarioRow& all, const ScenarioRow& more) {
  for (const ReachRow& row : more.sometimes) {
    bool is_new = false;
    ReachRow& own = row_like(all.sometimes, row, is_new, [](const auto& a, const auto& b) {
      return a.place == b.place && a.says == b.says;
    });
    if (is_new) continue;
    own.takes += row.takes;
    if (!own.seed) own.seed = row.seed;
  }
}

void join_failures(ScenarioRow& all, const ScenarioRow& more) {
  for (const FailureRow& row : more.failures) {
    bool is_new = false;
    FailureRow& own = row_like(all.failures, row, is_new, [](const auto& a, const auto& b) {
      return a.what == b.what && a.subject == b.subject;
    });
    if (is_new) continue;
    const std::uint64_t takes = own.takes + row.takes;
    std::vector<std::string> common;
    std::ranges::set_intersection(own.faults, row.faults, std::back_inserter(common));
    if (is_cheaper(row, own)) own = row;
    own.takes = takes;
    own.faults = std::move(common);
  }
  std::ranges::stable_sort(all.failures, is_cheaper);
}

void join_edges(ScenarioRow& all, const ScenarioRow& more) {
  const auto name = [](const EdgeRow& row) { return std::tie(row.kind, row.role, row.cause); };
  std::vector<EdgeRow> both = all.edges;
  both.insert(both.end(), more.edges.begin(), more.edges.end());
  // Of each edge, the seed of the one that came first is kept.
  std::ranges::stable_sort(both, {}, name);
  all.edges.clear();
  for (const EdgeRow& row : both) {
    if (!all.edges.empty() && name(all.edges.back()) == name(row)) {
      all.edges.back().takes += row.takes;
    } else {
      all.edges.push_back(row);
    }
  }
}

void join_scenario(ScenarioRow& all, const ScenarioRow& more) {
  all.takes += more.takes;
  all.failed += more.failed;
  all.events += more.events;
  if (more.last_new) all.last_new = more.last_new;
  join_strategies(all, more);
  join_faults(all, more);
  join_left_out(all, more);
  join_reached(all, more);
  join_failures(all, more);
  join_edges(all, more);
}

}  // namespace

void join(ExploreReport& all, const ExploreReport& more) {
  if (all.faults.empty()) {
    all.faults = more.faults;
  } else if (all.faults != more.faults) {
    all.faults = "several";
  }
  all.interrupted = all.interrupted || more.interrupted;
  all.known.insert(all.known.end(), more.known.begin(), more.known.end());
  for (const ScenarioRow& row : more.scenarios) {
    const auto own = std::ranges::find(all.scenarios, row.name, &ScenarioRow::name);
    if (own == all.scenarios.end()) {
      all.scenarios.push_back(row);
    } else {
      own->path = row.path;
      own->world = row.world;
      join_scenario(*own, row);
    }
  }
}

}  // namespace harness
