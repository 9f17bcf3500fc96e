// What a member of a shape must satisfy, as AWS's service models say it, and AWS's wording of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aws {

// All limits of one member. Lengths are characters of a string, bytes of a blob, elements of a
// list or map. Build with the functions below: `length(3, 255).pattern("[a-z]+", is_lower)`.
struct Constraints {
  using Matches = bool (*)(std::string_view);

  std::optional<std::int64_t> min_length;
  std::optional<std::int64_t> max_length;
  std::optional<std::int64_t> min_value;
  std::optional<std::int64_t> max_value;
  std::vector<std::string_view> values;  // of an enumeration; empty: anything
  std::string_view pattern_text;         // as AWS prints it
  Matches matches = nullptr;
  Matches exempt = nullptr;  // which texts are not checked, as the service does that itself

  Constraints&& length(std::optional<std::int64_t> min, std::optional<std::int64_t> max) &&;
  Constraints&& range(std::optional<std::int64_t> min, std::optional<std::int64_t> max) &&;
  Constraints&& pattern(std::string_view text, Matches function) &&;
  Constraints&& one_of(std::vector<std::string_view> allowed) &&;
  Constraints&& except(Matches function) &&;
};

Constraints length(std::optional<std::int64_t> min, std::optional<std::int64_t> max = {});
Constraints range(std::optional<std::int64_t> min, std::optional<std::int64_t> max = {});
Constraints pattern(std::string_view text, Constraints::Matches function);
Constraints one_of(std::vector<std::string_view> allowed);

// One constraint that an input does not satisfy.
struct Violation {
  enum class Kind { kMissing, kTooShort, kTooLong, kTooSmall, kTooLarge, kPattern, kEnum };
  Kind kind;
  std::string path;        // `tableName`, `keySchema.1.member.keyType`
  std::string member;      // the last member's name as declared: `TableName`
  std::string value;       // the value as AWS would print it; unused for kMissing
  std::string constraint;  // `Member must have length less than or equal to 255`

  // `Value 'x' at 'tableName' failed to satisfy constraint: Member must …`
  std::string sentence() const;
};

// `2 validation errors detected: …; …`, AWS's usual joined message.
std::string describe(const std::vector<Violation>& violations);

}  // namespace aws
