#include "harness/explore/join_reports.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <string>
#include <tuple>
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

bool is_one_way(const FailureRow& one, const FailureRow& other) {
  return one.what == other.what && one.subject == other.subject;
}

// A take that is saved stands for a failure rather than one that is not.
bool stands_rather(const FailureRow& one, const FailureRow& other) {
  if (one.file.empty() != other.file.empty()) return other.file.empty();
  return is_cheaper(one, other);
}

void join_rows(std::vector<FailureRow>& all, const std::vector<FailureRow>& more) {
  for (const FailureRow& row : more) {
    bool is_new = false;
    FailureRow& own = row_like(all, row, is_new, is_one_way);
    if (is_new) continue;
    const std::uint64_t takes = own.takes + row.takes;
    std::vector<std::string> common;
    std::ranges::set_intersection(own.faults, row.faults, std::back_inserter(common));
    if (stands_rather(row, own)) own = row;
    own.takes = takes;
    own.faults = std::move(common);
  }
  std::ranges::stable_sort(all, is_cheaper);
}

void join_failures(ScenarioRow& all, const ScenarioRow& more) {
  join_rows(all.failures, more.failures);
  join_rows(all.fixed, more.fixed);
  std::erase_if(all.fixed, [&](const FailureRow& fixed) {
    const auto again = std::ranges::find_if(
        all.failures, [&](const FailureRow& row) { return is_one_way(row, fixed); });
    if (again == all.failures.end()) return false;
    again->takes += fixed.takes;
    return true;
  });
}

auto name_of(const EdgeRow& row) { return std::tie(row.kind, row.role, row.cause); }

void join_edges(ScenarioRow& all, const ScenarioRow& more) {
  std::vector<EdgeRow> both = all.edges;
  both.insert(both.end(), more.edges.begin(), more.edges.end());
  // Of each edge, the seed of the one that came first is kept.
  std::ranges::stable_sort(both, {}, name_of);
  all.edges.clear();
  for (const EdgeRow& row : both) {
    if (!all.edges.empty() && name_of(all.edges.back()) == name_of(row)) {
      all.edges.back().takes += row.takes;
    } else {
      all.edges.push_back(row);
    }
  }
}

// An edge that two parts have shown is new in one of them.
void count_new_edges(ScenarioRow& row) {
  for (StrategyRow& strategy : row.strategies) {
    strategy.edges = static_cast<std::uint64_t>(
        std::ranges::count(row.edges, strategy.name, &EdgeRow::strategy));
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
  count_new_edges(all);
}

const ScenarioRow* scenario_of(const ExploreReport& report, const std::string& name) {
  const auto at = std::ranges::find(report.scenarios, name, &ScenarioRow::name);
  return at == report.scenarios.end() ? nullptr : &*at;
}

// Takes from each row of `rows` what `reduce` takes of the row of `before` that is the same.
template <class Row, class IsSame, class Reduce>
void subtract(std::vector<Row>& rows, const std::vector<Row>& before, IsSame is_same,
              Reduce reduce) {
  for (Row& row : rows) {
    const auto then =
        std::ranges::find_if(before, [&](const Row& other) { return is_same(row, other); });
    if (then != before.end()) reduce(row, *then);
  }
}

constexpr auto kSameName = [](const auto& a, const auto& b) { return a.name == b.name; };
constexpr auto kTakes = [](auto& row, const auto& then) { row.takes -= then.takes; };

void subtract_edges(ScenarioRow& now, const ScenarioRow& before) {
  std::map<std::tuple<std::string, std::string, std::string>, std::uint64_t> takes;
  for (const EdgeRow& row : before.edges) takes[name_of(row)] = row.takes;
  for (EdgeRow& row : now.edges) {
    const auto then = takes.find(name_of(row));
    if (then != takes.end()) row.takes -= then->second;
  }
  std::erase_if(now.edges, [](const EdgeRow& row) { return row.takes == 0; });
}

void subtract(ScenarioRow& now, const ScenarioRow& before) {
  now.takes -= before.takes;
  now.failed -= before.failed;
  now.events -= before.events;
  subtract(now.strategies, before.strategies, kSameName, [](StrategyRow& row, const auto& then) {
    row.takes -= then.takes;
    row.failed -= then.failed;
  });
  subtract(now.faults, before.faults, kSameName, [](FaultRow& row, const auto& then) {
    row.on -= then.on;
    row.takes -= then.takes;
    row.strikes -= then.strikes;
  });
  subtract(
      now.sometimes, before.sometimes,
      [](const auto& a, const auto& b) { return a.place == b.place && a.says == b.says; }, kTakes);
  subtract(now.failures, before.failures, is_one_way, kTakes);
  subtract_edges(now, before);
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
      count_new_edges(all.scenarios.back());
    } else {
      own->path = row.path;
      own->world = row.world;
      join_scenario(*own, row);
    }
  }
}

ExploreReport since(const ExploreReport& before, ExploreReport now) {
  const auto known = static_cast<std::ptrdiff_t>(std::min(before.known.size(), now.known.size()));
  now.known.erase(now.known.begin(), now.known.begin() + known);
  for (ScenarioRow& row : now.scenarios) {
    if (const ScenarioRow* then = scenario_of(before, row.name)) subtract(row, *then);
  }
  return now;
}

}  // namespace harness
