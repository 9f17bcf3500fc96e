#include "fakes/dynamodb/tables.h"

namespace dynamodb {
namespace {

ThroughputDescription throughput(const std::optional<ProvisionedThroughput>& provisioned) {
  if (!provisioned) return {};
  return {0, provisioned->read_capacity_units, provisioned->write_capacity_units};
}

template <typename Description, typename Definition>
Description describe_index(const Table& table, Items& items, const Definition& definition) {
  const Items::Totals totals = items.totals(table, *table.find_index(definition.index_name));
  Description description;
  description.index_name = definition.index_name;
  description.key_schema = definition.key_schema;
  description.projection = definition.projection;
  description.index_size_bytes = totals.bytes;
  description.item_count = totals.items;
  description.index_arn = table.arn() + "/index/" + definition.index_name;
  return description;
}

void add_indexes(TableDescription& description, const Table& table, Items& items,
                 std::string_view status) {
  const CreateTableRequest& definition = table.definition;
  if (definition.local_secondary_indexes) {
    for (const auto& index : *definition.local_secondary_indexes) {
      description.local_secondary_indexes.push_back(
          describe_index<LocalIndexDescription>(table, items, index));
    }
  }
  if (definition.global_secondary_indexes) {
    for (const auto& index : *definition.global_secondary_indexes) {
      auto one = describe_index<GlobalIndexDescription>(table, items, index);
      one.index_status = status;
      one.provisioned_throughput = throughput(index.provisioned_throughput);
      description.global_secondary_indexes.push_back(std::move(one));
    }
  }
}

}  // namespace

TableDescription describe(const Table& table, Items& items, std::string_view status) {
  const CreateTableRequest& definition = table.definition;
  const Items::Totals totals = items.totals(table);
  TableDescription description;
  description.attribute_definitions = definition.attribute_definitions;
  description.table_name = table.name();
  description.key_schema = definition.key_schema;
  description.table_status = status;
  description.creation_date_time = table.created_at;
  description.provisioned_throughput = throughput(definition.provisioned_throughput);
  description.table_size_bytes = totals.bytes;
  description.item_count = totals.items;
  description.table_arn = table.arn();
  description.table_id = table.table_id;
  if (definition.billing_mode == "PAY_PER_REQUEST") {
    description.billing_mode_summary = BillingModeSummary{"PAY_PER_REQUEST", table.created_at};
  }
  add_indexes(description, table, items, status);
  if (definition.sse_specification && definition.sse_specification->enabled.value_or(false)) {
    description.sse_description =
        SseDescription{"ENABLED", "KMS", definition.sse_specification->kms_master_key_id};
  }
  if (definition.table_class) {
    description.table_class_summary = TableClassSummary{*definition.table_class};
  }
  description.deletion_protection_enabled = definition.deletion_protection_enabled.value_or(false);
  return description;
}

}  // namespace dynamodb
