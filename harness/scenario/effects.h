// Finds what in a file has no effect, so that nothing in it is passed over in silence.
#pragma once

#include <string>

#include "harness/scenario/problems.h"
#include "harness/scenario/value.h"

namespace harness {

// Adds a problem for each key of a scenario's expectations that has no effect because of another
// key beside it, and for each expectation that holds or fails whatever happens. A platform checks
// its own parts (Platform::check_file()). REQUIRES: the file is of its shape.
void check_effects(const Value& scenario, Problems& problems);

// Adds the problem that a key of `map` has no effect. REQUIRES: the map has the key.
void add_no_effect(const Value& map, const char* key, const std::string& why, Problems& problems);

// Whether a map has the key with just this text.
bool has_text(const Value& map, const char* key, const char* text);

}  // namespace harness
