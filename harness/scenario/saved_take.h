// A take that was saved as what makes it: the scenario, the seed, and the decisions in it that
// differ from the usual. It plays again after changes of the code that do not concern it, or it can
// be said which decision has no place any more. docs/decisions.md shows a file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "harness/scenario/platform.h"
#include "harness/scenario/shape.h"
#include "harness/scenario/take.h"

namespace harness {

struct SavedTake {
  std::string path;           // of its file
  std::string name;           // of the take: `interrupt/second-mail`
  std::string scenario_path;  // as it can be opened from here
  std::string world_path;     // the same; "": the scenario's own world
  std::uint64_t seed = 1;     // for ids
  bool passed = false;
  std::vector<std::string> failures;  // what failed, as Failure::what
  std::string way;                    // FailureSignature::subject; "": it is not known
  std::string digest;
  DigestOf digest_of = DigestOf::kJournal;
  std::vector<sim::Decided> decisions;
  std::vector<aws::FaultRule> faults;  // beside the scenario's and the world's
};

Shape saved_take_shape();
// The shape as JSON Schema, draft 7.
std::string saved_take_schema();

// FileErrors with everything that is wrong with the file, such as that what it names is not there,
// which is not read.
SavedTake read_saved_take(const std::string& path, const Platforms& platforms);
// The same of a file that may have been moved: whether what it names is there is left open.
SavedTake read_moved_take(const std::string& path, const Platforms& platforms);

// What the take was, for a file at `path`, without faults of its own. REQUIRES: its decisions were
// recorded.
// `world_path`: "" if it was played in the scenario's own world.
SavedTake saved_take_of(const Take& take, const std::string& path, const std::string& scenario_path,
                        const std::string& world_path);
// The text of its file.
std::string saved_take_yaml(const SavedTake& take);

// Has the scenario play as the saved take did.
void apply(const SavedTake& saved, Scenario& scenario);

// Whether it fails as the saved take did: what failed first is the same, and so is the way in which
// it did, if that is known.
bool fails_alike(const SavedTake& saved, const Take& again);

ComparedToSaved compare(const SavedTake& saved, const Take& again);

}  // namespace harness
