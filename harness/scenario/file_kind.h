// Tells from what a YAML file holds whether it is a scenario, a world or a saved take.
#pragma once

#include <string>

#include "harness/scenario/platform.h"

namespace harness {

enum class FileKind { kScenario, kWorld, kTake };

// Decides by the keys that only one of them has: a scenario `title` and `steps`, a world `region`,
// `images`, `setup` and so on, a take `take` and `digest`. With none of these, a file that names a
// world is a scenario. A file that cannot be read or is no map counts as a world in a folder
// `worlds` and as a scenario elsewhere: reading it says what is wrong.
FileKind kind_of_file(const std::string& path, const Platforms& platforms);

}  // namespace harness
