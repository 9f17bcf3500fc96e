// Base64 with the standard alphabet and padding, RFC 4648 section 4.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace aws {

std::string base64_encode(std::string_view bytes);
// Nothing if `text` is not base64: a wrong length, a foreign character, padding elsewhere than at
// the end.
std::optional<std::string> base64_decode(std::string_view text);

}  // namespace aws
