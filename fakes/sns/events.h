// What SNS records. The actor is `sns`, the subject the id of the message.
#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>

#include "sim/journal/event_kinds.h"
#include "sim/journal/event_type.h"

namespace sns {

struct MessagePublished {
  static constexpr std::string_view kKind = "sns.published";
  static constexpr std::string_view kSays = "a message was published to a topic";
  std::string_view topic;  // its ARN
  std::string_view subject;
  std::uint64_t bytes = 0;        // of the message
  std::uint64_t subscribers = 0;  // who take it
  static constexpr auto fields() {
    return std::tuple{sim::field("topic", &MessagePublished::topic),
                      sim::unless_empty("subject", &MessagePublished::subject),
                      sim::field("bytes", &MessagePublished::bytes),
                      sim::field("subscribers", &MessagePublished::subscribers)};
  }
};

struct DeliveryFailed {
  static constexpr std::string_view kKind = "sns.undelivered";
  static constexpr std::string_view kSays = "a message did not reach a subscriber";
  std::string_view topic;         // its ARN
  std::string_view subscription;  // its ARN
  std::string_view endpoint;
  std::string_view reason;
  std::string_view dead_letters;  // the queue that got it instead; "" if it is lost
  static constexpr auto fields() {
    return std::tuple{sim::field("topic", &DeliveryFailed::topic),
                      sim::field("subscription", &DeliveryFailed::subscription),
                      sim::field("endpoint", &DeliveryFailed::endpoint),
                      sim::field("reason", &DeliveryFailed::reason),
                      sim::unless_empty("dead_letters", &DeliveryFailed::dead_letters)};
  }
};

using Events = sim::EventTypes<MessagePublished, DeliveryFailed>;

}  // namespace sns
