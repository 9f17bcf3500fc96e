// A world file together with those that it extends.
//
// `extends: base.yaml` takes over all that another file says, relative to this one. What
// this file says itself goes before: a scalar replaces the other's, a map (`images`, `programs`,
// `mail`) does so name by name, and a list (`setup`) is added to it, where an entry of the same
// name replaces the other's (see unique_entries.h).
#pragma once

#include <cstddef>
#include <string>

#include "harness/scenario/platform.h"
#include "harness/scenario/value.h"
#include "harness/world/config.h"

namespace harness {

struct ComposedWorld {
  Value root;        // of the shape of a world, without `extends`
  std::string text;  // means the same wherever it is: no other world file, no relative path
};

// `text` is that of the file `path`. FileErrors with all that is wrong with the shape of any of the
// files, or that one cannot be read or extends itself.
ComposedWorld compose_world(const std::string& text, const std::string& path,
                            const Platforms& platforms);

// Where the world's setup call of that index stands, in its file as it is now; the file as a whole
// if that cannot be said.
Place place_of_setup_call(const WorldConfig& world, std::size_t index, const Platforms& platforms);

}  // namespace harness
