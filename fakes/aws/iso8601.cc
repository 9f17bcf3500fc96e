#include "fakes/aws/iso8601.h"

#include <cstdio>
#include <string>

namespace aws {

std::optional<sim::Time> parse_iso8601(std::string_view text) {
  const std::string copy(text);
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  int hour = 0;
  int minute = 0;
  double second = 0;
  int end = 0;
  if (std::sscanf(copy.c_str(), "%4d-%2u-%2uT%2d:%2d:%lfZ%n", &year, &month, &day, &hour, &minute,
                  &second, &end) != 6 ||
      static_cast<std::size_t>(end) != copy.size()) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{day}};
  if (!date.ok() || hour > 23 || minute > 59 || second < 0 || second >= 61) return std::nullopt;
  const auto days = std::chrono::sys_days{date}.time_since_epoch();
  return sim::Time{days + std::chrono::hours{hour} + std::chrono::minutes{minute} +
                   sim::Duration{static_cast<std::int64_t>(second * 1e9)}};
}

}  // namespace aws
