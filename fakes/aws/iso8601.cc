#include "fakes/aws/iso8601.h"

#include <cstdint>

namespace aws {
namespace {

// Takes `count` digits off the front. Nothing if there are not that many.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int number = 0;
  for (const char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return number;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

// `.25` in nanoseconds; digits beyond the ninth are dropped. Zero if there is no fraction.
std::optional<sim::Duration> take_fraction(std::string_view& text) {
  if (!take(text, '.')) return sim::Duration::zero();
  std::int64_t ns = 0;
  int digits = 0;
  while (const auto digit = take_digits(text, 1)) {
    if (++digits <= 9) ns = ns * 10 + *digit;
  }
  if (digits == 0) return std::nullopt;
  for (; digits < 9; ++digits) ns *= 10;
  return sim::Duration{ns};
}

struct Clock {
  int hour;
  int minute;
  int second;
  sim::Duration fraction;
};

std::optional<std::chrono::sys_days> take_date(std::string_view& text) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days{date};
}

std::optional<Clock> take_clock(std::string_view& text) {
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute || *minute > 59 || !take(text, ':')) return std::nullopt;
  const auto second = take_digits(text, 2);
  if (!second || *second > 60) return std::nullopt;
  const auto fraction = take_fraction(text);
  if (!fraction) return std::nullopt;
  return Clock{*hour, *minute, *second, *fraction};
}

}  // namespace

std::optional<sim::Time> parse_iso8601(std::string_view text) {
  const auto date = take_date(text);
  if (!date || !take(text, 'T')) return std::nullopt;
  const auto clock = take_clock(text);
  if (!clock || text != "Z") return std::nullopt;
  const std::chrono::seconds since = date->time_since_epoch() + std::chrono::hours{clock->hour} +
                                     std::chrono::minutes{clock->minute} +
                                     std::chrono::seconds{clock->second};
  // Nanoseconds in 64 bits reach from 1677 to 2262.
  const auto limit = std::chrono::floor<std::chrono::seconds>(sim::Duration::max());
  if (since >= limit || since <= -limit) return std::nullopt;
  return sim::Time{since + clock->fraction};
}

}  // namespace aws
