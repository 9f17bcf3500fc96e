#include "fakes/dynamodb/items/capacity.h"

#include <algorithm>

namespace dynamodb {
namespace {

std::size_t size_of(const Item* item) { return item == nullptr ? 0 : stored_size(*item); }

// An index is written when what it holds of the item changes; twice when its key does.
double index_units(const Table& table, const Index& index, const Item* before, const Item* after) {
  std::optional<Item> old_entry;
  std::optional<Item> new_entry;
  if (before != nullptr && index.holds(*before)) old_entry = table.projected(index, *before);
  if (after != nullptr && index.holds(*after)) new_entry = table.projected(index, *after);
  if (old_entry == new_entry) return 0;
  const Item* old_item = old_entry ? &*old_entry : nullptr;
  const Item* new_item = new_entry ? &*new_entry : nullptr;
  const bool moved = old_item != nullptr && new_item != nullptr &&
                     stored_key(index.keys, *old_item) != stored_key(index.keys, *new_item);
  if (moved) return write_units(size_of(old_item)) + write_units(size_of(new_item));
  return write_units(std::max(size_of(old_item), size_of(new_item)));
}

void add_all(std::map<std::string, double>& to, const std::map<std::string, double>& from) {
  for (const auto& [name, units] : from) to[name] += units;
}

std::map<std::string, Capacity> capacities(const std::map<std::string, double>& units) {
  std::map<std::string, Capacity> result;
  for (const auto& [name, one] : units) result.emplace(name, Capacity{one, {}, {}});
  return result;
}

constexpr double kTransactionFactor = 2;

// Sets the units as read units or write units.
template <typename Units>
void set_direction(Units& units, CapacityKind direction) {
  (direction == CapacityKind::kRead ? units.read_capacity_units : units.write_capacity_units) =
      units.capacity_units;
}

}  // namespace

double read_units(std::size_t bytes, bool consistent) {
  const auto blocks = std::max<std::size_t>(1, (bytes + 4095) / 4096);
  return static_cast<double>(blocks) * (consistent ? 1 : 0.5);
}

double write_units(std::size_t bytes) {
  return static_cast<double>(std::max<std::size_t>(1, (bytes + 1023) / 1024));
}

void CapacityUsage::add(const CapacityUsage& other) {
  table += other.table;
  add_all(local, other.local);
  add_all(global, other.global);
}

CapacityUsage write_usage(const Table& table, const Item* before, const Item* after) {
  CapacityUsage usage;
  usage.table = write_units(std::max(size_of(before), size_of(after)));
  for (const Index& index : table.indexes) {
    const double units = index_units(table, index, before, after);
    if (units > 0) (index.is_global ? usage.global : usage.local)[index.name] = units;
  }
  return usage;
}

bool is_capacity_wanted(const std::optional<std::string>& wanted) {
  return wanted == "TOTAL" || wanted == "INDEXES";
}

std::optional<ConsumedCapacity> consumed(const std::optional<std::string>& wanted,
                                         const std::string& table_name,
                                         const CapacityUsage& usage) {
  if (!is_capacity_wanted(wanted)) return std::nullopt;
  ConsumedCapacity capacity;
  capacity.table_name = table_name;
  capacity.capacity_units = usage.table;
  for (const auto& [name, units] : usage.local) capacity.capacity_units += units;
  for (const auto& [name, units] : usage.global) capacity.capacity_units += units;
  if (wanted == "INDEXES") {
    capacity.table = Capacity{usage.table, {}, {}};
    capacity.local_secondary_indexes = capacities(usage.local);
    capacity.global_secondary_indexes = capacities(usage.global);
  }
  return capacity;
}

std::vector<ConsumedCapacity> consumed_by_transaction(
    const std::optional<std::string>& wanted, const std::map<std::string, CapacityUsage>& usage,
    CapacityKind direction) {
  std::vector<ConsumedCapacity> result;
  for (const auto& [name, one] : usage) {
    CapacityUsage doubled = one;
    doubled.table *= kTransactionFactor;
    auto capacity = consumed(wanted, name, doubled);
    if (!capacity) continue;
    set_direction(*capacity, direction);
    if (capacity->table) set_direction(*capacity->table, direction);
    result.push_back(std::move(*capacity));
  }
  return result;
}

std::optional<ItemCollectionMetrics> collection_metrics(const std::optional<std::string>& wanted,
                                                        const Table& table, const Item& item) {
  if (wanted != "SIZE" || !table.has_local_index()) return std::nullopt;
  const std::string& hash = table.keys.hash.name;
  return ItemCollectionMetrics{Item{{hash, item.at(hash)}}, {0, 1}};
}

}  // namespace dynamodb
