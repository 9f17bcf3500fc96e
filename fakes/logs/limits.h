// What CloudWatch Logs allows.
//
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html and
// the pages of the other operations.
#pragma once

#include <cstdint>

namespace logs {

// How many events or descriptions one answer may have.
inline constexpr std::int32_t kMostEvents = 10000;
inline constexpr std::int32_t kMostDescribed = 50;

inline constexpr std::int64_t kMillisecondsOfDay = 86'400'000;

}  // namespace logs
