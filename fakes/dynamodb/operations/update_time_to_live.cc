#include "fakes/dynamodb/operations/update_time_to_live.h"

#include <chrono>

#include "fakes/dynamodb/dynamodb.h"
#include "fakes/dynamodb/errors.h"

namespace dynamodb {
namespace {

constexpr std::chrono::hours kChangeInterval{1};

void check_change(const Table& table, const TimeToLiveSpecification& wanted, sim::Time now) {
  const auto& current = table.ttl_attribute;
  if (wanted.enabled && current == wanted.attribute_name) {
    throw validation_error("TimeToLive is already enabled");
  }
  if (wanted.enabled && current) {
    throw validation_error(
        "TimeToLive is active on a different AttributeName: current "
        "AttributeName is " +
        *current);
  }
  if (!wanted.enabled && !current) throw validation_error("TimeToLive is already disabled");
  if (!wanted.enabled && current != wanted.attribute_name) {
    throw validation_error(
        "TimeToLive is active on a different AttributeName: current "
        "AttributeName is " +
        *current);
  }
  if (table.ttl_changed_at && now < *table.ttl_changed_at + kChangeInterval) {
    throw validation_error("Time to live has been modified multiple times within a fixed interval");
  }
}

}  // namespace

UpdateTimeToLiveResponse update_time_to_live(DynamoDb& dynamodb, const aws::Call& call,
                                             const UpdateTimeToLiveRequest& request) {
  Table& table = dynamodb.tables().any(call.caller, request.table_name);
  if (dynamodb.tables().status(table) == "CREATING") {
    throw table_changing("Table " + table.name() + " is being created");
  }
  const TimeToLiveSpecification& wanted = request.time_to_live_specification;
  const sim::Time now = dynamodb.environment().now();
  check_change(table, wanted, now);
  table.ttl_attribute.reset();
  if (wanted.enabled) table.ttl_attribute = wanted.attribute_name;
  table.ttl_changed_at = now;
  dynamodb.tables().save_ttl(table);
  dynamodb.items().refresh_expiry(table);
  dynamodb.time_to_live().table_changed(table.id);
  return {wanted};
}

const aws::Structure& UpdateTimeToLiveResponse::shape() {
  using S = UpdateTimeToLiveResponse;
  static const aws::Structure kShape =
      aws::Structure("UpdateTimeToLiveOutput")
          .field<&S::time_to_live_specification>("TimeToLiveSpecification");
  return kShape;
}

const aws::Structure& UpdateTimeToLiveRequest::shape() {
  using S = UpdateTimeToLiveRequest;
  static const aws::Structure kShape =
      aws::Structure("UpdateTimeToLiveInput")
          .required<&S::table_name>("TableName", table_name_or_arn_limits())
          .required<&S::time_to_live_specification>("TimeToLiveSpecification");
  return kShape;
}

}  // namespace dynamodb
