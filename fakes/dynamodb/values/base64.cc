#include "fakes/dynamodb/values/base64.h"

#include <algorithm>

#include "fakes/aws/base64.h"
#include "fakes/dynamodb/errors.h"

namespace dynamodb {
namespace {

constexpr std::string_view kBadEnd = "Invalid last non-pad Base64 character dectected";

// The first character that is not base64's, padding apart; '=' if all are.
char foreign_character(std::string_view text) {
  const auto is_foreign = [](char c) {
    return !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') &&
           c != '+' && c != '/' && c != '=';
  };
  const auto found = std::ranges::find_if(text, is_foreign);
  return found == text.end() ? '=' : *found;
}

}  // namespace

std::string from_base64(std::string_view text) {
  if (text.size() % 4 != 0) {
    throw serialization_error(
        "Base64 encoded length is expected a multiple of 4 bytes but found: " +
        std::to_string(text.size()));
  }
  std::optional<std::string> bytes = aws::base64_decode(text);
  if (!bytes) {
    const char c = foreign_character(text);
    throw serialization_error(c == '=' ? std::string(kBadEnd)
                                       : std::string("Invalid Base64 character: '") + c + "'");
  }
  // The bits that the padding cuts off must be zero.
  if (aws::base64_encode(*bytes) != text) throw serialization_error(std::string(kBadEnd));
  return *std::move(bytes);
}

}  // namespace dynamodb
