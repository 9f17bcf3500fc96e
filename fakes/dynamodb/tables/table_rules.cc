#include "fakes/dynamodb/tables/table_rules.h"

#include <algorithm>
#include <set>

#include "fakes/dynamodb/errors.h"

namespace dynamodb {
namespace {

constexpr std::size_t kMaxLocalIndexes = 5;
constexpr std::int64_t kMaxCapacityUnits = 1'000'000'000'000;

using KeySchema = std::vector<KeySchemaElement>;
using Definitions = std::vector<AttributeDefinition>;

std::vector<std::string> names_of(const Definitions& definitions) {
  std::vector<std::string> names;
  for (const AttributeDefinition& one : definitions) names.push_back(one.attribute_name);
  return names;
}

bool all_defined(const KeySchema& schema, const std::vector<std::string>& defined) {
  return std::ranges::all_of(schema, [&defined](const KeySchemaElement& element) {
    return std::ranges::find(defined, element.attribute_name) != defined.end();
  });
}

void check_units(std::int64_t units, const char* name) {
  if (units <= kMaxCapacityUnits) return;
  throw validation_error("Given value " + std::to_string(units) + " for " + name +
                         " is out of bounds");
}

class Checker {
 public:
  explicit Checker(const CreateTableRequest& definition)
      : definition_(definition), defined_(names_of(definition.attribute_definitions)) {}

  void check() {
    check_billing();
    check_definitions_distinct();
    check_table_keys();
    if (definition_.local_secondary_indexes) check_local(*definition_.local_secondary_indexes);
    if (definition_.global_secondary_indexes) check_global(*definition_.global_secondary_indexes);
    check_all_definitions_used();
  }

 private:
  bool on_demand() const { return definition_.is_on_demand(); }

  void check_billing() const {
    const auto& throughput = definition_.provisioned_throughput;
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
    dynamodb::check_units(*throughput);
  }

  void check_definitions_distinct() const {
    std::set<std::string> seen;
    for (const std::string& name : defined_) {
      if (!seen.insert(name).second) {
        throw validation_error("Attribute Name is duplicated: " + name);
      }
    }
  }

  void check_key_types(const KeySchema& schema) {
    if (schema.size() == 2 && schema[0].attribute_name == schema[1].attribute_name) {
      throw validation_error(
          "Both the Hash Key and the Range Key element in the KeySchema have the same name");
    }
    if (schema[0].key_type != "HASH") {
      throw validation_error(
          "Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
    }
    if (schema.size() == 2 && schema[1].key_type != "RANGE") {
      throw validation_error(
          "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
    }
    for (const auto& element : schema) used_.insert(element.attribute_name);
  }

  void check_table_keys() {
    const KeySchema& schema = definition_.key_schema;
    // AWS's message for a doubled key with one definition is the one for a missing definition.
    const bool doubled = schema.size() == 2 && defined_.size() == 1 &&
                         schema[0].attribute_name == schema[1].attribute_name;
    if (schema.size() == 2 && (!all_defined(schema, defined_) || doubled)) {
      throw validation_error("Invalid KeySchema: Some index key attribute have no definition");
    }
    check_defined(schema, definition_.attribute_definitions);
    check_key_types(schema);
  }

  void check_projection(const IndexProjection& projection) const {
    if (!projection.projection_type) {
      throw invalid_parameter("Unknown ProjectionType: null");
    }
    const bool includes = *projection.projection_type == "INCLUDE";
    if (projection.non_key_attributes && !includes) {
      throw invalid_parameter("ProjectionType is " + *projection.projection_type +
                              ", but NonKeyAttributes is specified");
    }
    if (includes && !projection.non_key_attributes) {
      throw invalid_parameter("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
    }
    if (!includes) return;
    std::set<std::string> seen;
    for (const std::string& name : *projection.non_key_attributes) {
      if (!seen.insert(name).second) {
        throw invalid_parameter("Duplicate element in NonKeyAttributes: " + name);
      }
    }
  }

  template <typename IndexDefinition>
  void check_index_keys(const IndexDefinition& index) {
    check_defined(index.key_schema, definition_.attribute_definitions);
    check_key_types(index.key_schema);
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
    if (definition_.key_schema.size() != 2) {
      throw invalid_parameter(
          "Table KeySchema does not have a range key, which is required when specifying a "
          "LocalSecondaryIndex");
    }
    const std::string& table_hash = definition_.key_schema[0].attribute_name;
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
    if (!definition_.local_secondary_indexes && !definition_.global_secondary_indexes) {
      throw invalid_parameter(
          "Number of attributes in KeySchema does not exactly match number of attributes defined "
          "in AttributeDefinitions");
    }
    throw invalid_parameter(
        "Some AttributeDefinitions are not used. AttributeDefinitions: " + bracketed(defined_) +
        ", keys used: " + bracketed({used_.begin(), used_.end()}));
  }

  const CreateTableRequest& definition_;
  std::vector<std::string> defined_;
  std::set<std::string> used_;
  std::set<std::string> names_;
};

}  // namespace

void check_definition(const CreateTableRequest& definition) { Checker(definition).check(); }

void check_units(const ProvisionedThroughput& throughput) {
  check_units(throughput.read_capacity_units, "ReadCapacityUnits");
  check_units(throughput.write_capacity_units, "WriteCapacityUnits");
}

void check_defined(const KeySchema& schema, const Definitions& definitions) {
  const std::vector<std::string> defined = names_of(definitions);
  if (all_defined(schema, defined)) return;
  std::vector<std::string> keys;
  for (const KeySchemaElement& element : schema) keys.push_back(element.attribute_name);
  throw invalid_parameter(
      "Some index key attributes are not defined in AttributeDefinitions. Keys: " +
      bracketed(keys) + ", AttributeDefinitions: " + bracketed(defined));
}

}  // namespace dynamodb
