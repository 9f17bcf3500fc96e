// Text and values as a YAML file has them.
#pragma once

#include <string>
#include <string_view>

#include "harness/scenario/value.h"

namespace harness {

// The text as it is if it means itself wherever it stands, else in double quotes.
std::string yaml_scalar(std::string_view text);
// The text as a key of a map; which number it is says a key without quotes.
std::string yaml_key(std::string_view text);

// The value in one line, `{from: john, tags: [a, "1"]}`, which parse_yaml() reads back to the same.
std::string yaml_flow(const Value& value);

}  // namespace harness
