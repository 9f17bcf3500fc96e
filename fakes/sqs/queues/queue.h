// A queue: its identity, its attributes as set, and what follows from them.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/time/time.h"

namespace sqs {

// Where messages go that were received too often.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
struct RedrivePolicy {
  std::string dead_letter_target_arn;
  std::int64_t max_receive_count = 0;
};

// Whose dead-letter queue this queue may be.
struct RedriveAllowPolicy {
  enum class Permission { kAllowAll, kDenyAll, kByQueue };
  Permission permission = Permission::kAllowAll;
  std::vector<std::string> source_queue_arns;

  bool allows(const std::string& source_arn) const;
};

struct Queue {
  std::int64_t id = 0;  // never used again after the queue is deleted
  std::string account;
  std::string region;
  std::string name;
  std::string arn;

  // Attributes that a client can set, with the defaults of those it did not.
  std::map<std::string, std::string> attributes;
  std::map<std::string, std::string> tags;
  sim::Time created{};
  sim::Time modified{};
  std::optional<sim::Time> purged;

  // What the attributes say, kept beside them by read_settings().
  std::chrono::seconds visibility_timeout{};
  std::chrono::seconds delay{};
  std::chrono::seconds retention{};
  std::chrono::seconds receive_wait{};
  std::int64_t max_message_bytes = 0;
  bool fifo = false;
  bool content_based_deduplication = false;
  bool deduplicates_by_group = false;
  std::optional<RedrivePolicy> redrive;
  RedriveAllowPolicy redrive_allow;

  // How many messages are in which state.
  std::int64_t visible = 0;
  std::int64_t delayed = 0;
  std::int64_t in_flight = 0;

  // `{endpoint}/{account}/{name}`
  std::string url(const std::string& endpoint) const;
};

}  // namespace sqs
