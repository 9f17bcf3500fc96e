// One take: a scenario played once, and what came of it.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "harness/explain/explanation.h"
#include "harness/scenario/platform.h"
#include "harness/scenario/scenario.h"
#include "harness/story/figure.h"
#include "harness/story/platform_report.h"
#include "harness/story/story.h"
#include "sim/journal/journal.h"
#include "sim/time/pacer.h"

namespace harness {

// Something that should have been and was not.
struct Failure {
  Place place;
  std::string what;  // `mail`, `invariant: one task a container`, `stalled`, `limit`
  std::string expected;
  std::string seen;
  sim::Time time;                       // when it was found
  std::vector<sim::Event> last_events;  // of the actors involved
};

// What a digest covers.
enum class DigestOf { kJournal, kBehaviour };
inline const char* to_text(DigestOf of) {
  return of == DigestOf::kJournal ? "journal" : "behaviour";
}

// How a saved take that was played again compares to what was saved.
struct ComparedToSaved {
  bool same = false;
  std::string says;
};

// An entry of `sometimes:`, and whether the take has reached it.
struct Reached {
  std::string says;
  std::string place;  // `scenarios/worlds/a.yaml:12`
  bool is_reached = false;
};

struct Take {
  std::string scenario;
  std::string title;
  std::uint64_t seed = 0;
  std::vector<Failure> failures;
  // The digest of the whole journal: of every byte, or of its behaviour alone if real programs took
  // part (sim/journal/behaviour.h).
  std::string digest;
  DigestOf digest_of = DigestOf::kJournal;
  sim::Duration simulated{};
  sim::Duration wall{};
  std::uint64_t events = 0;
  // What was asked of the fakes and is not modelled, or was refused: its name, and how often.
  std::map<std::string, int> refused;
  // The AWS errors that calls were answered with: `dynamodb.GetItem ValidationException`, and how
  // often.
  std::map<std::string, int> errors;
  // The programs that did not share the clock: `worker: esbuild`.
  std::vector<std::string> unvirtual;
  std::vector<Reached> sometimes;  // the world's, then the scenario's
  // The decisions that differ from the usual, if they were asked for, and those given that had no
  // place.
  std::vector<sim::Decided> decisions;
  std::vector<sim::Misplaced> misplaced;
  // The rules of faults that have never struck, each with why, unless chance may be why:
  // `sqs.duplicate: {of: jobs, receive: 3} (receive 2 was the last there)`.
  std::vector<std::string> unstruck;
  std::optional<ComparedToSaved> saved;  // set if a saved take was played
  // What platforms have measured; empty if the scenario does not ask for figures.
  std::vector<Figure> figures;
  // What happened in the take, for reports. Never null.
  std::shared_ptr<const Story> story;
  PlatformReport platform_report;  // what platforms tell beside it
  std::map<std::string, std::shared_ptr<const PlatformStory>> of_platforms;  // by their names
  std::deque<sim::Event> journal;  // all events, if they were asked for
  // What a report tells of it in sentences, if that was asked for.
  std::vector<Explanation> explained;

  bool passed() const { return failures.empty(); }
};

struct TakeOptions {
  std::optional<std::uint64_t> seed;  // overrides the scenario's
  sim::Pace pace;
  std::string journal_path;         // "": none
  bool keep_journal = false;        // fills Take::journal
  bool record_decisions = false;    // fills Take::decisions
  sim::Chooser* chooser = nullptr;  // what decides in the place of chance; null: nothing
  // Called with each event of the journal, in order, those of the world's setup included.
  std::function<void(const sim::Event&)> watch = {};
};

// Plays one scenario from beginning to end. Never throws for what goes wrong inside the take.
Take play(const Scenario& scenario, const WorldConfig& world, const Platforms& platforms,
          const TakeOptions& options);

}  // namespace harness
