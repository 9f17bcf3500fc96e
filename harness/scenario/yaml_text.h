// Text as a scalar of a YAML file.
#pragma once

#include <string>
#include <string_view>

namespace harness {

// The text as it is if it means itself wherever it stands, else in double quotes.
std::string yaml_scalar(std::string_view text);

}  // namespace harness
