#include <algorithm>
#include <array>
#include <cstdio>

#include "fakes/dynamodb/tables/tables.h"
#include "fakes/dynamodb/tables/throughput_decreases.h"
#include "fakes/dynamodb/tables/warm_throughput.h"

namespace dynamodb {
namespace {

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
  if (!sse || !sse->is_on()) return std::nullopt;
  return SseDescription{"ENABLED", "KMS", key_arn(table, sse->kms_master_key_id)};
}

// Describes a table as it is at one moment.
class TableDescriber {
 public:
  TableDescriber(const Table& table, Items& items, std::string_view status, sim::Time now)
      : table_(table), items_(items), status_(status), now_(now) {}

  TableDescription described() {
    const TableDefinition& definition = table_.definition;
    const Items::ItemTotals totals = items_.totals(table_);
    TableDescription description;
    description.attribute_definitions = definition.attribute_definitions;
    description.table_name = table_.name();
    description.key_schema = definition.key_schema;
    description.table_status = status_;
    description.creation_date_time = table_.created_at;
    description.provisioned_throughput = throughput("", definition.provisioned_throughput);
    description.table_size_bytes = totals.bytes;
    description.item_count = totals.items;
    description.table_arn = table_.arn();
    description.table_id = table_.table_id;
    description.billing_mode_summary = billing();
    add_indexes(description);
    description.sse_description = encryption(table_);
    if (definition.table_class) {
      description.table_class_summary =
          TableClassSummary{*definition.table_class, from_ns(table_.state.table_class_ns)};
    }
    description.deletion_protection_enabled = definition.deletion_protection_enabled;
    description.warm_throughput = warm_throughput(definition, "");
    return description;
  }

 private:
  // `of` is an index's name, or "" for the table. Of a change that is under way, only the time is
  // shown.
  ThroughputDescription throughput(const std::string& of,
                                   const std::optional<ProvisionedThroughput>& units) const {
    ThroughputDescription description;
    const auto& histories = table_.state.throughput;
    if (const auto found = histories.find(of); found != histories.end()) {
      set_times(description, found->second);
      description.number_of_decreases_today = decreases_today(found->second, now_);
    }
    if (table_.state.update) {
      const auto& coming = table_.state.update->throughput;
      if (const auto found = coming.find(of); found != coming.end()) {
        set_times(description, found->second);
      }
    }
    if (!units) return description;
    description.read_capacity_units = units->read_capacity_units;
    description.write_capacity_units = units->write_capacity_units;
    return description;
  }

  static void set_times(ThroughputDescription& description, const ThroughputHistory& history) {
    description.last_increase_date_time = from_ns(history.increased_ns);
    description.last_decrease_date_time = from_ns(history.decreased_ns);
  }

  // The table's or an index's. While that is being created, what CreateTable or UpdateTable asked
  // for is shown, and nothing if they did not.
  std::optional<WarmThroughputDescription> warm_throughput(const TableDefinition& definition,
                                                           const std::string& index) const {
    const bool is_coming =
        status_ == "CREATING" || (!index.empty() && status_of(index) == "CREATING");
    if (is_coming && !is_asked(definition, index)) return std::nullopt;
    const bool is_raised = table_.state.warm_updates.contains(index);
    const WarmThroughput units = *warm_throughput_of(definition, index);
    return WarmThroughputDescription{*units.read_units_per_second, *units.write_units_per_second,
                                     is_coming || is_raised ? "UPDATING" : "ACTIVE"};
  }

  static bool is_asked(const TableDefinition& definition, const std::string& index) {
    if (index.empty()) return definition.warm_throughput.has_value();
    return std::ranges::any_of(definition.global_secondary_indexes,
                               [&](const GlobalSecondaryIndex& one) {
                                 return one.index_name == index && one.warm_throughput.has_value();
                               });
  }

  // The summary is shown if the table is, or ever was, on-demand. CreateTable's answer does not say
  // since when.
  std::optional<BillingModeSummary> billing() const {
    const bool is_on_demand = table_.definition.is_on_demand();
    std::optional<sim::Time> since = from_ns(table_.state.pay_per_request_ns);
    if (!is_on_demand && !since) return std::nullopt;
    if (!since) since = table_.created_at;
    if (status_ == "CREATING") since.reset();
    return BillingModeSummary{is_on_demand ? "PAY_PER_REQUEST" : "PROVISIONED", since};
  }

  void add_indexes(TableDescription& description) const {
    const TableDefinition& definition = table_.definition;
    for (const auto& index : definition.local_secondary_indexes) {
      description.local_secondary_indexes.push_back(of_index<LocalIndexDescription>(index));
    }
    for (const auto& index : definition.global_secondary_indexes) {
      description.global_secondary_indexes.push_back(global(definition, index));
    }
    const auto& update = table_.state.update;
    if (!update || update->created_index.empty()) return;
    description.attribute_definitions = update->definition.attribute_definitions;
    description.global_secondary_indexes.push_back(
        global(update->definition, update->definition.global_secondary_indexes.back()));
    description.global_secondary_indexes.back().backfilling = false;
  }

  GlobalIndexDescription global(const TableDefinition& definition,
                                const GlobalSecondaryIndex& index) const {
    auto description = of_index<GlobalIndexDescription>(index);
    description.index_status = status_of(index.index_name);
    description.provisioned_throughput = throughput(index.index_name, index.provisioned_throughput);
    description.warm_throughput = warm_throughput(definition, index.index_name);
    return description;
  }

  std::string status_of(const std::string& index) const {
    const auto& update = table_.state.update;
    if (update && update->created_index == index) return "CREATING";
    if (update && update->deleted_index == index) return "DELETING";
    if (update && std::ranges::count(update->updated_indexes, index) > 0) return "UPDATING";
    return status_ == "UPDATING" ? "ACTIVE" : status_;
  }

  template <typename Description, typename Definition>
  Description of_index(const Definition& definition) const {
    Description description;
    description.index_name = definition.index_name;
    description.key_schema = definition.key_schema;
    description.projection = definition.projection;
    description.index_arn = table_.arn() + "/index/" + definition.index_name;
    if (const Index* index = table_.find_index(definition.index_name)) {
      const Items::ItemTotals totals = items_.totals(table_, *index);
      description.index_size_bytes = totals.bytes;
      description.item_count = totals.items;
    }
    return description;
  }

  const Table& table_;
  Items& items_;
  std::string status_;
  sim::Time now_;
};

}  // namespace

TableDescription describe(const Table& table, Items& items, std::string_view status,
                          sim::Time now) {
  return TableDescriber(table, items, status, now).described();
}

}  // namespace dynamodb
