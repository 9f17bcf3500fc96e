#include "fakes/dynamodb/tables/warm_throughput.h"

#include <algorithm>

#include "fakes/dynamodb/errors.h"

namespace dynamodb {
namespace {

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html#on-demand-capacity-mode-initial
constexpr std::int64_t kOnDemandReads = 12000;
constexpr std::int64_t kOnDemandWrites = 4000;

WarmThroughput least(bool is_on_demand, const std::optional<ProvisionedThroughput>& provisioned) {
  if (is_on_demand) return {kOnDemandReads, kOnDemandWrites};
  if (!provisioned) return {0, 0};
  return {provisioned->read_capacity_units, provisioned->write_capacity_units};
}

WarmThroughput greater(const WarmThroughput& a, const WarmThroughput& b) {
  return {std::max(a.read_units_per_second.value_or(0), b.read_units_per_second.value_or(0)),
          std::max(a.write_units_per_second.value_or(0), b.write_units_per_second.value_or(0))};
}

template <typename Definition>
auto find_index(Definition& definition, const std::string& name) {
  auto& indexes = definition.global_secondary_indexes;
  const auto found = std::ranges::find(indexes, name, &GlobalSecondaryIndex::index_name);
  return found == indexes.end() ? nullptr : &*found;
}

// `ReadUnitsPerSecond for WarmThroughput for index by-g is lower than `
aws::Error too_low(const char* member, const std::string& index, const std::string& what) {
  return invalid_parameter("Requested " + std::string(member) + " for WarmThroughput for " +
                           (index.empty() ? "table" : "index " + index) + " is lower than " + what);
}

bool is_lower(const std::optional<std::int64_t>& asked, const std::optional<std::int64_t>& than) {
  return asked && *asked < than.value_or(0);
}

constexpr const char* kReads = "ReadUnitsPerSecond";
constexpr const char* kWrites = "WriteUnitsPerSecond";

}  // namespace

std::optional<WarmThroughput> warm_throughput_of(const TableDefinition& definition,
                                                 const std::string& index) {
  const bool is_on_demand = definition.is_on_demand();
  if (index.empty()) {
    return greater(least(is_on_demand, definition.provisioned_throughput),
                   definition.warm_throughput.value_or(WarmThroughput{}));
  }
  const GlobalSecondaryIndex* found = find_index(definition, index);
  if (found == nullptr) return std::nullopt;
  return greater(least(is_on_demand, found->provisioned_throughput),
                 found->warm_throughput.value_or(WarmThroughput{}));
}

void keep_warm_throughput(TableDefinition& definition) {
  definition.warm_throughput = warm_throughput_of(definition, "");
  for (GlobalSecondaryIndex& index : definition.global_secondary_indexes) {
    index.warm_throughput = warm_throughput_of(definition, index.index_name);
  }
}

void raise_warm_throughput(TableDefinition& definition, const std::string& index,
                           const WarmThroughput& target) {
  const auto current = warm_throughput_of(definition, index);
  if (!current) return;
  auto& kept =
      index.empty() ? definition.warm_throughput : find_index(definition, index)->warm_throughput;
  kept = greater(*current, target);
}

void check_initial_warm_throughput(const std::optional<WarmThroughput>& asked, bool is_on_demand,
                                   const std::optional<ProvisionedThroughput>& provisioned,
                                   const std::string& index) {
  if (!asked) return;
  const auto lowest = [&](const char* units) {
    if (!is_on_demand) return std::string(units) + " of ProvisionedThroughput";
    return std::string(
        "initial throughput for OnDemand. See: "
        "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
        "on-demand-capacity-mode.html#on-demand-capacity-mode-initial");
  };
  const WarmThroughput limit = least(is_on_demand, provisioned);
  if (is_lower(asked->read_units_per_second, limit.read_units_per_second)) {
    throw too_low(kReads, index, lowest("ReadCapacityUnits"));
  }
  if (is_lower(asked->write_units_per_second, limit.write_units_per_second)) {
    throw too_low(kWrites, index, lowest("WriteCapacityUnits"));
  }
}

void check_warm_throughput_grows(const WarmThroughput& asked, const WarmThroughput& current,
                                 const std::string& index) {
  const std::string what = "current WarmThroughput, decreasing WarmThroughput is not supported";
  if (is_lower(asked.read_units_per_second, current.read_units_per_second)) {
    throw too_low(kReads, index, what);
  }
  if (is_lower(asked.write_units_per_second, current.write_units_per_second)) {
    throw too_low(kWrites, index, what);
  }
}

}  // namespace dynamodb
