// A table as the operations see it: its keys, its indexes, its times.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/dynamodb/tables/table_definition.h"
#include "fakes/dynamodb/tables/table_state.h"
#include "sim/time/time.h"

namespace dynamodb {

struct KeyAttribute {
  std::string name;
  Type type = Type::kS;
};

// The key of a table or an index.
struct KeyNames {
  KeyAttribute hash;
  std::optional<KeyAttribute> range;

  bool contains(std::string_view name) const {
    return hash.name == name || (range && range->name == name);
  }
  // One or two, the hash key first.
  std::vector<KeyAttribute> attributes() const;
};

// Where an item stands in the store: bytes that order as the keys do. `hash` begins with four
// bytes of a hash of the key, so that a scan meets the partitions in no order a program could rely
// on, as with AWS, and so that parallel scans can share the table.
struct StoredKey {
  std::string hash;
  std::string range;
  friend auto operator<=>(const StoredKey&, const StoredKey&) = default;
};

inline constexpr std::size_t kMaxHashBytes = 2048;
inline constexpr std::size_t kMaxRangeBytes = 1024;

// The bytes of a key attribute that count against these limits: numbers don't.
std::size_t size_of_key(const AttributeValue& value);
// An empty string or binary, which cannot be a key.
bool is_empty_key(const AttributeValue& value);

// The store's bytes of a hash key.
std::string stored_hash(const AttributeValue& value);
// REQUIRES: the item has the key's attributes, of the right types.
StoredKey stored_key(const KeyNames& keys, const Item& item);

struct Index {
  std::int64_t number = 0;
  std::string name;
  bool is_global = false;
  KeyNames keys;
  std::string projection_type;
  std::vector<std::string> non_key_attributes;

  // Whether the item is in the index: it has all of the index's key attributes, of the right types,
  // not empty and not too long. Items from before the index may be otherwise.
  bool holds(const Item& item) const;
};

struct Table {
  std::int64_t id = 0;
  std::string account;
  std::string region;
  std::string table_id;
  TableDefinition definition;
  KeyNames keys;
  std::vector<Index> indexes;  // ordered by name
  sim::Time created_at{};
  sim::Time active_at{};
  std::optional<sim::Time> gone_at;  // set once deletion was asked for
  std::optional<std::string> ttl_attribute;
  std::optional<sim::Time> ttl_changed_at;
  TableState state;

  const std::string& name() const { return definition.table_name; }
  std::string arn() const;
  // Null if there is none.
  const Index* find_index(std::string_view index) const;
  bool has_local_index() const;
  // The names of an index's own keys, then those of the table's that are not among them.
  std::vector<KeyAttribute> index_key_attributes(const Index& index) const;
  // What an index holds of an item.
  Item projected(const Index& index, const Item& item) const;
  // Whether the index holds the attribute.
  bool projects(const Index& index, std::string_view attribute) const;
};

// Fills `keys` and `indexes` from `definition`. REQUIRES: the definition was checked.
void derive_keys(Table& table);

}  // namespace dynamodb
