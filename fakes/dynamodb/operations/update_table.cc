#include "fakes/dynamodb/operations/update_table.h"

#include "fakes/dynamodb/dynamodb.h"
#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/operations/update_table_plan.h"
#include "fakes/dynamodb/operations/update_table_rules.h"

namespace dynamodb {
namespace {

void check_status(DynamoDb& dynamodb, const Table& table) {
  const std::string_view status = dynamodb.tables().status(table);
  if (status == "CREATING") throw table_busy(table.name(), "created");
  if (status == "DELETING") throw table_busy(table.name(), "deleted");
}

// An update that is under way gets the setting too: it would undo it at its end.
void set_now(DynamoDb& dynamodb, Table& table, const UpdateTableRequest& request) {
  change_setting(table.definition, request);
  if (table.state.update) change_setting(table.state.update->definition, request);
  dynamodb.tables().save(table);
}

void begin(DynamoDb& dynamodb, Table& table, const UpdateTableRequest& request) {
  const sim::Time now = dynamodb.environment().now();
  check_not_in_the_way(table, request);
  TableUpdate update = planned(table, request, now);
  const auto warm_throughputs = planned_warm_throughputs(table, request);
  if (update.changes_anything()) dynamodb.tables().begin_update(table, std::move(update));
  dynamodb.tables().raise_warm_throughputs(table, warm_throughputs);
}

}  // namespace

UpdateTableResponse update_table(DynamoDb& dynamodb, const aws::Call& call,
                                 const UpdateTableRequest& request) {
  check_update(request);
  Table& table = dynamodb.tables().any(call.caller, request.table_name);
  check_status(dynamodb, table);
  if (is_setting(request)) {
    set_now(dynamodb, table, request);
  } else {
    begin(dynamodb, table, request);
  }
  const bool updating = table.state.update && table.state.update->of_table;
  return {describe(table, dynamodb.items(), updating ? "UPDATING" : "ACTIVE",
                   dynamodb.environment().now())};
}

const std::string& GlobalSecondaryIndexUpdate::index_name() const {
  if (create) return create->index_name;
  return update ? update->index_name : remove->index_name;
}

const aws::Structure& UpdateGlobalSecondaryIndexAction::shape() {
  using S = UpdateGlobalSecondaryIndexAction;
  static const aws::Structure kShape =
      aws::Structure("UpdateGlobalSecondaryIndexAction")
          .required<&S::index_name>("IndexName", index_name_limits())
          .field<&S::provisioned_throughput>("ProvisionedThroughput")
          .field<&S::warm_throughput>("WarmThroughput")
          .refused("OnDemandThroughput");
  return kShape;
}

const aws::Structure& DeleteGlobalSecondaryIndexAction::shape() {
  using S = DeleteGlobalSecondaryIndexAction;
  static const aws::Structure kShape =
      aws::Structure("DeleteGlobalSecondaryIndexAction")
          .required<&S::index_name>("IndexName", index_name_limits());
  return kShape;
}

const aws::Structure& GlobalSecondaryIndexUpdate::shape() {
  using S = GlobalSecondaryIndexUpdate;
  static const aws::Structure kShape = aws::Structure("GlobalSecondaryIndexUpdate")
                                           .field<&S::update>("Update")
                                           .field<&S::create>("Create")
                                           .field<&S::remove>("Delete");
  return kShape;
}

const aws::Structure& UpdateTableResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("UpdateTableOutput")
          .field<&UpdateTableResponse::table_description>("TableDescription");
  return kShape;
}

const aws::Structure& UpdateTableRequest::shape() {
  using S = UpdateTableRequest;
  static const aws::Structure kShape =
      aws::Structure("UpdateTableInput")
          .required<&S::table_name>("TableName", table_name_or_arn_limits())
          .field<&S::attribute_definitions>("AttributeDefinitions")
          .field<&S::billing_mode>("BillingMode", billing_mode_limits())
          .field<&S::provisioned_throughput>("ProvisionedThroughput")
          .field<&S::global_secondary_index_updates>("GlobalSecondaryIndexUpdates")
          .field<&S::warm_throughput>("WarmThroughput")
          .field<&S::stream_specification>("StreamSpecification")
          .field<&S::sse_specification>("SSESpecification")
          .field<&S::table_class>("TableClass")
          .field<&S::deletion_protection_enabled>("DeletionProtectionEnabled")
          .refused("ReplicaUpdates")
          .refused("MultiRegionConsistency")
          .refused("GlobalTableWitnessUpdates")
          .refused("GlobalTableSettingsReplicationMode")
          .refused("OnDemandThroughput");
  return kShape;
}

}  // namespace dynamodb
