#include "fakes/dynamodb/items/keys.h"

#include "fakes/dynamodb/errors.h"

namespace dynamodb {
namespace {

std::string empty_value(const AttributeValue& value) {
  return "The AttributeValue for a key attribute cannot contain an empty " +
         std::string(value.as_s() != nullptr ? "string" : "binary") + " value.";
}

void check_key_size(const KeyNames& keys, const KeyAttribute& key, const AttributeValue& value) {
  const bool is_hash = key.name == keys.hash.name;
  if (is_hash && size_of_key(value) > kMaxHashBytes) {
    throw invalid_parameter("Size of hashkey has exceeded the maximum size limit of2048 bytes");
  }
  if (!is_hash && size_of_key(value) > kMaxRangeBytes) {
    throw invalid_parameter(
        "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
  }
}

void check_key_value(const KeyNames& keys, const KeyAttribute& key, const AttributeValue& value) {
  if (is_empty_key(value)) {
    throw validation_error("One or more parameter values are not valid. " + empty_value(value) +
                           " Key: " + key.name);
  }
  check_key_size(keys, key, value);
}

void check_index_keys(const Index& index, const Item& item) {
  for (const KeyAttribute& key : index.keys.attributes()) {
    const auto found = item.find(key.name);
    if (found == item.end()) continue;
    const AttributeValue& value = found->second;
    if (value.type() != key.type) {
      throw invalid_parameter("Type mismatch for Index Key " + key.name +
                              " Expected: " + std::string(to_string(key.type)) + " Actual: " +
                              std::string(to_string(value.type())) + " IndexName: " + index.name);
    }
    if (is_empty_key(value)) {
      throw validation_error(
          "One or more parameter values are not valid. A value specified for a secondary index key "
          "is not supported. " +
          empty_value(value) + " IndexName: " + index.name + ", IndexKey: " + key.name);
    }
    check_key_size(index.keys, key, value);
  }
}

void check_path(const KeyNames& keys, const expression::DocumentPath& path, const char* label) {
  if (path.steps.size() < 2 || !keys.contains(expression::head(path))) return;
  throw validation_error(
      "Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
      "allowed: " +
      std::string(label) + ": " + expression::head(path));
}

}  // namespace

StoredKey checked_key(const Table& table, const Item& key) {
  const auto attributes = table.keys.attributes();
  if (key.size() != attributes.size()) throw key_schema_mismatch();
  for (const KeyAttribute& attribute : attributes) {
    const auto found = key.find(attribute.name);
    if (found == key.end() || found->second.type() != attribute.type) throw key_schema_mismatch();
    check_key_value(table.keys, attribute, found->second);
  }
  return stored_key(table.keys, key);
}

StoredKey checked_item_key(const Table& table, const Item& item) {
  for (const KeyAttribute& key : table.keys.attributes()) {
    const auto found = item.find(key.name);
    if (found == item.end()) {
      throw invalid_parameter("Missing the key " + key.name + " in the item");
    }
    if (found->second.type() != key.type) {
      throw invalid_parameter("Type mismatch for key " + key.name +
                              " expected: " + std::string(to_string(key.type)) +
                              " actual: " + std::string(to_string(found->second.type())));
    }
    check_key_value(table.keys, key, found->second);
  }
  for (const Index& index : table.indexes) check_index_keys(index, item);
  return stored_key(table.keys, item);
}

void check_paths_outside_keys(const Table& table,
                              const std::vector<const expression::DocumentPath*>& paths) {
  for (const expression::DocumentPath* path : paths) check_path(table.keys, *path, "Key");
  for (const Index& index : table.indexes) {
    for (const expression::DocumentPath* path : paths) check_path(index.keys, *path, "IndexKey");
  }
}

Item key_of(const Table& table, const Item& item) {
  Item key;
  for (const KeyAttribute& attribute : table.keys.attributes()) {
    const auto found = item.find(attribute.name);
    if (found != item.end()) key.emplace(attribute.name, found->second);
  }
  return key;
}

}  // namespace dynamodb
