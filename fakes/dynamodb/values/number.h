// DynamoDB's number: an exact decimal of up to 38 significant digits.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number
// Magnitudes run from 1E-130 to 9.9999999999999999999999999999999999999E+125; zero has no sign.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dynamodb {

class Number {
 public:
  static constexpr int kMaxDigits = 38;
  static constexpr int kMinExponent = -130;
  static constexpr int kMaxExponent = 125;

  // Zero.
  Number() = default;
  explicit Number(std::int64_t value);

  // Reads `-17.4E37`, `.5`, `+3`, `0001.20`. Throws ValidationException with AWS's wording for
  // text that is no number, more than 38 significant digits, overflow and underflow.
  static Number parse(std::string_view text);

  // As DynamoDB returns it: no exponent, no needless zeros, `-0.00012`.
  std::string text() const;

  bool is_zero() const { return digit_count_ == 0; }

  // Bytes that compare (unsigned, shorter first) as the numbers do.
  std::string sort_key() const;

  // The bytes that the number counts in an item's size: one, one for each two significant digits
  // on either side of the decimal point, one for a minus sign.
  std::size_t stored_size() const;

  // The whole part; -1 for a negative number and for one of more than 15 digits.
  std::int64_t whole_part() const;

  // Exact. Throws ValidationException (overflow) if the result needs a larger magnitude or more
  // than 38 digits: AWS uses the same wording for both.
  friend Number operator+(const Number& a, const Number& b);
  friend Number operator-(const Number& a, const Number& b);
  Number operator-() const;

  friend bool operator==(const Number&, const Number&) = default;
  friend std::strong_ordering operator<=>(const Number& a, const Number& b);

 private:
  // Takes digits without leading zeros; drops trailing zeros. `exponent` is that of digits[0].
  static Number from_digits(bool negative, std::string_view digits, int exponent);
  static std::strong_ordering compare_magnitude(const Number& a, const Number& b);

  // The value is 0 if digit_count_ is 0, else d0.d1d2… × 10^exponent_. Unused digits are 0.
  std::array<std::uint8_t, kMaxDigits> digits_{};
  std::uint8_t digit_count_ = 0;
  bool negative_ = false;
  std::int16_t exponent_ = 0;
};

}  // namespace dynamodb
