#include "fakes/logs/shapes.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "fakes/aws/name_token.h"
#include "fakes/logs/errors.h"

namespace logs {
namespace {

constexpr std::size_t kIdDigits = 56;
constexpr std::size_t kTimeDigits = 20;

bool is_group_name(std::string_view name) {
  for (const char c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 &&
        std::string_view{"._-/#"}.find(c) == std::string_view::npos) {
      return false;
    }
  }
  return !name.empty();
}

bool is_stream_name(std::string_view name) {
  return name.find_first_of(":*") == std::string_view::npos;
}

bool is_group_identifier(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view{"_#+=/:,.@-"}.find(c) != std::string_view::npos;
  });
}

bool is_part_of_group_name(std::string_view text) { return text.empty() || is_group_name(text); }

std::string padded(std::int64_t number, std::size_t digits) {
  std::string text = std::to_string(number);
  return std::string(digits - text.size(), '0') + text;
}

std::optional<std::int64_t> number_of(std::string_view digits) {
  std::int64_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

}  // namespace

aws::Constraints group_name_limits() {
  return aws::length(1, 512).pattern("[\\.\\-_/#A-Za-z0-9]+", is_group_name);
}

aws::Constraints group_name_pattern_limits() {
  return aws::length(0, 512).pattern("[\\.\\-_/#A-Za-z0-9]*", is_part_of_group_name);
}

aws::Constraints group_identifier_limits() {
  return aws::length(1, 2048).pattern("[\\w#+=/:,.@-]*", is_group_identifier);
}

aws::Constraints stream_name_limits() {
  return aws::length(1, 512).pattern("[^:*]*", is_stream_name);
}

std::string event_id(std::int64_t id) { return padded(id, kIdDigits); }

std::string to_token(EventPosition position) {
  return padded(position.time_ms, kTimeDigits) + padded(position.id, kIdDigits - kTimeDigits);
}

std::optional<EventPosition> parse_token(std::string_view token) {
  if (token.size() != kIdDigits) return std::nullopt;
  const auto time = number_of(token.substr(0, kTimeDigits));
  const auto id = number_of(token.substr(kTimeDigits));
  if (!time || !id) return std::nullopt;
  return EventPosition{*time, *id};
}

std::string parse_name_token(const std::optional<std::string>& token) {
  auto name = aws::parse_name_token(token);
  if (!name) throw invalid_parameter("The specified nextToken is invalid.");
  return std::move(*name);
}

}  // namespace logs
