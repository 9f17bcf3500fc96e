#include "fakes/dynamodb/values/number.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>

#include "fakes/dynamodb/errors.h"

namespace dynamodb {
namespace {

constexpr const char* kOverflow =
    "Number overflow. Attempting to store a number with magnitude larger than supported range";
constexpr const char* kUnderflow =
    "Number underflow. Attempting to store a number with magnitude smaller than supported range";
constexpr const char* kTooPrecise =
    "Attempting to store more than 38 significant digits in a Number";
constexpr const char* kNotNumeric = "The parameter cannot be converted to a numeric value";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

[[noreturn]] void refuse_text(std::string_view text) {
  if (text.empty()) throw validation_error(kNotNumeric);
  throw validation_error(std::string(kNotNumeric) + ": " + std::string(text));
}

// The exponent after `e`, which must be one of 64 bits, held within ±100000 so that sums of
// exponents cannot overflow.
int parse_exponent(std::string_view text, std::string_view whole) {
  bool negative = false;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) refuse_text(whole);
  std::int64_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc()) refuse_text(whole);
  const int held = static_cast<int>(std::min<std::int64_t>(value, 100000));
  return negative ? -held : held;
}

}  // namespace

Number::Number(std::int64_t value) {
  const bool negative = value < 0;
  std::uint64_t magnitude =
      negative ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
  if (magnitude == 0) return;
  std::string digits;
  for (; magnitude != 0; magnitude /= 10) digits += static_cast<char>(magnitude % 10);
  std::reverse(digits.begin(), digits.end());
  *this = from_digits(negative, digits, static_cast<int>(digits.size()) - 1);
}

Number Number::from_digits(bool negative, std::string_view digits, int exponent) {
  while (!digits.empty() && digits.back() == 0) digits.remove_suffix(1);
  Number number;
  if (digits.empty()) return number;
  if (exponent > kMaxExponent) throw validation_error(kOverflow);
  if (exponent < kMinExponent) throw validation_error(kUnderflow);
  if (digits.size() > kMaxDigits) throw validation_error(kTooPrecise);
  std::copy(digits.begin(), digits.end(), number.digits_.begin());
  number.digit_count_ = static_cast<std::uint8_t>(digits.size());
  number.negative_ = negative;
  number.exponent_ = static_cast<std::int16_t>(exponent);
  return number;
}

Number Number::parse(std::string_view text) {
  std::string_view rest = text;
  bool negative = false;
  if (!rest.empty() && (rest.front() == '+' || rest.front() == '-')) {
    negative = rest.front() == '-';
    rest.remove_prefix(1);
  }
  int exponent = 0;
  if (const auto e = rest.find_first_of("eE"); e != std::string_view::npos) {
    exponent = parse_exponent(rest.substr(e + 1), text);
    rest = rest.substr(0, e);
  }
  std::string digits;
  bool seen_point = false;
  int fraction_digits = 0;
  bool seen_digit = false;
  for (const char c : rest) {
    if (c == '.' && !seen_point) {
      seen_point = true;
      continue;
    }
    if (!is_digit(c)) refuse_text(text);
    seen_digit = true;
    if (seen_point) ++fraction_digits;
    if (!digits.empty() || c != '0') digits += static_cast<char>(c - '0');
  }
  if (!seen_digit) refuse_text(text);
  return from_digits(negative, digits,
                     static_cast<int>(digits.size()) - 1 - fraction_digits + exponent);
}

std::string Number::text() const {
  if (is_zero()) return "0";
  std::string out;
  if (negative_) out += '-';
  if (exponent_ < 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-exponent_ - 1), '0');
  }
  for (int i = 0; i < digit_count_; ++i) {
    if (i > 0 && i == exponent_ + 1) out += '.';
    out += static_cast<char>('0' + digits_[static_cast<std::size_t>(i)]);
  }
  if (exponent_ >= digit_count_) {
    out.append(static_cast<std::size_t>(exponent_ - digit_count_ + 1), '0');
  }
  return out;
}

