#include "harness/evidence/timestamps.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <system_error>

namespace evidence {
namespace {

using std::chrono::nanoseconds;

constexpr std::int64_t kPerSecond = 1'000'000'000;
constexpr std::int64_t kFirstYear = 1678;
constexpr std::int64_t kLastYear = 2261;

// Reads a text from the front; after a failure nothing more is read.
class Digits {
 public:
  explicit Digits(std::string_view text) : text_(text) {}

  // Exactly `count` digits.
  std::int64_t number(std::size_t count) {
    std::int64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (text_.empty() || text_.front() < '0' || text_.front() > '9') {
        ok_ = false;
        return 0;
      }
      value = value * 10 + (text_.front() - '0');
      text_.remove_prefix(1);
    }
    return value;
  }
  bool take(std::string_view one_of) {
    if (!next_is(one_of)) return false;
    text_.remove_prefix(1);
    return true;
  }
  void require(std::string_view one_of) { ok_ = take(one_of) && ok_; }
  bool next_is(std::string_view one_of) const {
    return ok_ && !text_.empty() && one_of.find(text_.front()) != one_of.npos;
  }
  // Up to nine digits as nanoseconds, more are cut off; `unit` becomes that of the last one.
  std::int64_t fraction(std::int64_t& unit) {
    std::int64_t value = 0;
    const std::size_t before = text_.size();
    for (; next_is("0123456789"); text_.remove_prefix(1)) {
      if (unit == 1) continue;
      unit /= 10;
      value += (text_.front() - '0') * unit;
    }
    ok_ = ok_ && text_.size() < before;
    return value;
  }
  bool ok() const { return ok_; }
  std::string_view rest() const { return text_; }

 private:
  std::string_view text_;
  bool ok_ = true;
};

// Seconds east of UTC.
std::int64_t zone(Digits& digits) {
  if (digits.take("Zz") || !digits.next_is("+-")) return 0;
  const bool west = digits.take("-");
  if (!west) digits.take("+");
  const std::int64_t hours = digits.number(2);
  digits.take(":");
  const std::int64_t minutes = digits.number(2);
  const std::int64_t seconds = (hours * 60 + minutes) * 60;
  return west ? -seconds : seconds;
}

std::int64_t nanoseconds_of(Unit unit) {
  switch (unit) {
    case Unit::kSeconds:
      return kPerSecond;
    case Unit::kMilliseconds:
      return 1'000'000;
    case Unit::kMicroseconds:
      return 1000;
    case Unit::kNanoseconds:
      break;
  }
  return 1;
}

// A number with an exponent: as exact as a double is, which is told as a microsecond.
std::optional<Instant> parse_real(std::string_view text, std::int64_t unit) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  const double all = value * static_cast<double>(unit);
  if (!(std::abs(all) < 9e18)) return std::nullopt;
  return Instant{sim::Time{sim::rounded(all)}, std::chrono::microseconds{1}};
}

}  // namespace

std::optional<Instant> parse_timestamp(std::string_view text, std::string_view* rest) {
  Digits digits(text);
  const std::int64_t year = digits.number(4);
  digits.require("-");
  const auto month = static_cast<unsigned>(digits.number(2));
  digits.require("-");
  const auto day = static_cast<unsigned>(digits.number(2));
  digits.require("T ");
  const std::int64_t hour = digits.number(2);
  digits.require(":");
  const std::int64_t minute = digits.number(2);
  digits.require(":");
  const std::int64_t second = digits.number(2);
  std::int64_t unit = kPerSecond;
  const std::int64_t fraction = digits.take(".,") ? digits.fraction(unit) : 0;
  const std::int64_t east = zone(digits);
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(year)},
                                         std::chrono::month{month}, std::chrono::day{day}};
  if (!digits.ok() || !date.ok() || year < kFirstYear || year > kLastYear) return std::nullopt;
  if (hour > 23 || minute > 59 || second > 60) return std::nullopt;
  if (rest != nullptr) {
    *rest = digits.rest();
  } else if (!digits.rest().empty()) {
    return std::nullopt;
  }
  const std::int64_t days_before = std::chrono::sys_days{date}.time_since_epoch().count();
  const std::int64_t seconds = ((days_before * 24 + hour) * 60 + minute) * 60 + second - east;
  return Instant{sim::Time{nanoseconds{seconds * kPerSecond + fraction}}, nanoseconds{unit}};
}

bool may_be_of_evidence(sim::Time time) {
  using std::chrono::sys_days;
  using std::chrono::year;
  constexpr sim::Time kFirst{sys_days{year{2004} / 1 / 1}.time_since_epoch()};
  constexpr sim::Time kEnd{sys_days{year{2200} / 1 / 1}.time_since_epoch()};
  return time >= kFirst && time < kEnd;
}

std::optional<Instant> parse_epoch(std::string_view text, Unit unit) {
  const std::int64_t scale = nanoseconds_of(unit);
  std::int64_t whole = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, whole);
  if (error != std::errc{}) return std::nullopt;
  Digits digits(text.substr(static_cast<std::size_t>(stop - text.data())));
  std::int64_t resolution = kPerSecond;
  std::int64_t fraction = 0;
  if (digits.take(".")) fraction = digits.fraction(resolution);
  if (!digits.ok()) return std::nullopt;
  if (digits.next_is("eE")) return parse_real(text, scale);
  if (!digits.rest().empty()) return std::nullopt;
  // Of a unit as of a second: what is smaller than a nanosecond is cut off.
  fraction = fraction / (kPerSecond / scale);
  resolution = std::max<std::int64_t>(resolution / (kPerSecond / scale), 1);
  std::int64_t all = 0;
  if (__builtin_mul_overflow(whole, scale, &all)) return std::nullopt;
  if (__builtin_add_overflow(all, text.starts_with('-') ? -fraction : fraction, &all)) {
    return std::nullopt;
  }
  return Instant{sim::Time{nanoseconds{all}}, nanoseconds{resolution}};
}

}  // namespace evidence
