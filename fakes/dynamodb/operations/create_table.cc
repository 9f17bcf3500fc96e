#include "fakes/dynamodb/operations/create_table.h"

#include "fakes/dynamodb/dynamodb.h"
#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/tables/table_rules.h"
#include "fakes/dynamodb/tables/table_settings.h"

namespace dynamodb {

CreateTableResponse create_table(DynamoDb& dynamodb, const aws::Call& call,
                                 const CreateTableRequest& request) {
  check_definition(request);
  check_settings(request);
  if (dynamodb.tables().find(call.caller, request.table_name) != nullptr) {
    throw table_exists(request.table_name);
  }
  const Table& table = dynamodb.tables().create(call.caller, request);
  CreateTableResponse response;
  response.table_description =
      describe(table, dynamodb.items(), "CREATING", dynamodb.environment().now());
  return response;
}

const aws::Structure& CreateTableResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("CreateTableOutput")
          .field<&CreateTableResponse::table_description>("TableDescription");
  return kShape;
}

const aws::Structure& CreateTableRequest::shape() {
  using S = CreateTableRequest;
  static const aws::Structure kShape =
      aws::Structure("CreateTableInput")
          .required<&S::table_name>("TableName", table_name_limits())
          .required<&S::attribute_definitions>("AttributeDefinitions")
          .required<&S::key_schema>("KeySchema", aws::length(1, 2))
          .field<&S::local_secondary_indexes>("LocalSecondaryIndexes")
          .field<&S::global_secondary_indexes>("GlobalSecondaryIndexes")
          .field<&S::billing_mode>("BillingMode", billing_mode_limits())
          .field<&S::provisioned_throughput>("ProvisionedThroughput")
          .field<&S::sse_specification>("SSESpecification")
          .field<&S::stream_specification>("StreamSpecification")
          .field<&S::table_class>("TableClass")
          .field<&S::deletion_protection_enabled>("DeletionProtectionEnabled")
          .field<&S::tags>("Tags")
          .refused("OnDemandThroughput")
          .refused("WarmThroughput")
          .refused("ResourcePolicy");
  return kShape;
}

}  // namespace dynamodb
