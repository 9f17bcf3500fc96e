// TableDescription: what the operations on tables say of a table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/dynamodb/shapes.h"
#include "sim/time/time.h"

namespace dynamodb {

struct ThroughputDescription {
  std::optional<sim::Time> last_increase_date_time;
  std::optional<sim::Time> last_decrease_date_time;
  std::int64_t number_of_decreases_today = 0;
  std::int64_t read_capacity_units = 0;
  std::int64_t write_capacity_units = 0;
  static const aws::Structure& shape();
};

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableWarmThroughputDescription.html
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalSecondaryIndexWarmThroughputDescription.html
struct WarmThroughputDescription {
  std::int64_t read_units_per_second = 0;
  std::int64_t write_units_per_second = 0;
  std::string status;  // UPDATING or ACTIVE
  static const aws::Structure& shape();
};

struct BillingModeSummary {
  std::string billing_mode;
  std::optional<sim::Time> last_update_to_pay_per_request_date_time;
  static const aws::Structure& shape();
};

struct LocalIndexDescription {
  std::string index_name;
  KeySchema key_schema;
  IndexProjection projection;
  std::int64_t index_size_bytes = 0;
  std::int64_t item_count = 0;
  std::string index_arn;
  static const aws::Structure& shape();
};

struct GlobalIndexDescription {
  std::string index_name;
  KeySchema key_schema;
  IndexProjection projection;
  std::string index_status;
  std::optional<bool> backfilling;
  ThroughputDescription provisioned_throughput;
  std::int64_t index_size_bytes = 0;
  std::int64_t item_count = 0;
  std::string index_arn;
  std::optional<WarmThroughputDescription> warm_throughput;
  static const aws::Structure& shape();
};

struct SseDescription {
  std::string status;
  std::string sse_type;
  std::optional<std::string> kms_master_key_arn;
  static const aws::Structure& shape();
};

struct TableClassSummary {
  std::string table_class;
  std::optional<sim::Time> last_update_date_time;
  static const aws::Structure& shape();
};

struct TableDescription {
  std::vector<AttributeDefinition> attribute_definitions;
  std::string table_name;
  KeySchema key_schema;
  std::string table_status;
  std::optional<sim::Time> creation_date_time;
  ThroughputDescription provisioned_throughput;
  std::int64_t table_size_bytes = 0;
  std::int64_t item_count = 0;
  std::string table_arn;
  std::string table_id;
  std::optional<BillingModeSummary> billing_mode_summary;
  std::vector<LocalIndexDescription> local_secondary_indexes;
  std::vector<GlobalIndexDescription> global_secondary_indexes;
  std::optional<SseDescription> sse_description;
  std::optional<TableClassSummary> table_class_summary;
  bool deletion_protection_enabled = false;
  std::optional<WarmThroughputDescription> warm_throughput;
  static const aws::Structure& shape();
};

}  // namespace dynamodb
