// What came of an exploration: the rows of its report, which is also what a corpus keeps
// (harness/explore/corpus.h) and what parts of an exploration are joined by.
//
// Nothing in it depends on how fast the machine was or how many takes were played at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "sim/journal/event_type.h"
#include "sim/journal/owned_text.h"

namespace harness {

// harness/explore/take_edges.h
struct EdgeRow {
  std::string kind;
  std::string role;
  std::string cause;
  std::uint64_t takes = 0;  // that showed it
  std::uint64_t seed = 0;   // of the first that did
  std::string strategy;     // the same
  static constexpr auto fields() {
    return std::tuple{
        sim::field("kind", &EdgeRow::kind),   sim::field("role", &EdgeRow::role),
        sim::field("cause", &EdgeRow::cause), sim::field("takes", &EdgeRow::takes),
        sim::field("seed", &EdgeRow::seed),   sim::field("strategy", &EdgeRow::strategy)};
  }
};

struct StrategyRow {
  std::string name;  // or `known`: failed takes of the corpus, played again
  std::uint64_t takes = 0;
  std::uint64_t edges = 0;   // new ones in its takes
  std::uint64_t failed = 0;  // takes
  static constexpr auto fields() {
    return std::tuple{
        sim::field("name", &StrategyRow::name), sim::field("takes", &StrategyRow::takes),
        sim::field("edges", &StrategyRow::edges), sim::field("failed", &StrategyRow::failed)};
  }
};

struct FaultRow {
  std::string name;           // `sqs.duplicate`
  std::uint64_t on = 0;       // takes in which it could strike by the strategy's choice
  std::uint64_t takes = 0;    // in which it struck
  std::uint64_t strikes = 0;  // in all of them
  static constexpr auto fields() {
    return std::tuple{sim::field("name", &FaultRow::name), sim::field("on", &FaultRow::on),
                      sim::field("takes", &FaultRow::takes),
                      sim::field("strikes", &FaultRow::strikes)};
  }
};

// A fault that was not explored, as the system is known not to stand it.
struct LeftOutRow {
  std::string name;
  std::string why;
  static constexpr auto fields() {
    return std::tuple{sim::field("name", &LeftOutRow::name), sim::field("why", &LeftOutRow::why)};
  }
};

// Takes that failed in the same way (harness/scenario/failure_signature.h).
struct FailureRow {
  std::string what;
  std::string subject;
  std::uint64_t takes = 0;
  std::vector<std::string> faults;  // that struck in each of them
  // The cheapest of them: the one with the fewest decisions that differ from the usual, then with
  // the fewest events.
  std::string expected;
  std::string seen;
  std::string strategy;
  std::uint64_t seed = 0;
  std::uint64_t decisions = 0;
  std::uint64_t events = 0;
  std::string file;  // in which it is saved: in report.json from the corpus on; "": it is not
  static constexpr auto fields() {
    return std::tuple{sim::field("what", &FailureRow::what),
                      sim::field("subject", &FailureRow::subject),
                      sim::field("takes", &FailureRow::takes),
                      sim::field("faults", &FailureRow::faults),
                      sim::field("expected", &FailureRow::expected),
                      sim::field("seen", &FailureRow::seen),
                      sim::field("strategy", &FailureRow::strategy),
                      sim::field("seed", &FailureRow::seed),
                      sim::field("decisions", &FailureRow::decisions),
                      sim::field("events", &FailureRow::events),
                      sim::field("file", &FailureRow::file)};
  }
};

// One entry of `sometimes:`.
struct ReachRow {
  std::string says;
  std::string place;                  // `scenarios/worlds/a.yaml:12`
  std::uint64_t takes = 0;            // that reached it
  std::optional<std::uint64_t> seed;  // of the first that did
  static constexpr auto fields() {
    return std::tuple{sim::field("says", &ReachRow::says), sim::field("place", &ReachRow::place),
                      sim::field("takes", &ReachRow::takes), sim::field("seed", &ReachRow::seed)};
  }
};

struct ScenarioRow {
  std::string name;
  std::string path;   // of its file, as it was named
  std::string world;  // the same of the world; "": the scenario's own
  std::uint64_t takes = 0;
  std::uint64_t failed = 0;
  std::uint64_t events = 0;               // of all takes
  std::optional<std::uint64_t> last_new;  // the seed of the last take with a new edge
  std::vector<StrategyRow> strategies;
  std::vector<FaultRow> faults;
  std::vector<LeftOutRow> left_out;
  std::vector<ReachRow> sometimes;
  std::vector<FailureRow> failures;  // the cheapest first
  // Those that no take fails in any more: their takes are among `failed`. They have no files.
  std::vector<FailureRow> fixed;
  std::vector<EdgeRow> edges;
  static constexpr auto fields() {
    return std::tuple{sim::field("name", &ScenarioRow::name),
                      sim::field("path", &ScenarioRow::path),
                      sim::field("world", &ScenarioRow::world),
                      sim::field("takes", &ScenarioRow::takes),
                      sim::field("failed", &ScenarioRow::failed),
                      sim::field("events", &ScenarioRow::events),
                      sim::field("last_new", &ScenarioRow::last_new),
                      sim::field("strategies", &ScenarioRow::strategies),
                      sim::field("faults", &ScenarioRow::faults),
                      sim::field("left_out", &ScenarioRow::left_out),
                      sim::field("sometimes", &ScenarioRow::sometimes),
                      sim::field("failures", &ScenarioRow::failures),
                      sim::field("fixed", &ScenarioRow::fixed),
                      sim::field("edges", &ScenarioRow::edges)};
  }
};

// A failed take of the corpus, played again before all others.
struct KnownRow {
  std::string file;
  std::string says;  // `it fails in the same way`
  bool failed = false;
  static constexpr auto fields() {
    return std::tuple{sim::field("file", &KnownRow::file), sim::field("says", &KnownRow::says),
                      sim::field("failed", &KnownRow::failed)};
  }
};

struct ExploreReport {
  std::string faults;        // as they were asked for: `normal day`
  bool interrupted = false;  // somebody ended it before its time
  std::vector<KnownRow> known;
  std::vector<ScenarioRow> scenarios;
  static constexpr auto fields() {
    return std::tuple{sim::field("faults", &ExploreReport::faults),
                      sim::field("interrupted", &ExploreReport::interrupted),
                      sim::field("known", &ExploreReport::known),
                      sim::field("scenarios", &ExploreReport::scenarios)};
  }

  std::uint64_t takes() const;
  bool failed() const;  // whether any take did, and was not fixed since
  // With the files of failures as they can be opened from here, of a corpus in `folder`.
  ExploreReport in_folder(const std::string& folder) const;
  // The entries of `sometimes:` that no take has reached, each once.
  std::vector<ReachRow> never_reached() const;
};

// One JSON object, without a newline.
std::string report_json(const ExploreReport& report);
// The report that report_json() wrote. sim::JsonError if the text is none.
ExploreReport report_of(const std::string& json);

}  // namespace harness
