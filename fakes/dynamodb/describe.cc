#include <array>
#include <cstdio>

#include "fakes/dynamodb/tables.h"

namespace dynamodb {
namespace {

ThroughputDescription throughput(const std::optional<ProvisionedThroughput>& provisioned) {
  if (!provisioned) return {};
  return {0, provisioned->read_capacity_units, provisioned->write_capacity_units};
}

std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

// The id of the key that AWS would keep for the account's tables in the region: always the same.
std::string managed_key_id(const Table& table) {
  const std::string owner = table.account + "/" + table.region;
  std::array<char, 40> id{};
  const std::uint64_t high = fnv1a("high/" + owner);
  const std::uint64_t low = fnv1a("low/" + owner);
  std::snprintf(id.data(), id.size(), "%08x-%04x-4%03x-8%03x-%012llx",
                static_cast<unsigned>(high >> 32), static_cast<unsigned>(high >> 16 & 0xffff),
                static_cast<unsigned>(high & 0xfff), static_cast<unsigned>(low >> 52),
                static_cast<unsigned long long>(low & 0xffffffffffff));
  return id.data();
}

std::string key_arn(const Table& table, const std::optional<std::string>& asked) {
  if (asked && asked->starts_with("arn:")) return *asked;
  const std::string prefix = "arn:aws:kms:" + table.region + ":" + table.account + ":";
  if (!asked || *asked == "alias/aws/dynamodb") return prefix + "key/" + managed_key_id(table);
  return prefix + (asked->starts_with("alias/") ? "" : "key/") + *asked;
}

std::optional<SseDescription> encryption(const Table& table) {
  const auto& sse = table.definition.sse_specification;
  if (!sse || !sse->enabled.value_or(sse->sse_type.has_value())) return std::nullopt;
  return SseDescription{"ENABLED", "KMS", key_arn(table, sse->kms_master_key_id)};
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
  description.sse_description = encryption(table);
  if (definition.table_class) {
    description.table_class_summary = TableClassSummary{*definition.table_class};
  }
  description.deletion_protection_enabled = definition.deletion_protection_enabled.value_or(false);
  return description;
}

}  // namespace dynamodb
