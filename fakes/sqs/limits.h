// The quotas of Amazon SQS, all in one place.
//
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-quotas.html
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace sqs {

// Of a message, and of all messages of a batch, with their attributes.
inline constexpr std::int64_t kMaxMessageBytes = 1'048'576;
inline constexpr std::int64_t kMinMaximumMessageSize = 1'024;

inline constexpr std::int64_t kMaxVisibilityTimeoutSeconds = 43'200;
inline constexpr std::int64_t kMaxDelaySeconds = 900;
inline constexpr std::int64_t kMaxWaitTimeSeconds = 20;
inline constexpr std::int64_t kMinRetentionSeconds = 60;
inline constexpr std::int64_t kMaxRetentionSeconds = 1'209'600;
inline constexpr std::int64_t kMinDataKeyReuseSeconds = 60;
inline constexpr std::int64_t kMaxDataKeyReuseSeconds = 86'400;

inline constexpr std::size_t kMaxBatchEntries = 10;
inline constexpr std::size_t kMaxBatchIdLength = 80;
inline constexpr std::int64_t kMaxMessagesPerReceive = 10;
inline constexpr std::size_t kMaxMessageAttributes = 10;
inline constexpr std::size_t kMaxAttributeNameBytes = 256;
inline constexpr std::size_t kMaxFifoIdLength = 128;
inline constexpr std::int64_t kMaxInFlight = 120'000;

inline constexpr std::size_t kMaxQueueNameLength = 80;
inline constexpr std::size_t kMaxTags = 50;
inline constexpr std::int64_t kMaxListResults = 1'000;

inline constexpr std::int64_t kMaxMaxReceiveCount = 1'000;
inline constexpr std::size_t kMaxSourceQueueArns = 10;
inline constexpr std::int64_t kMaxMovesPerSecond = 500;
inline constexpr std::int64_t kMaxMoveTasksListed = 10;

inline constexpr std::chrono::minutes kDeduplicationWindow{5};
inline constexpr std::chrono::seconds kPurgeInterval{60};
// How long the name of a deleted queue cannot be used again.
inline constexpr std::chrono::seconds kNameRest{60};

}  // namespace sqs
