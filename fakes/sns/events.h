// What SNS records. The actor is `sns`, the subject the id of the message.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include "sim/journal/event_kinds.h"
#include "sim/journal/event_type.h"

namespace sns {

struct Published {
  static constexpr std::string_view kKind = "sns.published";
  static constexpr std::string_view kSays = "a message was published to a topic";
  std::string_view topic;  // its ARN
  std::string_view subject;
  std::uint64_t bytes = 0;        // of the message
  std::uint64_t subscribers = 0;  // who take it
  static constexpr auto fields() {
    return std::tuple{
        sim::field("topic", &Published::topic), sim::unless_empty("subject", &Published::subject),
        sim::field("bytes", &Published::bytes), sim::field("subscribers", &Published::subscribers)};
  }
};

struct Undelivered {
  static constexpr std::string_view kKind = "sns.undelivered";
  static constexpr std::string_view kSays = "a message did not reach a subscriber";
  std::string_view topic;         // its ARN
  std::string_view subscription;  // its ARN
  std::string_view endpoint;
  std::string_view reason;
  static constexpr auto fields() {
    return std::tuple{sim::field("topic", &Undelivered::topic),
                      sim::field("subscription", &Undelivered::subscription),
                      sim::field("endpoint", &Undelivered::endpoint),
                      sim::field("reason", &Undelivered::reason)};
  }
};

using Events = sim::EventTypes<Published, Undelivered>;

}  // namespace sns
