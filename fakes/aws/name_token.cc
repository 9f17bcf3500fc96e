#include "fakes/aws/name_token.h"

#include "fakes/aws/base64.h"

namespace aws {
namespace {

constexpr std::string_view kAfter = "after:";

}  // namespace

std::string name_token(std::string_view name) {
  return base64_encode(std::string(kAfter) + std::string(name));
}

std::optional<std::string> parse_name_token(const std::optional<std::string>& token) {
  if (!token) return "";
  const auto text = base64_decode(*token);
  if (!text || !text->starts_with(kAfter)) return std::nullopt;
  return text->substr(kAfter.size());
}

}  // namespace aws
