#include "harness/takes/replay.h"

#include <algorithm>
#include <stdexcept>

#include "harness/scenario/read.h"
#include "harness/scenario/take.h"
#include "harness/takes/replay_serve.h"
#include "harness/takes/take_value.h"
#include "harness/world/pid_marks.h"
#include "sim/journal/behaviour.h"

namespace harness {
namespace {

Replayed play_scenario_again(const sim::RecordedTake& take, const Platforms& platforms) {
  Scenario scenario;
  WorldConfig world;
  try {
    world = read_world_text(value_of(take, "world_text"), value_of(take, "world_path"), platforms,
                            value_of(take, "account"));
    scenario = read_scenario_text(value_of(take, "scenario_text"),
                                  value_of(take, "scenario") + ".yaml", world, platforms);
    const auto decisions = take.info.find("decisions");
    if (decisions != take.info.end()) give_decisions(decisions->second, platforms, scenario);
  } catch (const FileErrors& errors) {
    throw std::runtime_error("the scenario in the journal cannot be read: " +
                             to_text(errors.problems().front()));
  }
  TakeOptions options;
  options.seed = number_of<std::uint64_t>(take, "seed");
  options.keep_journal = true;
  const Take again = play(scenario, world, platforms, options);
  const auto of = take.info.find("digest_of");
  const bool behaviour = of != take.info.end() && of->second == to_text(DigestOf::kBehaviour);
  return {again.digest,
          first_difference(take.events, again.journal,
                           behaviour ? CompareBy::kBehaviour : CompareBy::kEveryByte)};
}

bool equal(const sim::Event& a, const sim::Event& b) {
  return a.sequence == b.sequence && a.time == b.time && a.actor == b.actor && a.kind == b.kind &&
         a.subject == b.subject && a.cause == b.cause && a.data == b.data;
}

}  // namespace

std::optional<Difference> first_difference(const std::vector<sim::Event>& recorded,
                                           const std::deque<sim::Event>& replayed, CompareBy by) {
  sim::Behaviour before{kPidMarks};
  sim::Behaviour after{kPidMarks};
  const auto are_equal = [&](const sim::Event& a, const sim::Event& b) {
    return by == CompareBy::kEveryByte ? equal(a, b) : equal(before.of(a), after.of(b));
  };
  const std::size_t most = std::max(recorded.size(), replayed.size());
  for (std::size_t i = 0; i < most; ++i) {
    Difference difference;
    if (i < recorded.size()) difference.recorded = recorded[i];
    if (i < replayed.size()) difference.replayed = replayed[i];
    if (difference.recorded && difference.replayed &&
        are_equal(*difference.recorded, *difference.replayed)) {
      continue;
    }
    difference.sequence = i + 1;
    return difference;
  }
  return std::nullopt;
}

Replayed play_again(const sim::RecordedTake& take, const Platforms& platforms) {
  if (take.events.empty()) throw std::runtime_error("the journal holds no events");
  if (take.info.contains("scenario_text")) return play_scenario_again(take, platforms);
  const auto kind = take.info.find("kind");
  if (kind != take.info.end() && kind->second == "serve") return play_serve_again(take, platforms);
  throw std::runtime_error(
      "the journal does not say what it is a take of: its recording did not end");
}

}  // namespace harness
