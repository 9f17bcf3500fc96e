// The shapes that several operations of DynamoDB share, and the constraints of their members.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Types_Amazon_DynamoDB.html
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/structure.h"
#include "fakes/dynamodb/values/attributes.h"

namespace dynamodb {

inline constexpr std::string_view kServiceId = "dynamodb";

// --- constraints ---

aws::Constraints table_name_limits();
// For a member that takes a table's name or its ARN, which table_name_in() tells apart.
aws::Constraints table_name_or_arn_limits();
aws::Constraints index_name_limits();
aws::Constraints billing_mode_limits();
aws::Constraints return_values_limits();
aws::Constraints consumed_capacity_limits();
aws::Constraints collection_metrics_limits();
aws::Constraints condition_failure_limits();
aws::Constraints comparison_limits();
aws::Constraints conditional_operator_limits();
aws::Constraints select_limits();

using NameMap = std::map<std::string, std::string>;
using NameList = std::vector<std::string>;

// --- tables ---

struct AttributeDefinition {
  std::string attribute_name;
  std::string attribute_type;
  static const aws::Structure& shape();
};

struct KeySchemaElement {
  std::string attribute_name;
  std::string key_type;
  static const aws::Structure& shape();
};

using KeySchema = std::vector<KeySchemaElement>;

struct IndexProjection {
  std::optional<std::string> projection_type;
  std::optional<NameList> non_key_attributes;
  static const aws::Structure& shape();
};

struct ProvisionedThroughput {
  std::int64_t read_capacity_units = 0;
  std::int64_t write_capacity_units = 0;
  static const aws::Structure& shape();
};

// How many units of reads and writes a second a table or an index can take at once.
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_WarmThroughput.html
struct WarmThroughput {
  std::optional<std::int64_t> read_units_per_second;
  std::optional<std::int64_t> write_units_per_second;

  bool is_empty() const { return !read_units_per_second && !write_units_per_second; }
  static const aws::Structure& shape();
};

struct LocalSecondaryIndex {
  std::string index_name;
  KeySchema key_schema;
  IndexProjection projection;
  static const aws::Structure& shape();
};

struct GlobalSecondaryIndex {
  std::string index_name;
  KeySchema key_schema;
  IndexProjection projection;
  std::optional<ProvisionedThroughput> provisioned_throughput;
  std::optional<WarmThroughput> warm_throughput;
  static const aws::Structure& shape();
};

struct SseSpecification {
  std::optional<bool> enabled;
  std::optional<std::string> sse_type;
  std::optional<std::string> kms_master_key_id;

  // Whether a key of KMS encrypts the table, not only the one that DynamoDB owns.
  bool is_on() const { return enabled.value_or(sse_type.has_value()); }
  static const aws::Structure& shape();
};

struct StreamSpecification {
  bool stream_enabled = false;
  std::optional<std::string> stream_view_type;
  static const aws::Structure& shape();
};

struct Tag {
  std::optional<std::string> key;
  std::optional<std::string> value;
  static const aws::Structure& shape();
};

struct TimeToLiveSpecification {
  bool enabled = false;
  std::string attribute_name;
  static const aws::Structure& shape();
};

// --- the parameters from before there were expressions ---

// Condition and ExpectedAttributeValue have different required members but the same meaning.
struct LegacyCondition {
  std::string comparison_operator;
  std::optional<std::vector<LegacyValue>> attribute_value_list;
  static const aws::Structure& shape();
};

struct ExpectedAttributeValue {
  std::optional<LegacyValue> value;
  std::optional<bool> exists;
  std::optional<std::string> comparison_operator;
  std::optional<std::vector<LegacyValue>> attribute_value_list;
  static const aws::Structure& shape();
};

struct AttributeValueUpdate {
  std::optional<LegacyValue> value;
  std::optional<std::string> action;
  static const aws::Structure& shape();
};

using ExpectedMap = std::map<std::string, ExpectedAttributeValue>;
using ConditionMap = std::map<std::string, LegacyCondition>;
using UpdateMap = std::map<std::string, AttributeValueUpdate>;

// --- what calls cost ---

// The read and write units are set for transactions only.
struct Capacity {
  double capacity_units = 0;
  std::optional<double> read_capacity_units;
  std::optional<double> write_capacity_units;
  static const aws::Structure& shape();
};

struct ConsumedCapacity {
  std::string table_name;
  double capacity_units = 0;
  std::optional<double> read_capacity_units;
  std::optional<double> write_capacity_units;
  std::optional<Capacity> table;
  std::map<std::string, Capacity> local_secondary_indexes;
  std::map<std::string, Capacity> global_secondary_indexes;
  static const aws::Structure& shape();
};

struct ItemCollectionMetrics {
  Attributes item_collection_key;
  std::vector<double> size_estimate_range_gb;
  static const aws::Structure& shape();
};

}  // namespace dynamodb
