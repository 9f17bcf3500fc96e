// Typed access to values that check() has found to be of their shape.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "harness/scenario/value.h"
#include "sim/random/distribution.h"
#include "sim/time/time.h"

namespace harness {

// Each sets `out` if `map` has the key, and leaves it as it is if not.
// REQUIRES: the value has the type that is asked for.
void take(const Value& map, const char* key, std::string& out);
void take(const Value& map, const char* key, std::int64_t& out);
void take(const Value& map, const char* key, std::uint64_t& out);
void take(const Value& map, const char* key, int& out);
void take(const Value& map, const char* key, bool& out);
void take(const Value& map, const char* key, sim::Duration& out);
void take(const Value& map, const char* key, sim::Distribution& out);
void take(const Value& map, const char* key, std::map<std::string, std::string>& out);

// The items of the list under `key`; none if it is not there.
const std::vector<Value>& items(const Value& map, const char* key);

// The key of a step that says when it happens, beside the one that says what.
inline constexpr char kAt[] = "at";
// What happens in a step. REQUIRES: `step` has the shape of one.
const Member& happens_in(const Value& step);

std::string json_text(const Value& value);

}  // namespace harness
