// NextToken of lists in the order of their names: it holds the name that a page ended with.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace aws {

// Base64 of `after:NAME`.
std::string name_token(std::string_view name);

// The name to go on after: "" without a token, nothing if the token is none that name_token() gave.
std::optional<std::string> parse_name_token(const std::optional<std::string>& token);

}  // namespace aws
