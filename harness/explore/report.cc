#include "harness/explore/report.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "sim/journal/json_reader.h"
#include "sim/journal/json_writer.h"

namespace harness {

std::uint64_t ExploreReport::takes() const {
  std::uint64_t all = 0;
  for (const ScenarioRow& scenario : scenarios) all += scenario.takes;
  return all;
}

bool ExploreReport::failed() const {
  return std::ranges::any_of(known, &KnownRow::failed) ||
         std::ranges::any_of(
             scenarios, [](const ScenarioRow& scenario) { return !scenario.failures.empty(); });
}

ExploreReport ExploreReport::in_folder(const std::string& folder) const {
  ExploreReport report = *this;
  for (ScenarioRow& scenario : report.scenarios) {
    for (FailureRow& row : scenario.failures) {
      if (!row.file.empty()) row.file = (std::filesystem::path(folder) / row.file).string();
    }
  }
  return report;
}

std::vector<ReachRow> ExploreReport::never_reached() const {
  // An entry of a world is one of each scenario in it, and reached if it is in any of them.
  // Several may stand on one line.
  std::map<std::pair<std::string, std::string>, std::uint64_t> takes;
  for (const ScenarioRow& scenario : scenarios) {
    for (const ReachRow& row : scenario.sometimes) takes[{row.place, row.says}] += row.takes;
  }
  std::vector<ReachRow> never;
  for (const ScenarioRow& scenario : scenarios) {
    for (const ReachRow& row : scenario.sometimes) {
      const auto found = takes.find({row.place, row.says});
      if (found == takes.end() || found->second > 0) continue;
      never.push_back(row);
      takes.erase(found);
    }
  }
  return never;
}

std::string report_json(const ExploreReport& report) {
  sim::JsonWriter json;
  sim::write_fields(json, report);
  return json.take();
}

ExploreReport report_of(const std::string& json) {
  sim::JsonReader::Store store;
  sim::JsonReader reader{json, store};
  auto report = sim::read_fields<ExploreReport>(reader);
  reader.end();
  return report;
}

}  // namespace harness
