#include "fakes/dynamodb/tables/table.h"

#include <algorithm>

#include "fakes/aws/environment.h"

namespace dynamodb {
namespace {

KeyAttribute key_attribute(const TableDefinition& definition, const std::string& name) {
  for (const AttributeDefinition& one : definition.attribute_definitions) {
    if (one.attribute_name == name) return {name, *parse_type(one.attribute_type)};
  }
  return {name, Type::kS};
}

KeyNames key_names(const TableDefinition& definition, const KeySchema& schema) {
  KeyNames keys;
  keys.hash = key_attribute(definition, schema[0].attribute_name);
  if (schema.size() > 1) keys.range = key_attribute(definition, schema[1].attribute_name);
  return keys;
}

template <typename Definition>
Index make_index(const TableDefinition& definition, const Definition& index, bool is_global) {
  Index result;
  result.name = index.index_name;
  result.is_global = is_global;
  result.keys = key_names(definition, index.key_schema);
  result.projection_type = index.projection.projection_type.value_or("ALL");
  result.non_key_attributes = index.projection.non_key_attributes.value_or(NameList{});
  return result;
}

// FNV-1a with a final mix, so that the high bits, by which segments divide, depend on all bytes.
std::uint32_t partition_hash(std::string_view bytes) {
  std::uint32_t hash = 2166136261u;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  hash ^= hash >> 16;
  hash *= 0x85ebca6bu;
  hash ^= hash >> 13;
  hash *= 0xc2b2ae35u;
  return hash ^ hash >> 16;
}

bool can_be_key(const Item& item, const KeyAttribute& key, std::size_t most_bytes) {
  const auto found = item.find(key.name);
  if (found == item.end() || found->second.type() != key.type) return false;
  return key.type == Type::kN ||
         (!is_empty_key(found->second) && size_of_key(found->second) <= most_bytes);
}

}  // namespace

std::size_t size_of_key(const AttributeValue& value) {
  return value.as_n() != nullptr ? 0 : stored_size(value);
}

bool is_empty_key(const AttributeValue& value) {
  return value.as_n() == nullptr && stored_size(value) == 0;
}

std::vector<KeyAttribute> KeyNames::attributes() const {
  std::vector<KeyAttribute> all{hash};
  if (range) all.push_back(*range);
  return all;
}

std::string stored_hash(const AttributeValue& value) {
  const std::string bytes = key_bytes(value);
  const std::uint32_t hash = partition_hash(bytes);
  std::string stored;
  for (int shift = 24; shift >= 0; shift -= 8) stored += static_cast<char>(hash >> shift & 0xff);
  return stored + bytes;
}

StoredKey stored_key(const KeyNames& keys, const Item& item) {
  StoredKey key{stored_hash(item.find(keys.hash.name)->second), {}};
  if (keys.range) key.range = key_bytes(item.find(keys.range->name)->second);
  return key;
}

bool Index::holds(const Item& item) const {
  return can_be_key(item, keys.hash, kMaxHashBytes) &&
         (!keys.range || can_be_key(item, *keys.range, kMaxRangeBytes));
}

std::string Table::arn() const { return aws::arn("dynamodb", region, account, "table/" + name()); }

const Index* Table::find_index(std::string_view index) const {
  for (const Index& one : indexes) {
    if (one.name == index) return &one;
  }
  return nullptr;
}

bool Table::has_local_index() const {
  return std::any_of(indexes.begin(), indexes.end(),
                     [](const Index& index) { return !index.is_global; });
}

std::vector<KeyAttribute> Table::index_key_attributes(const Index& index) const {
  std::vector<KeyAttribute> all = index.keys.attributes();
  for (KeyAttribute& key : keys.attributes()) {
    if (!index.keys.contains(key.name)) all.push_back(std::move(key));
  }
  return all;
}

bool Table::projects(const Index& index, std::string_view attribute) const {
  if (index.projection_type == "ALL" || keys.contains(attribute) ||
      index.keys.contains(attribute)) {
    return true;
  }
  const auto& others = index.non_key_attributes;
  return std::find(others.begin(), others.end(), attribute) != others.end();
}

Item Table::projected(const Index& index, const Item& item) const {
  if (index.projection_type == "ALL") return item;
  Item result;
  for (const auto& [name, value] : item) {
    if (projects(index, name)) result.emplace(name, value);
  }
  return result;
}

void derive_keys(Table& table) {
  const TableDefinition& definition = table.definition;
  table.keys = key_names(definition, definition.key_schema);
  table.indexes.clear();
  for (const auto& index : definition.local_secondary_indexes) {
    table.indexes.push_back(make_index(definition, index, false));
  }
  for (const auto& index : definition.global_secondary_indexes) {
    table.indexes.push_back(make_index(definition, index, true));
  }
  std::sort(table.indexes.begin(), table.indexes.end(),
            [](const Index& a, const Index& b) { return a.name < b.name; });
  for (std::size_t i = 0; i < table.indexes.size(); ++i) {
    table.indexes[i].number = static_cast<std::int64_t>(i);
  }
}

}  // namespace dynamodb
