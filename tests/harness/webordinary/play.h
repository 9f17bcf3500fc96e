// Plays the text of a scenario in this process and gives the take.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "harness/scenario/take.h"
#include "harness/webordinary/webordinary_story.h"

namespace tests {

// What a test reads of the shipped files, as text: `worlds/webordinary.yaml`.
std::string shipped(const std::string& path);
// The files of a family, such as `load`, without folder and `.yaml`, sorted; of "": the families.
std::vector<std::string> shipped_names(const std::string& family);

// A change of a file's text: how a test breaks a world or a scenario on purpose.
struct Edit {
  std::string from;  // is in the text exactly once
  std::string to;
};
// std::logic_error if `from` is not in the text exactly once.
std::string edited(std::string text, const Edit& edit);

struct Staging {
  std::string world;  // the text of a world file
  std::optional<std::uint64_t> seed = {};
  bool keep_journal = false;
};

// `scenario` is the text of a whole file; its world is replaced by the staging's.
harness::Take play_whole(const std::string& scenario, const Staging& staging);
// In the Webordinary world. `steps` is what comes after the title and the world: `steps:`,
// `expect:` and so on; it begins on line 3.
harness::Take play(const std::string& steps, const std::vector<Edit>& world_edits = {},
                   bool keep_journal = false);

// The take in the terms of the platform. std::out_of_range if that had no part in it.
const harness::WebordinaryStory& webordinary_story(const harness::Take& take);

// Every failure of a take in one line: `mail: expected … seen …`.
std::string failures_of(const harness::Take& take);
// The first failure of this kind, such as `mail`, `invariant: no message lost`; nullptr if there
// is none.
const harness::Failure* failure_of(const harness::Take& take, const std::string& what);
// How many events of the kept journal are of this kind, about this subject and by this actor;
// "": any.
int count(const harness::Take& take, const std::string& kind, const std::string& subject = {},
          const std::string& actor = {});

}  // namespace tests
