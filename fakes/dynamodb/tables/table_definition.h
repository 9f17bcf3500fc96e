// What a table was defined as: by CreateTable, and changed by UpdateTable since.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

struct TableDefinition {
  std::string table_name;
  std::vector<AttributeDefinition> attribute_definitions;
  KeySchema key_schema;
  std::vector<LocalSecondaryIndex> local_secondary_indexes;
  std::vector<GlobalSecondaryIndex> global_secondary_indexes;
  std::string billing_mode = "PROVISIONED";
  std::optional<ProvisionedThroughput> provisioned_throughput;  // nothing if it is on-demand
  // Nothing if no one ever said; see warm_throughput_of().
  std::optional<WarmThroughput> warm_throughput;
  std::optional<SseSpecification> sse_specification;
  std::optional<std::string> table_class;  // nothing if no one ever said
  bool deletion_protection_enabled = false;
  std::vector<Tag> tags;

  bool is_on_demand() const { return billing_mode == "PAY_PER_REQUEST"; }

  // The definition's form in the store. Stores live longer than operations do: what this once wrote
  // must stay readable.
  static const aws::Structure& shape();
};

}  // namespace dynamodb
