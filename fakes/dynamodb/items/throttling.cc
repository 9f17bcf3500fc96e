#include "fakes/dynamodb/items/throttling.h"

#include <utility>

#include "sim/journal/json_writer.h"

namespace dynamodb {
namespace {

std::string text_of(const Limit& limit) {
  const bool on_demand = limit.table->definition.is_on_demand();
  if (on_demand && limit.index == nullptr) {
    return "Throughput exceeds the current capacity of your table or index. DynamoDB is "
           "automatically scaling your table or index so please try again shortly. If exceptions "
           "persist, check if you have a hot key: "
           "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
           "bp-partition-key-design.html";
  }
  if (on_demand) {
    return "Throughput exceeds the current capacity for one or more global secondary indexes. "
           "DynamoDB is automatically scaling your index so please try again shortly.";
  }
  if (limit.index == nullptr) {
    return "The level of configured provisioned throughput for the table was exceeded. Consider "
           "increasing your provisioning level with the UpdateTable API.";
  }
  return "The level of configured provisioned throughput for one or more global secondary indexes "
         "of the table was exceeded. Consider increasing your provisioning level for the "
         "under-provisioned global secondary indexes with the UpdateTable API.";
}

// `{"ThrottlingReasons":[{"reason":"TableReadKeyRangeThroughputExceeded","resource":ARN}]}`
std::string reasons(std::string_view member, const Limit& limit, Use use,
                    std::string_view exceeded) {
  std::string reason = limit.index == nullptr ? "Table" : "Index";
  reason.append(use == Use::kRead ? "Read" : "Write").append(exceeded);
  std::string resource = limit.table->arn();
  if (limit.index != nullptr) resource += "/index/" + limit.index->name;
  sim::JsonWriter json;
  json.begin_object().key(member).begin_array().begin_object();
  json.key("reason").value(reason);
  json.key("resource").value(resource);
  json.end_object().end_array().end_object();
  return json.take();
}

}  // namespace

std::vector<Limit> limits_of(const Table& table, Use use, const Index* index) {
  const bool on_demand = table.definition.is_on_demand();
  std::vector<Limit> limits;
  // On demand, what is exceeded is what one partition can do, unless it is what the account may.
  const auto add = [&](const Index* of) {
    if (!on_demand) limits.push_back({&table, of, false});
    limits.push_back({&table, of, true});
  };
  if (use == Use::kRead) {
    add(index != nullptr && index->is_global ? index : nullptr);
    return limits;
  }
  add(nullptr);
  for (const Index& written : table.indexes) {
    if (written.is_global) add(&written);
  }
  return limits;
}

aws::Error throughput_exceeded(const Limit& limit, Use use) {
  const std::string_view exceeded =
      limit.is_of_key_range ? "KeyRangeThroughputExceeded" : "ProvisionedThroughputExceeded";
  if (limit.table->definition.is_on_demand()) {
    return aws::Error("ThrottlingException", 400, text_of(limit))
        .with_namespace("com.amazon.coral.availability")
        .with_fields(reasons("throttlingReasons", limit, use, exceeded));
  }
  return aws::Error("ProvisionedThroughputExceededException", 400, text_of(limit))
      .with_fields(reasons("ThrottlingReasons", limit, use, exceeded));
}

CancellationReason throughput_reason(const Limit& limit) {
  return {
      limit.table->definition.is_on_demand() ? "ThrottlingError" : "ProvisionedThroughputExceeded",
      text_of(limit),
      {}};
}

aws::Error account_limit_exceeded(const Table& table, Use use) {
  return aws::Error("RequestLimitExceeded", 400,
                    "Throughput exceeds the current throughput limit for your account. To request "
                    "a limit increase, contact AWS Support at https://aws.amazon.com/support.")
      .with_fields(
          reasons("ThrottlingReasons", {&table, nullptr, false}, use, "AccountLimitExceeded"));
}

}  // namespace dynamodb
