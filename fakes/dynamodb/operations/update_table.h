// UpdateTable.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"
#include "fakes/dynamodb/tables/table_description.h"

namespace dynamodb {

class DynamoDb;

struct UpdateGlobalSecondaryIndexAction {
  std::string index_name;
  std::optional<ProvisionedThroughput> provisioned_throughput;
  std::optional<WarmThroughput> warm_throughput;
  static const aws::Structure& shape();
};

struct DeleteGlobalSecondaryIndexAction {
  std::string index_name;
  static const aws::Structure& shape();
};

// Exactly one of the three.
struct GlobalSecondaryIndexUpdate {
  std::optional<UpdateGlobalSecondaryIndexAction> update;
  std::optional<GlobalSecondaryIndex> create;
  std::optional<DeleteGlobalSecondaryIndexAction> remove;

  const std::string& index_name() const;
  static const aws::Structure& shape();
};

struct UpdateTableResponse {
  TableDescription table_description;
  static const aws::Structure& shape();
};

struct UpdateTableRequest {
  using Response = UpdateTableResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "UpdateTable";

  std::string table_name;
  std::vector<AttributeDefinition> attribute_definitions;
  std::optional<std::string> billing_mode;
  std::optional<ProvisionedThroughput> provisioned_throughput;
  std::optional<std::vector<GlobalSecondaryIndexUpdate>> global_secondary_index_updates;
  std::optional<WarmThroughput> warm_throughput;
  std::optional<StreamSpecification> stream_specification;
  std::optional<SseSpecification> sse_specification;
  std::optional<std::string> table_class;
  std::optional<bool> deletion_protection_enabled;
  // An empty WarmThroughput asks for nothing.
  bool changes_warm_throughput() const { return warm_throughput && !warm_throughput->is_empty(); }
  static const aws::Structure& shape();
};

// The answer says UPDATING and how the table was; what was asked for holds once
// TableTimes::update has passed. A warm throughput is raised meanwhile with the table ACTIVE: only
// its own status says UPDATING. An index takes TableTimes::create to come, and TableTimes::remove
// to go.
UpdateTableResponse update_table(DynamoDb& dynamodb, const aws::Call& call,
                                 const UpdateTableRequest& request);

}  // namespace dynamodb
