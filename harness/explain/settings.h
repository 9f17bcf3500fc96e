// What a queue was told to do, from the calls that made and changed it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fakes/sqs/queues/queue.h"
#include "harness/explain/telling.h"

namespace harness {

struct QueueSettings {
  bool is_known = false;  // whether the call that made the queue is there
  std::string maker;
  sim::Time made{};
  std::string visibility_timeout_s = "30";  // SQS's defaults
  std::string retention_s = "345600";
  std::optional<sqs::RedrivePolicy> redrive;
  std::optional<sim::Event> deleted;
  std::vector<std::uint64_t> events;
};

// As they were right before an event.
QueueSettings settings_of(const Telling& telling, const std::string& queue, std::uint64_t before);

}  // namespace harness
