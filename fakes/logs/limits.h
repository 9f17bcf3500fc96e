// What CloudWatch Logs allows.
//
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html and
// the pages of the other operations.
#pragma once

#include <cstddef>
#include <cstdint>

namespace logs {

// How many events or descriptions one answer may have, and how many bytes of events: 1 MB, as
// PutLogEvents counts them.
inline constexpr std::int32_t kMostEvents = 10000;
inline constexpr std::size_t kMostEventBytes = 1'048'576;
inline constexpr std::int32_t kMostDescribed = 50;

inline constexpr std::int64_t kMillisecondsOfDay = 86'400'000;

}  // namespace logs
