#include "fakes/dynamodb/operations/create_table.h"

#include <set>

#include "fakes/aws/decode.h"
#include "fakes/dynamodb/dynamodb.h"
#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/tables/table_rules.h"
#include "fakes/dynamodb/tables/tags.h"
#include "fakes/dynamodb/tables/warm_throughput.h"

namespace dynamodb {
namespace {

// The rules that hold between the members of a request, in the order in which AWS checks them.
class RequestChecker {
 public:
  explicit RequestChecker(const CreateTableRequest& request)
      : request_(request), defined_(names_of(request.attribute_definitions)) {}

  void check() {
    check_billing();
    check_definitions_distinct();
    check_table_keys();
    if (request_.local_secondary_indexes) check_local(*request_.local_secondary_indexes);
    if (request_.global_secondary_indexes) check_global(*request_.global_secondary_indexes);
    check_all_definitions_used();
    check_initial_warm_throughput(request_.warm_throughput, on_demand(),
                                  request_.provisioned_throughput, "");
  }

 private:
  bool on_demand() const { return request_.is_on_demand(); }

  void check_billing() const {
    const auto& throughput = request_.provisioned_throughput;
    if (on_demand()) {
      if (!throughput) return;
      throw invalid_parameter(
          "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
          "PAY_PER_REQUEST");
    }
    if (!throughput) {
      throw invalid_parameter(
          "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is "
          "PROVISIONED");
    }
    check_units(*throughput);
  }

  void check_definitions_distinct() const {
    std::set<std::string> seen;
    for (const std::string& name : defined_) {
      if (!seen.insert(name).second) {
        throw validation_error("Attribute Name is duplicated: " + name);
      }
    }
  }

  void check_table_keys() {
    const KeySchema& schema = request_.key_schema;
    // AWS's message for a doubled key with one definition is the one for a missing definition.
    const bool doubled = schema.size() == 2 && defined_.size() == 1 &&
                         schema[0].attribute_name == schema[1].attribute_name;
    if (schema.size() == 2 && (!all_defined(schema, defined_) || doubled)) {
      throw validation_error("Invalid KeySchema: Some index key attribute have no definition");
    }
    check_defined(schema, request_.attribute_definitions);
    check_key_types(schema);
    use(schema);
  }

  void use(const KeySchema& schema) {
    for (const auto& element : schema) used_.insert(element.attribute_name);
  }

  template <typename IndexDefinition>
  void check_index_keys(const IndexDefinition& index) {
    check_defined(index.key_schema, request_.attribute_definitions);
    check_key_types(index.key_schema);
    use(index.key_schema);
  }

  template <typename IndexDefinition>
  void check_name_and_projection(const IndexDefinition& index) {
    check_projection(index.projection);
    if (!names_.insert(index.index_name).second) {
      throw invalid_parameter("Duplicate index name: " + index.index_name);
    }
  }

  void check_local(const std::vector<LocalSecondaryIndex>& indexes) {
    if (indexes.empty()) throw invalid_parameter("List of LocalSecondaryIndexes is empty");
    if (request_.key_schema.size() != 2) {
      throw invalid_parameter(
          "Table KeySchema does not have a range key, which is required when specifying a "
          "LocalSecondaryIndex");
    }
    const std::string& table_hash = request_.key_schema[0].attribute_name;
    for (const LocalSecondaryIndex& index : indexes) {
      check_index_keys(index);
      if (index.key_schema.size() != 2) {
        throw invalid_parameter("Index KeySchema does not have a range key for index: " +
                                index.index_name);
      }
      const std::string& hash = index.key_schema[0].attribute_name;
      if (hash != table_hash) {
        throw invalid_parameter(
            "Index KeySchema does not have the same leading hash key as table KeySchema for "
            "index: " +
            index.index_name + ". index hash key: " + hash + ", table hash key: " + table_hash);
      }
      check_name_and_projection(index);
    }
    if (indexes.size() > kMaxLocalIndexes) {
      throw invalid_parameter("Number of LocalSecondaryIndexes exceeds per-table limit of 5");
    }
  }

  void check_global(const std::vector<GlobalSecondaryIndex>& indexes) {
    if (indexes.empty()) throw invalid_parameter("List of GlobalSecondaryIndexes is empty");
    for (const GlobalSecondaryIndex& index : indexes) {
      check_index_keys(index);
      check_name_and_projection(index);
      check_index_billing(index);
      check_initial_warm_throughput(index.warm_throughput, on_demand(),
                                    index.provisioned_throughput, index.index_name);
    }
    if (indexes.size() > kMaxGlobalIndexes) {
      throw invalid_parameter("GlobalSecondaryIndex count exceeds the per-table limit of 20");
    }
  }

