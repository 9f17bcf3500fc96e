// What a YAML file is, by what it holds.
#pragma once

#include <string>

#include "harness/scenario/platform.h"

namespace harness {

enum class FileKind { kScenario, kWorld };

// By the keys that only one of the two has: a scenario `title` and `steps`, a world `region`,
// `images`, `setup` and so on. With none of these, a file that names a world is one. What cannot be
// read or is no map is a world in a folder `worlds`, else a scenario: reading it says what is
// wrong.
FileKind kind_of_file(const std::string& path, const Platforms& platforms);

}  // namespace harness
