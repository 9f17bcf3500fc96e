#include "sim/time/time.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace sim {
namespace {

struct Unit {
  std::string_view name;
  double ns;
};

// Where the name of one unit is the beginning of another's, the longer one comes first.
constexpr Unit kUnits[] = {{"ms", 1e6},   {"us", 1e3}, {"ns", 1.0}, {"d", 86400e9},
                           {"h", 3600e9}, {"m", 60e9}, {"s", 1e9}};
constexpr double kMaxNs = 10000.0 * 86400e9;

// The text of an exception ends at its first NUL.
std::string without_nul(std::string_view text) {
  std::string shown(text);
  std::ranges::replace(shown, '\0', '?');
  return shown;
}

// Millions of events have a time each, and printf would take longer than all else of their lines.
void put_digits(std::string& text, std::size_t at, std::size_t count, unsigned number) {
  for (std::size_t i = at + count; i-- > at; number /= 10) {
    text[i] = static_cast<char>('0' + number % 10);
  }
}

[[noreturn]] void refuse(std::string_view text) {
  throw std::invalid_argument("'" + without_nul(text) +
                              "' is not a duration: expected a number with a unit (ms, s, m, h, "
                              "d), such as 90s, 20m or 1h30m");
}

std::string trimmed_decimal(double value, const char* unit) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.3f", value);
  std::string text = buffer;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text + unit;
}

}  // namespace

Duration rounded(double nanoseconds) {
  constexpr double kLimit = 0x1p63;
  if (nanoseconds >= kLimit) return Duration::max();
  if (nanoseconds <= -kLimit) return Duration::min();
  return Duration{std::llround(nanoseconds)};
}

std::string to_iso8601(Time t) {
  using std::chrono::days;
  using std::chrono::floor;
  const auto since = floor<std::chrono::milliseconds>(t.time_since_epoch());
  const auto day = floor<days>(since);
  const std::chrono::year_month_day date{std::chrono::sys_days{day}};
  const auto ms = static_cast<unsigned>((since - day).count());
  std::string text = "0000-00-00T00:00:00.000Z";
  put_digits(text, 0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
  put_digits(text, 5, 2, static_cast<unsigned>(date.month()));
  put_digits(text, 8, 2, static_cast<unsigned>(date.day()));
  put_digits(text, 11, 2, ms / 3600000);
  put_digits(text, 14, 2, ms / 60000 % 60);
  put_digits(text, 17, 2, ms / 1000 % 60);
  put_digits(text, 20, 3, ms % 1000);
  return text;
}

std::string to_text(Duration d) {
  if (d < Duration::zero()) return "-" + to_text(saturated_difference(Duration::zero(), d));
  const double s = seconds(d);
  if (d < std::chrono::seconds{1}) return trimmed_decimal(s * 1e3, "ms");
  if (d < std::chrono::minutes{1}) return trimmed_decimal(s, "s");
  const auto whole = static_cast<long long>(s);
  char buffer[64];
  if (whole >= 3600) {
    std::snprintf(buffer, sizeof buffer, "%lldh%02lldm%02llds", whole / 3600, whole / 60 % 60,
                  whole % 60);
  } else {
    std::snprintf(buffer, sizeof buffer, "%lldm%02llds", whole / 60, whole % 60);
  }
  std::string text = buffer;
  if (text.ends_with("m00s")) text.resize(text.size() - 3);
  if (text.ends_with("h00m")) text.resize(text.size() - 3);
  return text;
}

std::string to_exact_text(Duration d) {
  std::string text = to_text(d);
  if (parse_duration(text) == d) return text;
  if (d < std::chrono::microseconds{1}) return std::to_string(d.count()) + "ns";
  const bool short_one = d < std::chrono::seconds{1};
  const long long unit = short_one ? 1'000'000 : 1'000'000'000;
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%lld.%0*lld", static_cast<long long>(d.count()) / unit,
                short_one ? 6 : 9, static_cast<long long>(d.count()) % unit);
  text = buffer;
  text.erase(text.find_last_not_of('0') + 1);
  return text + (short_one ? "ms" : "s");
}

Duration parse_duration(std::string_view text) {
  if (text.empty()) refuse(text);
  double total = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size() &&
           (std::isdigit(static_cast<unsigned char>(text[end])) || text[end] == '.')) {
      ++end;
    }
    const std::string digits(text.substr(at, end - at));
    char* stop = nullptr;
    const double value = std::strtod(digits.c_str(), &stop);
    if (digits.empty() || *stop != '\0') refuse(text);
    const Unit* unit = nullptr;
    for (const Unit& candidate : kUnits) {
      if (text.substr(end).starts_with(candidate.name)) {
        unit = &candidate;
        break;
      }
    }
    if (unit == nullptr) refuse(text);
    total += value * unit->ns;
    if (total > kMaxNs) {
      throw std::invalid_argument("'" + without_nul(text) + "' is longer than 10000d");
    }
    at = end + unit->name.size();
  }
  return Duration{std::llround(total)};
}

}  // namespace sim
