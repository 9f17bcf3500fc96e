// The items of all tables in the World's store, and their index entries.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "fakes/dynamodb/tables/table.h"
#include "sim/store/database.h"

namespace dynamodb {

// One end of a range of sort keys.
struct Bound {
  std::string bytes;
  bool inclusive = true;
};

// What to read, and in which order.
struct ReadPlan {
  const Index* index = nullptr;     // null: the table itself
  std::optional<std::string> hash;  // only this partition, as stored_hash() gives it
  std::optional<Bound> low;         // of the sort key
  std::optional<Bound> high;
  // Only partitions whose stored hash begins with at least, and with less than, these bytes.
  std::string segment_begin;
  std::string segment_end;
  // Begin behind this item: its key in the index (if there is one) and in the table.
  struct StartKey {
    StoredKey in_index;
    StoredKey in_table;
  };
  std::optional<StartKey> after;
  bool backwards = false;
};

class Items {
 public:
  explicit Items(sim::Database& store);

  struct StoredItem {
    std::string json;
    std::size_t bytes = 0;  // by AWS's item-size rules
    // The second at which it expires, which may be another than its own expiry_of().
    std::optional<std::int64_t> expires = {};
  };
  std::optional<StoredItem> find(const Table& table, const StoredKey& key);
  // Writes `after`, whose text is `json`, in place of `before` (null if there was none), in the
  // table and its indexes. `before` is not looked at if the table has no indexes.
  void put(const Table& table, const StoredKey& key, const Item* before, const Item& after,
           std::string_view json);
  void erase(const Table& table, const StoredKey& key, const Item& before);

  struct ItemRow {
    std::string_view json;
    std::int64_t size;
  };
  // Calls `visit` with one item after the other until it returns false. `visit` may not read or
  // write items.
  void read(const Table& table, const ReadPlan& plan,
            const std::function<bool(const ItemRow&)>& visit);

  struct ItemTotals {
    std::int64_t items = 0;
    std::int64_t bytes = 0;
  };
  ItemTotals totals(const Table& table);
  ItemTotals totals(const Table& table, const Index& index);

  // Removes everything of a table.
  void erase_all(std::int64_t table_id);

  // The earliest second at which an item expires, in any table.
  std::optional<std::int64_t> next_expiry();
  struct ExpiredItem {
    std::int64_t table_id;
    StoredKey key;
    std::int64_t second = 0;  // at which it does, which may be later than its own expiry_of()
    std::string json;
  };
  // The next item that expires at or before `second`.
  std::optional<ExpiredItem> first_expired(std::int64_t second);
  // Lets the item expire at another second than its own, until it is written again.
  void expire_at(const Table& table, const StoredKey& key, std::int64_t second);
  // From now on the item does not expire, until it is written again.
  void keep(const Table& table, const StoredKey& key);
  // Computes anew when each of the table's items expires.
  void refresh_expiry(const Table& table);
  // Fills the table's indexes anew.
  void refresh_indexes(const Table& table);

 private:
  sim::Database& store_;
};

// The second at which an item expires: a number in the table's TTL attribute. nullopt if it never
// does. AWS ignores times more than five years in the past, which TimeToLive decides, not this.
std::optional<std::int64_t> expiry_of(const Table& table, const Item& item);

}  // namespace dynamodb
