// JSON text from outside, with a limit on how deeply it may nest: whatever walks the result may
// recurse.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "sim/journal/json_tree.h"

namespace aws {

// DynamoDB allows 32 levels of a value; each takes two of JSON, below a few of the request's own.
inline constexpr int kMaxJsonDepth = sim::JsonTree::kMaxDepth;

// The value of `text`. If it is not JSON, or nests deeper than kMaxJsonDepth, the result
// is_discarded().
nlohmann::json read_json(std::string_view text);

// Reads the body of a request, where no body at all is `{}`. Throws SerializationException, also if
// it has more than `most_values`.
void read_body(std::string_view body, std::size_t most_values, sim::JsonTree& tree);

}  // namespace aws
