#include "harness/explore/report_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "harness/story/text.h"

namespace harness {
namespace {

constexpr std::size_t kShownBytes = 400;

std::string counted(std::uint64_t count, const std::string& one) {
  return grouped(count) + " " + one + (count == 1 ? "" : "s");
}

// Columns: the first to the left, the others to the right.
class Table {
 public:
  using Cells = std::array<std::string, 4>;

  void add(Cells cells) { rows_.push_back(std::move(cells)); }

  std::string text() const {
    std::string text;
    for (const Cells& row : rows_) {
      text += "  " + row[0] + std::string(width(0) - row[0].size(), ' ');
      for (std::size_t i = 1; i < row.size(); ++i) {
        text += std::string(2 + width(i) - row[i].size(), ' ') + row[i];
      }
      text += "\n";
    }
    return text;
  }

 private:
  std::size_t width(std::size_t column) const {
    std::size_t most = 0;
    for (const Cells& row : rows_) most = std::max(most, row[column].size());
    return most;
  }

  std::vector<Cells> rows_;
};

std::string scenarios_text(const ExploreReport& report) {
  Table table;
  table.add({"scenario", "takes", "failed", "edges"});
  for (const ScenarioRow& row : report.scenarios) {
    table.add({row.name, grouped(row.takes), grouped(row.failed), grouped(row.edges.size())});
  }
  return table.text();
}

std::string strategies_text(const ExploreReport& report) {
  std::vector<StrategyRow> all;
  for (const ScenarioRow& scenario : report.scenarios) {
    for (const StrategyRow& row : scenario.strategies) {
      auto at = std::ranges::find(all, row.name, &StrategyRow::name);
      if (at == all.end()) at = all.insert(all.end(), StrategyRow{row.name});
      at->takes += row.takes;
      at->edges += row.edges;
      at->failed += row.failed;
    }
  }
  Table table;
  table.add({"strategy", "takes", "failed", "new edges"});
  for (const StrategyRow& row : all) {
    table.add({row.name, grouped(row.takes), grouped(row.failed), grouped(row.edges)});
  }
  return table.text();
}

std::string left_out_text(const ExploreReport& report) {
  std::map<std::string, std::string> all;  // the reasons, by faults
  for (const ScenarioRow& scenario : report.scenarios) {
    for (const LeftOutRow& row : scenario.left_out) all.emplace(row.name, row.why);
  }
  std::string text;
  for (const auto& [name, why] : all) text += "  " + name + " was left out: " + why + "\n";
  return text;
}

std::string faults_text(const ExploreReport& report) {
  std::map<std::string, FaultRow> all;
  for (const ScenarioRow& scenario : report.scenarios) {
    for (const FaultRow& row : scenario.faults) {
      FaultRow& sum = all[row.name];
      sum.on += row.on;
      sum.takes += row.takes;
      sum.strikes += row.strikes;
    }
  }
  if (all.empty() && left_out_text(report).empty()) return {};
  Table table;
  table.add({"fault", "on in takes", "struck in", "times"});
  for (const auto& [name, row] : all) {
    table.add({name, grouped(row.on), grouped(row.takes), grouped(row.strikes)});
  }
  return table.text() + left_out_text(report) + "\n";
}

std::string reached_text(const ExploreReport& report) {
  // Whether it was reached, by its place and what it says.
  std::map<std::pair<std::string, std::string>, bool> all;
  for (const ScenarioRow& scenario : report.scenarios) {
    for (const ReachRow& row : scenario.sometimes) all[{row.place, row.says}] |= row.takes > 0;
  }
  if (all.empty()) return {};
  const std::vector<ReachRow> never = report.never_reached();
  std::string text = grouped(all.size() - never.size()) + " of " + grouped(all.size()) +
                     " that must be reached sometimes were reached\n";
  for (const ReachRow& row : never) text += "  never: " + row.says + " (" + row.place + ")\n";
  return text + "\n";
}

std::string known_text(const ExploreReport& report) {
  std::string text;
  for (const KnownRow& row : report.known) text += "  " + row.file + ": " + row.says + "\n";
  return text.empty() ? text : "Failures known before\n" + text + "\n";
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string failure_text(const std::string& scenario, const FailureRow& row) {
  std::string text = "  " + scenario + ": " + row.what + ": " + row.subject + "\n";
  const std::string decisions = ", " + counted(row.decisions, "decision");
  if (row.takes == 0) {
    text += "    a take that no report counts: seed " + std::to_string(row.seed) + decisions + "\n";
  } else {
    text += "    " + counted(row.takes, "take") + "; the cheapest: seed " +
            std::to_string(row.seed) + ", " + row.strategy + decisions + ", " +
            counted(row.events, "event") + "\n";
  }
  if (!row.faults.empty()) text += "    struck in each: " + joined(row.faults) + "\n";
  if (row.takes > 0) {
    text += "    expected: " + shortened(row.expected, kShownBytes) + "\n";
    text += "    seen: " + shortened(row.seen, kShownBytes) + "\n";
  }
  if (!row.file.empty()) text += "    saved as " + row.file + "\n";
  return text;
}

std::string fixed_text(const ExploreReport& report) {
  std::string text;
  for (const ScenarioRow& scenario : report.scenarios) {
    for (const FailureRow& row : scenario.fixed) {
      text += "  " + scenario.name + ": " + row.what + ": " + row.subject + ": " +
              counted(row.takes, "take") + "\n";
    }
  }
  return text.empty() ? text : "Ways in which no take fails any more\n" + text + "\n";
}

std::string failures_text(const ExploreReport& report) {
  std::string text;
  std::size_t groups = 0;
  for (const ScenarioRow& scenario : report.scenarios) {
    for (const FailureRow& row : scenario.failures) {
      text += failure_text(scenario.name, row);
      ++groups;
    }
  }
  if (groups == 0) return fixed_text(report).empty() ? "No take failed\n" : "No take fails now\n";
  return counted(groups, "way") + " to fail, the cheapest of each scenario first\n" + text;
}

}  // namespace

std::string report_text(const ExploreReport& report) {
  std::string text = counted(report.takes(), "take") + " of " +
                     counted(report.scenarios.size(), "scenario") + ", faults: " + report.faults +
                     (report.interrupted ? "; ended before its time" : "") + "\n\n";
  text += scenarios_text(report) + "\n" + strategies_text(report) + "\n" + faults_text(report);
  return text + reached_text(report) + known_text(report) + fixed_text(report) +
         failures_text(report);
}

}  // namespace harness
