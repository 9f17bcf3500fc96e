#include "fakes/dynamodb/operations/delete_table.h"

#include "fakes/dynamodb/dynamodb.h"
#include "fakes/dynamodb/errors.h"

namespace dynamodb {
namespace {

// The description that DeleteTable answers: little is told of a table that is being deleted.
TableDescription description_of_deleted(const Table& table, Items& items, sim::Time now) {
  TableDescription whole = describe(table, items, "DELETING", now);
  TableDescription part;
  part.table_name = whole.table_name;
  part.table_status = whole.table_status;
  part.provisioned_throughput = whole.provisioned_throughput;
  part.table_size_bytes = whole.table_size_bytes;
  part.item_count = whole.item_count;
  part.table_arn = whole.table_arn;
  part.table_id = whole.table_id;
  part.billing_mode_summary = whole.billing_mode_summary;
  return part;
}

}  // namespace

DeleteTableResponse delete_table(DynamoDb& dynamodb, const aws::Call& call,
                                 const DeleteTableRequest& request) {
  Table& table = dynamodb.tables().any(call.caller, request.table_name);
  const std::string_view status = dynamodb.tables().status(table);
  if (status == "CREATING") throw table_busy(table.name(), "created");
  if (table.state.update && table.state.update->changes_index()) {
    throw table_changing(
        "Cannot delete table while indexes are being created, updated, or deleted.");
  }
  if (status == "UPDATING" || !table.state.warm_updates.empty()) {
    throw table_changing("Table: " + table.name() + " is in the process of being updated.");
  }
  if (status == "DELETING") throw table_busy(table.name(), "deleted");
  if (table.definition.deletion_protection_enabled) {
    throw validation_error(
        "Resource cannot be deleted as it is currently protected against deletion. Disable "
        "deletion protection first.");
  }
  DeleteTableResponse response{
      description_of_deleted(table, dynamodb.items(), dynamodb.environment().now())};
  const std::int64_t id = table.id;
  dynamodb.tables().remove(table);
  dynamodb.time_to_live().table_changed(id);
  return response;
}

const aws::Structure& DeleteTableResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("DeleteTableOutput")
          .field<&DeleteTableResponse::table_description>("TableDescription");
  return kShape;
}

const aws::Structure& DeleteTableRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("DeleteTableInput")
          .required<&DeleteTableRequest::table_name>("TableName", table_name_or_arn_limits());
  return kShape;
}

}  // namespace dynamodb
