// Maps of texts as services store them, attributes and tags: the text of a JSON object.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace aws {

std::string to_json(const std::map<std::string, std::string>& texts);

// REQUIRES: `json` is what to_json() wrote.
std::map<std::string, std::string> parse_string_map(std::string_view json);

}  // namespace aws
