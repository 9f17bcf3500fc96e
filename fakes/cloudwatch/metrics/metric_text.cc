#include "fakes/cloudwatch/metrics/metric_text.h"

#include <algorithm>

namespace cloudwatch {
namespace {

constexpr unsigned char kFirstPrintable = ' ';
constexpr unsigned char kDelete = 0x7F;

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < kFirstPrintable || byte == kDelete;
}

}  // namespace

std::string_view refused_characters(std::string_view text) {
  if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) > kDelete; })) {
    return "non-ASCII characters";
  }
  return has_control_characters(text) ? "control characters" : "";
}

bool has_control_characters(std::string_view text) { return std::ranges::any_of(text, is_control); }

}  // namespace cloudwatch
