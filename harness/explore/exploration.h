// Plays many takes of scenarios, each different by what a strategy makes of its seed, and gathers
// what they did.
//
// Takes are played in rounds, and what a round has shown is taken in when it is over, in the order
// of seeds. So what is explored is a function of the scenarios, the options and the seeds, and not
// of how many takes are played at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "harness/explore/coverage.h"
#include "harness/explore/failure_groups.h"
#include "harness/explore/fault_menu.h"
#include "harness/explore/pool.h"
#include "harness/explore/portfolio.h"
#include "harness/explore/report.h"
#include "harness/explore/round.h"
#include "harness/explore/strategy.h"
#include "harness/scenario/saved_take.h"

namespace harness {

// What takes that failed before are takes of.
inline constexpr char kKnownStrategy[] = "known";

struct ExploreOptions {
  Platforms platforms;
  sim::Pace pace;
  FaultMenu faults;
  Strategies strategies = all_strategies();
  std::uint64_t first_seed = 1;
  std::uint64_t last_seed = UINT64_MAX;
  // For how long takes are begun, in wall time, but for those that make a failure cheaper.
  std::optional<sim::Duration> within;
  // Of the seeds, each `parts`th is played, from the `part`th on. REQUIRES: 1 <= part <= parts.
  std::uint64_t part = 1;
  std::uint64_t parts = 1;
  std::size_t jobs = 1;        // how many takes are played at a time
  bool until_failure = false;  // ends with the first round in which a take fails
  // Whether somebody wants it to end; asked before each take, by any thread.
  std::function<bool()> stop;
  // Called after each take, by one thread at a time.
  std::function<void(const Take&)> on_take;
};

// What was found in the takes of one scenario.
struct Findings {
  Coverage coverage;
  Pool pool;
  FailureGroups failures;
};

class Exploration {
 public:
  Exploration(std::vector<Explored> scenarios, ExploreOptions options);
  ~Exploration();
  Exploration(const Exploration&) = delete;
  Exploration& operator=(const Exploration&) = delete;

  // What is known before: edges of a scenario that are not new, takes to vary, with those of their
  // faults alone that are explored. What is of no scenario that is explored is left alone.
  void know(const std::string& scenario, const Edge& edge);
  void know(SavedTake interesting);
  // A take to vary that was asked for, with all of its faults.
  void vary(SavedTake take);
  // Plays a failed take again, as one more take, of the strategy `known`. False if its scenario is
  // not explored; if it is to stop or the time is over, when the report tells that the take was not
  // played, and has it as one that fails; or if a fault of it is one that the system is known not
  // to stand, and was not asked for.
  bool play_again(const SavedTake& saved);
  // Has the report tell of a failed take that cannot be played.
  void tell(KnownRow row) { known_.push_back(std::move(row)); }
  // What became of each take that was played again, by their paths.
  enum class Again { kPasses, kFailsAlike, kFailsOtherwise };
  const std::map<std::string, Again>& played_again() const { return played_again_; }

  // Plays takes until there are no more seeds, the time is over, or it is to stop. The take that
  // stands for a failure is then played once more with fewer decisions: with the faults alone, or
  // with all but how long calls take, unless it is to stop. What a callback throws ends it, and is
  // thrown here. Between rounds `after_round` is called, by this thread.
  void run(const std::function<void()>& after_round = {});

  // The failures of each scenario are in the order of FailureGroups::sorted().
  ExploreReport report() const;
  const std::vector<Explored>& scenarios() const { return scenarios_; }
  // REQUIRES: the scenario is explored.
  const Findings& findings(const std::string& scenario) const;

 private:
  struct Of;  // one scenario

  Of* find(const std::string& scenario) const;
  bool is_late() const;
  bool is_to_stop();
  bool is_over() const;
  void play_rounds(const std::function<void()>& after_round);
  void cheapen_failures(Of& of);
  Take play_saved(const Of& of, const SavedTake& saved, TakeEdges* edges = nullptr) const;
  void play_round_of(Of& of);
  std::vector<PlannedTake> plan_round(Of& of) const;
  void take_in(Of& of, const PlannedTake& planned);

  std::vector<Explored> scenarios_;
  ExploreOptions options_;
  Portfolio portfolio_;
  std::vector<std::unique_ptr<Of>> of_;  // in the order of scenarios_
  std::vector<KnownRow> known_;
  std::map<std::string, Again> played_again_;
  sim::Duration began_;  // wall time
  bool was_stopped_ = false;
};

}  // namespace harness
