// Reads a document as a scenario, and says what in it refers to what is not there any more.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "harness/scenario/operations.h"
#include "harness/scenario/platform.h"
#include "harness/scenario/scenario.h"
#include "harness/scenario/shape.h"
#include "harness/scenario/value.h"
#include "harness/shrink/path.h"
#include "harness/world/config.h"

namespace harness::shrink {

// In what a scenario is played while it is shrunk.
struct Setting {
  std::string path;  // of the scenario's file
  WorldConfig world;
  Platforms platforms;
};

// Not to be used by two threads at once. `setting` must outlive it.
class CandidateReader {
 public:
  explicit CandidateReader(const Setting& setting);

  // The scenario, with the problems that `backlot check` would have; null if there are any, and
  // `wrong` is where these are in the document.
  struct Read {
    std::optional<Scenario> scenario;
    std::vector<Path> wrong;
  };
  Read read(const Value& root);

  // Leaves out the steps, expectations and other entries that mean nothing without what was left
  // out before, as the fix of a rule does without the rule, until the scenario can be read; null if
  // that cannot be reached so, or if the time of a step is before that of an earlier one. `root`
  // becomes what is left.
  std::optional<Scenario> read_repaired(Value& root);

 private:
  const Setting& setting_;
  Shape shape_;
  Operations operations_;
};

}  // namespace harness::shrink
