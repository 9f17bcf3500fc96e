// CreateTable.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"
#include "fakes/dynamodb/tables/table_description.h"

namespace dynamodb {

class DynamoDb;

struct CreateTableResponse {
  TableDescription table_description;
  static const aws::Structure& shape();
};

struct CreateTableRequest {
  using Response = CreateTableResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "CreateTable";

  std::string table_name;
  std::vector<AttributeDefinition> attribute_definitions;
  KeySchema key_schema;
  std::optional<std::vector<LocalSecondaryIndex>> local_secondary_indexes;
  std::optional<std::vector<GlobalSecondaryIndex>> global_secondary_indexes;
  std::optional<std::string> billing_mode;
  std::optional<ProvisionedThroughput> provisioned_throughput;
  std::optional<WarmThroughput> warm_throughput;
  std::optional<SseSpecification> sse_specification;
  std::optional<StreamSpecification> stream_specification;
  std::optional<std::string> table_class;
  std::optional<bool> deletion_protection_enabled;
  std::vector<Tag> tags;

  bool is_on_demand() const { return billing_mode == "PAY_PER_REQUEST"; }
  static const aws::Structure& shape();
};

// The answer says CREATING; the table is ACTIVE once TableTimes::create has passed.
CreateTableResponse create_table(DynamoDb& dynamodb, const aws::Call& call,
                                 const CreateTableRequest& request);

}  // namespace dynamodb
