// What DynamoDB records. The actor is `dynamodb`, the subject the ARN of the table.
#pragma once

#include <string_view>
#include <tuple>

#include "sim/journal/event_kinds.h"
#include "sim/journal/event_type.h"

namespace dynamodb {

struct ItemExpired {
  static constexpr std::string_view kKind = "dynamodb.ttl_deleted";
  static constexpr std::string_view kSays = "the time to live of an item was over";
  std::string_view table;  // its name
  sim::JsonPart key;       // of the item, as DynamoDB writes it
  static constexpr auto fields() {
    return std::tuple{sim::field("table", &ItemExpired::table),
                      sim::field("key", &ItemExpired::key)};
  }
};

using Events = sim::EventTypes<ItemExpired>;

}  // namespace dynamodb
