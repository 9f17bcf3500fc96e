#include "fakes/dynamodb/operations/update_table_rules.h"

#include <set>

#include "fakes/aws/decode.h"
#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/tables/table_rules.h"

namespace dynamodb {
namespace {

using IndexUpdates = std::vector<GlobalSecondaryIndexUpdate>;

const IndexUpdates& index_updates(const UpdateTableRequest& request) {
  static const IndexUpdates kNone;
  const auto& updates = request.global_secondary_index_updates;
  return updates ? *updates : kNone;
}

bool changes_index(const UpdateTableRequest& request) {
  for (const GlobalSecondaryIndexUpdate& one : index_updates(request)) {
    if (one.create || one.remove) return true;
  }
  return false;
}

bool creates_index(const UpdateTableRequest& request) {
  for (const GlobalSecondaryIndexUpdate& one : index_updates(request)) {
    if (one.create) return true;
  }
  return false;
}

bool changes_capacity(const UpdateTableRequest& request) {
  return request.provisioned_throughput || request.billing_mode;
}

// How many kinds of changes a request asks for. Throughput and indexes are one kind, as they may be
// changed together.
int kinds(const UpdateTableRequest& request) {
  return (changes_capacity(request) || !index_updates(request).empty()) +
         request.stream_specification.has_value() + request.sse_specification.has_value() +
         request.table_class.has_value() + request.deletion_protection_enabled.has_value() +
         request.changes_warm_throughput();
}

void check_is_something(const UpdateTableRequest& request) {
  if (kinds(request) == 0) {
    throw validation_error(
        "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
        "GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, MultiAccountReplicaReady, "
        "ReplicaTransitRoleArn, MultiRegionConsistency, DeletionProtectionEnabled, "
        "OnDemandThroughput, WarmThroughput or TableClass is required");
  }
  if (request.global_secondary_index_updates && index_updates(request).empty()) {
    throw invalid_parameter("List of GlobalSecondaryIndexUpdates is empty");
  }
}

void check_goes_together(const UpdateTableRequest& request) {
  const auto alone = [several = kinds(request) > 1](bool is_asked, const char* what) {
    if (!several || !is_asked) return;
    throw invalid_parameter(std::string(what) +
                            " modification must be the only operation in the request");
  };
  alone(request.sse_specification.has_value(), "Server-Side Encryption");
  alone(request.table_class.has_value(), "TableClass");
  alone(request.deletion_protection_enabled.has_value(), "DeletionProtection");
  if (request.changes_warm_throughput()) {
    if (creates_index(request)) {
      throw invalid_parameter(
          "Create global secondary index cannot be specified when updating WarmThroughput");
    }
    if (kinds(request) > 1) {
      throw invalid_parameter("WarmThroughput must be the only operation in the request");
    }
  }
  if (request.stream_specification && changes_capacity(request)) {
    throw invalid_parameter("You cannot modify stream status while updating table IOPS");
  }
  if (request.stream_specification && changes_index(request)) {
    throw invalid_parameter("You cannot create or delete index while changing stream status");
  }
  if (request.provisioned_throughput && changes_index(request)) {
    throw invalid_parameter("You cannot create or delete index while updating table IOPS");
  }
}

void check_capacity(const UpdateTableRequest& request) {
  const auto& throughput = request.provisioned_throughput;
  if (request.billing_mode == "PROVISIONED" && !throughput) {
    throw invalid_parameter(
        "ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
  }
  if (request.billing_mode == "PAY_PER_REQUEST" && throughput) {
    throw invalid_parameter(
        "ProvisionedThroughput cannot be specified when BillingMode is PAY_PER_REQUEST");
  }
  if (throughput) check_units(*throughput);
}

void check_stream(const UpdateTableRequest& request) {
  const StreamSpecification& stream = *request.stream_specification;
  if (!stream.stream_enabled && stream.stream_view_type) {
    throw invalid_parameter(
        "If stream is being disabled, then UpdateViewType must not be specified");
  }
  if (!stream.stream_enabled) {
    throw validation_error("Table has no stream to disable: TableName: " + request.table_name);
  }
  if (!stream.stream_view_type) {
    throw invalid_parameter("If stream is being enabled then UpdateViewType is required");
  }
  throw aws::not_modelled("the member 'StreamSpecification' of UpdateTableInput");
}

void check_index_updates(const IndexUpdates& updates) {
  std::set<std::string> names;
  for (const GlobalSecondaryIndexUpdate& one : updates) {
    const int actions = one.update.has_value() + one.create.has_value() + one.remove.has_value();
    if (actions == 0) {
      throw invalid_parameter(
          "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
          "GlobalSecondaryIndexUpdate.Delete must not be null");
    }
    if (actions > 1) {
      throw invalid_parameter(
          "Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate "
          "object");
    }
    if (one.update && one.update->warm_throughput && one.update->warm_throughput->is_empty()) {
      throw invalid_parameter(
          "WarmThroughput must have at least one of ReadUnitsPerSecond or WriteUnitsPerSecond "
          "specified for index: " +
          one.index_name());
    }
    if (!names.insert(one.index_name()).second) {
      throw invalid_parameter(
          "Only one global secondary index update per index is allowed simultaneously. Index: " +
          one.index_name());
    }
  }
}

bool removes(const UpdateTableRequest& request, const std::string& index) {
  for (const GlobalSecondaryIndexUpdate& one : index_updates(request)) {
    if (one.remove && one.remove->index_name == index) return true;
  }
  return false;
}

}  // namespace

void check_update(const UpdateTableRequest& request) {
  check_is_something(request);
  check_goes_together(request);
  check_index_updates(index_updates(request));
  check_capacity(request);
  if (request.stream_specification) check_stream(request);
  if (request.sse_specification) check_encryption(*request.sse_specification);
  check_table_class(request.table_class);
}

void check_not_in_the_way(const Table& table, const UpdateTableRequest& request) {
  const auto& update = table.state.update;
  if (!update) return;
  if (!update->created_index.empty() && removes(request, update->created_index)) {
    throw table_changing(
        "Index creation is in resource allocation phase. Retry deletion during backfilling phase "
        "or "
        "when the index is active. Table: " +
        table.name() + " Index: " + update->created_index);
  }
  if (update->changes_index() && changes_index(request)) throw one_online_index();
  if (update->changes_index() && changes_capacity(request)) {
    const bool comes = !update->created_index.empty();
    throw table_changing("Can't change table IOPS when an index is being " +
                         std::string(comes ? "created" : "deleted") + ". Table: " + table.name() +
                         " Indexes: [" + (comes ? update->created_index : update->deleted_index) +
                         "]");
  }
  if (update->table_class_ns) throw table_busy(table.name(), "updated");
  throw table_changing("Table IOPS are currently being updated. Table: " + table.name());
}

bool is_setting(const UpdateTableRequest& request) {
  return request.sse_specification || request.deletion_protection_enabled;
}

}  // namespace dynamodb
