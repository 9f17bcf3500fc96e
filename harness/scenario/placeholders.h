// Replaces `${account}` and `${region}` in the AWS inputs of world and scenario files.
//
// A text that has `${` itself is written with `$${`, which stands for it: what follows is then no
// placeholder.
#pragma once

#include <string>
#include <string_view>

#include "harness/scenario/problems.h"
#include "harness/scenario/value.h"
#include "harness/world/config.h"

namespace harness {

// In each text of `value`, though not in keys, `${account}` and `${region}` become the world's. In
// texts and keys `$${` becomes `${`. To be called once for a value.
void fill_in(Value& value, const WorldConfig& world);

// The text as a file has to have it, so that fill_in() makes it what it is.
std::string without_placeholders(std::string_view text);

// Adds a problem for each of these names that is misspelled, and for each in a key.
void check_placeholders(const Value& value, Problems& problems);

}  // namespace harness
