#include "fakes/dynamodb/tables/table_definition.h"

namespace dynamodb {

const aws::Structure& TableDefinition::shape() {
  using S = TableDefinition;
  static const aws::Structure kShape =
      aws::Structure("TableDefinition")
          .field<&S::table_name>("TableName")
          .field<&S::attribute_definitions>("AttributeDefinitions")
          .field<&S::key_schema>("KeySchema")
          .field<&S::local_secondary_indexes>("LocalSecondaryIndexes")
          .field<&S::global_secondary_indexes>("GlobalSecondaryIndexes")
          .field<&S::billing_mode>("BillingMode")
          .field<&S::provisioned_throughput>("ProvisionedThroughput")
          .field<&S::warm_throughput>("WarmThroughput")
          .field<&S::sse_specification>("SSESpecification")
          .field<&S::table_class>("TableClass")
          .field<&S::deletion_protection_enabled>("DeletionProtectionEnabled")
          .field<&S::tags>("Tags");
  return kShape;
}

}  // namespace dynamodb
