#include "sim/random/decision_kind.h"

#include <charconv>
#include <stdexcept>

#include "sim/time/time.h"

namespace sim {
namespace {

constexpr std::string_view kYes = "yes";
constexpr std::string_view kNo = "no";

[[noreturn]] void refuse(std::string_view text, const char* expected) {
  throw std::invalid_argument("expected " + std::string(expected) + ", not '" + std::string(text) +
                              "'");
}

std::int64_t number_of(std::string_view text) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end || number < 0) refuse(text, "a whole number");
  return number;
}

}  // namespace

std::string value_text(DecisionKind::Form form, std::int64_t value) {
  switch (form) {
    case DecisionKind::Form::kDuration:
      return to_exact_text(Duration{value});
    case DecisionKind::Form::kNumber:
      return std::to_string(value);
    case DecisionKind::Form::kYesNo:
      return std::string(value != 0 ? kYes : kNo);
  }
  return {};
}

std::int64_t value_of(DecisionKind::Form form, std::string_view text) {
  switch (form) {
    case DecisionKind::Form::kDuration:
      return parse_duration(text).count();
    case DecisionKind::Form::kNumber:
      return number_of(text);
    case DecisionKind::Form::kYesNo:
      if (text != kYes && text != kNo) refuse(text, "yes or no");
      return text == kYes ? 1 : 0;
  }
  return 0;
}

void DecisionKinds::add(std::span<const DecisionKind* const> kinds) {
  for (const DecisionKind* kind : kinds) {
    if (!kinds_.emplace(kind->name, kind).second) {
      throw std::logic_error("two kinds of decisions have the name " + std::string(kind->name));
    }
  }
}

const DecisionKind* DecisionKinds::find(std::string_view name) const {
  const auto found = kinds_.find(name);
  return found == kinds_.end() ? nullptr : found->second;
}

}  // namespace sim
