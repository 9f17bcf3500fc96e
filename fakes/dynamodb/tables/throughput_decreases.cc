#include "fakes/dynamodb/tables/throughput_decreases.h"

#include <algorithm>
#include <chrono>
#include <ctime>

#include "fakes/dynamodb/errors.h"

namespace dynamodb {
namespace {

constexpr std::int64_t kFreeDecreases = 4;
constexpr std::int64_t kDayNs = std::chrono::nanoseconds(std::chrono::hours(24)).count();
constexpr std::int64_t kHourNs = std::chrono::nanoseconds(std::chrono::hours(1)).count();
constexpr std::int64_t kSecondNs = 1'000'000'000;

// `Friday, October 9, 2026 at 1:21:34 AM Coordinated Universal Time`
std::string long_date(std::int64_t ns) {
  const std::time_t second = ns / kSecondNs;
  std::tm utc{};
  ::gmtime_r(&second, &utc);
  const auto part = [&utc](const char* format) {
    char text[64];
    return std::string(text, std::strftime(text, sizeof text, format, &utc));
  };
  const int hour = utc.tm_hour % 12 == 0 ? 12 : utc.tm_hour % 12;
  return part("%A, %B ") + std::to_string(utc.tm_mday) + part(", %Y at ") + std::to_string(hour) +
         part(":%M:%S %p") + " Coordinated Universal Time";
}

aws::Error too_many_decreases(const ThroughputHistory& history, std::int64_t next_ns) {
  return limit_exceeded(
      "Provisioned throughput decreases are limited within a given UTC day. After the first 4 "
      "decreases, each subsequent decrease in the same UTC day can be performed at most once every "
      "3600 seconds. Number of decreases today: " +
      std::to_string(history.decreases) + ". Last decrease at " + long_date(*history.decreased_ns) +
      ". Next decrease can be made at " + long_date(next_ns));
}

void check_budget(const ThroughputHistory& history, sim::Time now) {
  if (decreases_today(history, now) < kFreeDecreases) return;
  const std::int64_t last = *history.decreased_ns;
  const std::int64_t midnight = (last / kDayNs + 1) * kDayNs;
  const std::int64_t next = std::min(last + kHourNs, midnight);
  if (to_ns(now) < next) throw too_many_decreases(history, next);
}

}  // namespace

std::int64_t decreases_today(const ThroughputHistory& history, sim::Time now) {
  if (!history.decreased_ns || *history.decreased_ns / kDayNs != to_ns(now) / kDayNs) return 0;
  return history.decreases;
}

ThroughputHistory changed(const ThroughputHistory& history, const ProvisionedThroughput& before,
                          const ProvisionedThroughput& after, sim::Time now) {
  ThroughputHistory result = history;
  if (after.read_capacity_units > before.read_capacity_units ||
      after.write_capacity_units > before.write_capacity_units) {
    result.increased_ns = to_ns(now);
  }
  if (after.read_capacity_units < before.read_capacity_units ||
      after.write_capacity_units < before.write_capacity_units) {
    check_budget(history, now);
    result.decreases = decreases_today(history, now) + 1;
    result.decreased_ns = to_ns(now);
  }
  return result;
}

}  // namespace dynamodb