  void check_index_billing(const GlobalSecondaryIndex& index) const {
    if (on_demand() && index.provisioned_throughput) {
      throw invalid_parameter("ProvisionedThroughput should not be specified for index: " +
                              index.index_name + " when BillingMode is PAY_PER_REQUEST");
    }
    if (!on_demand() && !index.provisioned_throughput) {
      throw invalid_parameter("ProvisionedThroughput is not specified for index: " +
                              index.index_name);
    }
  }

  void check_all_definitions_used() const {
    if (used_.size() == defined_.size()) return;
    if (!request_.local_secondary_indexes && !request_.global_secondary_indexes) {
      throw invalid_parameter(
          "Number of attributes in KeySchema does not exactly match number of attributes defined "
          "in AttributeDefinitions");
    }
    throw invalid_parameter(
        "Some AttributeDefinitions are not used. AttributeDefinitions: " + bracketed(defined_) +
        ", keys used: " + bracketed({used_.begin(), used_.end()}));
  }

  const CreateTableRequest& request_;
  std::vector<std::string> defined_;
  std::set<std::string> used_;
  std::set<std::string> names_;
};

void check_stream(const StreamSpecification& stream) {
  if (!stream.stream_enabled) {
    if (!stream.stream_view_type) return;
    throw invalid_parameter(
        "Table is being created with a stream disabled, UpdateViewType should not be specified");
  }
  if (!stream.stream_view_type) {
    throw invalid_parameter(
        "Table is being created with a stream enabled, UpdateViewType is required");
  }
  throw aws::not_modelled("the member 'StreamSpecification' of CreateTableInput");
}

void check_settings(const CreateTableRequest& request) {
  check_table_class(request.table_class);
  if (request.stream_specification) check_stream(*request.stream_specification);
  if (request.sse_specification) check_encryption(*request.sse_specification);
  check_tags(request.tags);
}

// An empty WarmThroughput asks for nothing.
std::optional<WarmThroughput> asked(const std::optional<WarmThroughput>& warm_throughput) {
  return warm_throughput && !warm_throughput->is_empty() ? warm_throughput : std::nullopt;
}

TableDefinition definition_of(const CreateTableRequest& request) {
  TableDefinition definition;
  definition.table_name = request.table_name;
  definition.attribute_definitions = request.attribute_definitions;
  definition.key_schema = request.key_schema;
  definition.local_secondary_indexes =
      request.local_secondary_indexes.value_or(std::vector<LocalSecondaryIndex>{});
  definition.global_secondary_indexes =
      request.global_secondary_indexes.value_or(std::vector<GlobalSecondaryIndex>{});
  definition.billing_mode = request.billing_mode.value_or("PROVISIONED");
  definition.provisioned_throughput = request.provisioned_throughput;
  definition.warm_throughput = asked(request.warm_throughput);
  for (GlobalSecondaryIndex& index : definition.global_secondary_indexes) {
    index.warm_throughput = asked(index.warm_throughput);
  }
  definition.sse_specification = request.sse_specification;
  definition.table_class = request.table_class;
  definition.deletion_protection_enabled = request.deletion_protection_enabled.value_or(false);
  definition.tags = request.tags;
  return definition;
}

}  // namespace

CreateTableResponse create_table(DynamoDb& dynamodb, const aws::Call& call,
                                 const CreateTableRequest& request) {
  RequestChecker(request).check();
  check_settings(request);
  if (dynamodb.tables().find(call.caller, request.table_name) != nullptr) {
    throw table_exists(request.table_name);
  }
  const Table& table = dynamodb.tables().create(call.caller, definition_of(request));
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
          .field<&S::warm_throughput>("WarmThroughput")
          .field<&S::sse_specification>("SSESpecification")
          .field<&S::stream_specification>("StreamSpecification")
          .field<&S::table_class>("TableClass")
          .field<&S::deletion_protection_enabled>("DeletionProtectionEnabled")
          .field<&S::tags>("Tags")
          .refused("OnDemandThroughput")
          .refused("ResourcePolicy");
  return kShape;
}

}  // namespace dynamodb
