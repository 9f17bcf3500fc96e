#include "fakes/dynamodb/tables/table_rules.h"

#include <algorithm>
#include <set>

#include "fakes/dynamodb/errors.h"

namespace dynamodb {
namespace {

constexpr std::int64_t kMaxCapacityUnits = 1'000'000'000'000;

using Definitions = std::vector<AttributeDefinition>;

void check_units(std::int64_t units, const char* name) {
  if (units <= kMaxCapacityUnits) return;
  throw validation_error("Given value " + std::to_string(units) + " for " + name +
                         " is out of bounds");
}

}  // namespace

std::vector<std::string> names_of(const Definitions& definitions) {
  std::vector<std::string> names;
  for (const AttributeDefinition& one : definitions) names.push_back(one.attribute_name);
  return names;
}

void check_units(const ProvisionedThroughput& throughput) {
  check_units(throughput.read_capacity_units, "ReadCapacityUnits");
  check_units(throughput.write_capacity_units, "WriteCapacityUnits");
}

bool all_defined(const KeySchema& schema, const std::vector<std::string>& defined) {
  return std::ranges::all_of(schema, [&defined](const KeySchemaElement& element) {
    return std::ranges::find(defined, element.attribute_name) != defined.end();
  });
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

void check_key_types(const KeySchema& schema) {
  if (schema.size() == 2 && schema[0].attribute_name == schema[1].attribute_name) {
    throw validation_error(
        "Both the Hash Key and the Range Key element in the KeySchema have the same name");
  }
  if (schema[0].key_type != "HASH") {
    throw validation_error("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
  }
  if (schema.size() == 2 && schema[1].key_type != "RANGE") {
    throw validation_error(
        "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
  }
}

void check_projection(const IndexProjection& projection) {
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

void check_table_class(const std::optional<std::string>& name) {
  if (!name || *name == "STANDARD" || *name == "STANDARD_INFREQUENT_ACCESS") return;
  throw invalid_parameter(
      "Invalid table-class parameter provided. Please try again with a valid table-class value: "
      "[STANDARD, STANDARD_INFREQUENT_ACCESS].");
}

void check_encryption(const SseSpecification& sse) {
  if (!sse.enabled.value_or(true)) {
    if (sse.sse_type) throw invalid_parameter("SSEType can not be specified if Enabled is false");
    if (sse.kms_master_key_id) {
      throw invalid_parameter("KMSMasterKeyId can not be specified if Enabled is false");
    }
    return;
  }
  if (sse.sse_type == "AES256") throw invalid_parameter("SSEType AES256 is not supported");
  if (sse.kms_master_key_id && !sse.sse_type) {
    throw invalid_parameter("SSEType KMS is required if KMSMasterKeyId is specified");
  }
}

}  // namespace dynamodb