std::string Number::sort_key() const {
  if (is_zero()) return "\x02";
  std::string key;
  key += static_cast<char>(3);
  key += static_cast<char>(exponent_ - kMinExponent);
  for (int i = 0; i < digit_count_; i += 2) {
    const auto at = static_cast<std::size_t>(i);
    const int low = i + 1 < digit_count_ ? digits_[at + 1] : 0;
    key += static_cast<char>(digits_[at] * 10 + low + 1);
  }
  if (!negative_) return key;
  for (char& c : key) c = static_cast<char>(~c);
  key[0] = 1;
  // A longer negative number is the smaller one: end each with a byte above every digit pair.
  key += '\xff';
  return key;
}

std::size_t Number::stored_size() const {
  if (is_zero()) return 1;
  const int whole = std::clamp(exponent_ + 1, 0, static_cast<int>(digit_count_));
  const int fraction = digit_count_ - whole;
  return static_cast<std::size_t>(1 + (whole + 1) / 2 + (fraction + 1) / 2 + (negative_ ? 1 : 0));
}

std::int64_t Number::whole_part() const {
  if (negative_ || exponent_ > 14) return -1;
  std::int64_t value = 0;
  for (int i = 0; i <= exponent_; ++i) value = value * 10 + digits_[static_cast<std::size_t>(i)];
  return value;
}

Number Number::operator-() const {
  Number result = *this;
  result.negative_ = !negative_ && !is_zero();
  return result;
}

std::strong_ordering Number::compare_magnitude(const Number& a, const Number& b) {
  if (a.is_zero() || b.is_zero()) return b.is_zero() <=> a.is_zero();
  if (a.exponent_ != b.exponent_) return a.exponent_ <=> b.exponent_;
  return a.digits_ <=> b.digits_;
}

std::strong_ordering operator<=>(const Number& a, const Number& b) {
  if (a.negative_ != b.negative_) return b.negative_ <=> a.negative_;
  return a.negative_ ? Number::compare_magnitude(b, a) : Number::compare_magnitude(a, b);
}

Number operator+(const Number& a, const Number& b) {
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  const bool a_larger = Number::compare_magnitude(a, b) >= 0;
  const Number& large = a_larger ? a : b;
  const Number& small = a_larger ? b : a;
  const int shift = large.exponent_ - small.exponent_;
  const int width = std::max<int>(large.digit_count_, shift + small.digit_count_);
  // Further apart than any result of 38 digits can span.
  if (width > 2 * Number::kMaxDigits) throw validation_error(kOverflow);
  // One more place in front for the carry.
  std::array<int, 2 * Number::kMaxDigits + 1> sum{};
  for (int i = 0; i < large.digit_count_; ++i) {
    sum[static_cast<std::size_t>(i + 1)] = large.digits_[static_cast<std::size_t>(i)];
  }
  const int sign = a.negative_ == b.negative_ ? 1 : -1;
  for (int i = 0; i < small.digit_count_; ++i) {
    sum[static_cast<std::size_t>(shift + i + 1)] +=
        sign * small.digits_[static_cast<std::size_t>(i)];
  }
  for (auto i = static_cast<std::size_t>(width); i > 0; --i) {
    if (sum[i] >= 10) {
      sum[i] -= 10;
      ++sum[i - 1];
    } else if (sum[i] < 0) {
      sum[i] += 10;
      --sum[i - 1];
    }
  }
  std::string digits;
  int exponent = large.exponent_ + 1;
  for (int i = 0; i <= width; ++i) {
    const int digit = sum[static_cast<std::size_t>(i)];
    if (digits.empty() && digit == 0) {
      --exponent;
      continue;
    }
    digits += static_cast<char>(digit);
  }
  while (!digits.empty() && digits.back() == 0) digits.pop_back();
  if (digits.size() > Number::kMaxDigits) throw validation_error(kOverflow);
  return Number::from_digits(large.negative_, digits, exponent);
}

Number operator-(const Number& a, const Number& b) { return a + -b; }

}  // namespace dynamodb
