#include "fakes/aws/constraints.h"

#include <utility>

namespace aws {

Constraints&& Constraints::length(std::optional<std::int64_t> min,
                                  std::optional<std::int64_t> max) && {
  min_length = min;
  max_length = max;
  return std::move(*this);
}

Constraints&& Constraints::range(std::optional<std::int64_t> min,
                                 std::optional<std::int64_t> max) && {
  min_value = min;
  max_value = max;
  return std::move(*this);
}

Constraints&& Constraints::pattern(std::string_view text, Matches function) && {
  pattern_text = text;
  matches = function;
  return std::move(*this);
}

Constraints&& Constraints::one_of(std::vector<std::string_view> allowed) && {
  values = std::move(allowed);
  return std::move(*this);
}

Constraints&& Constraints::except(Matches function) && {
  exempt = function;
  return std::move(*this);
}

Constraints length(std::optional<std::int64_t> min, std::optional<std::int64_t> max) {
  return Constraints{}.length(min, max);
}

Constraints range(std::optional<std::int64_t> min, std::optional<std::int64_t> max) {
  return Constraints{}.range(min, max);
}

Constraints pattern(std::string_view text, Constraints::Matches function) {
  return Constraints{}.pattern(text, function);
}

Constraints one_of(std::vector<std::string_view> allowed) {
  return Constraints{}.one_of(std::move(allowed));
}

std::string Violation::sentence() const {
  const std::string shown = kind == Kind::kMissing ? "null" : "'" + value + "'";
  return "Value " + shown + " at '" + path + "' failed to satisfy constraint: " + constraint;
}

std::string describe(const std::vector<Violation>& violations) {
  std::string text = std::to_string(violations.size()) + " validation error" +
                     (violations.size() == 1 ? "" : "s") + " detected: ";
  for (std::size_t i = 0; i < violations.size(); ++i) {
    if (i != 0) text += "; ";
    text += violations[i].sentence();
  }
  return text;
}

}  // namespace aws
