#include "fakes/dynamodb/items/items.h"

#include <vector>

#include "fakes/dynamodb/values/attribute_json.h"

namespace dynamodb {
namespace {

constexpr int kSchemaVersion = 1;

// Keys are BLOBs whose bytes order as the keys do. An index entry points to its item; what the
// index projects is cut out when it is read.
constexpr const char* kSchema = R"(
CREATE TABLE dynamodb_table(
  id INTEGER PRIMARY KEY,
  account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL,
  table_id TEXT NOT NULL, definition TEXT NOT NULL,
  created_ns INTEGER NOT NULL, active_ns INTEGER NOT NULL, deleted_ns INTEGER,
  ttl_attribute TEXT, ttl_changed_ns INTEGER);
CREATE UNIQUE INDEX dynamodb_table_name ON dynamodb_table(account, region, name);
CREATE TABLE dynamodb_item(
  table_id INTEGER NOT NULL, hash BLOB NOT NULL, range BLOB NOT NULL,
  size INTEGER NOT NULL, expires INTEGER, body TEXT NOT NULL,
  PRIMARY KEY(table_id, hash, range)) WITHOUT ROWID;
CREATE INDEX dynamodb_item_expires ON dynamodb_item(expires) WHERE expires IS NOT NULL;
CREATE TABLE dynamodb_index_entry(
  table_id INTEGER NOT NULL, index_number INTEGER NOT NULL,
  hash BLOB NOT NULL, range BLOB NOT NULL, item_hash BLOB NOT NULL, item_range BLOB NOT NULL,
  PRIMARY KEY(table_id, index_number, hash, range, item_hash, item_range)) WITHOUT ROWID;
CREATE TABLE dynamodb_token(
  account TEXT NOT NULL, region TEXT NOT NULL, token TEXT NOT NULL,
  request TEXT NOT NULL, made_ns INTEGER NOT NULL,
  PRIMARY KEY(account, region, token)) WITHOUT ROWID;
)";

sim::BlobView blob(const std::string& bytes) { return {bytes}; }

// A SELECT that grows with the plan, and its parameters in the same order.
class SelectStatement {
 public:
  SelectStatement(const Table& table, const ReadPlan& plan) : plan_(plan) {
    if (plan.index == nullptr) {
      sql_ = "SELECT k.body, k.size FROM dynamodb_item k WHERE k.table_id = ?";
      add(table.id);
    } else {
      sql_ =
          "SELECT i.body, i.size FROM dynamodb_index_entry k JOIN dynamodb_item i"
          " ON i.table_id = k.table_id AND i.hash = k.item_hash AND i.range = k.item_range"
          " WHERE k.table_id = ? AND k.index_number = ?";
      add(table.id);
      add(plan.index->number);
    }
    if (plan.hash) where("k.hash = ?", *plan.hash);
    if (plan.low) where(plan.low->inclusive ? "k.range >= ?" : "k.range > ?", plan.low->bytes);
    if (plan.high) where(plan.high->inclusive ? "k.range <= ?" : "k.range < ?", plan.high->bytes);
    if (!plan.segment_begin.empty()) where("k.hash >= ?", plan.segment_begin);
    if (!plan.segment_end.empty()) where("k.hash < ?", plan.segment_end);
    if (plan.after) begin_after(*plan.after);
    order();
  }

  sim::Statement& prepare(sim::Database& store) const {
    sim::Statement& statement = store.prepare(sql_);
    statement.reset();
    int position = 0;
    for (const Parameter& parameter : parameters_) {
      ++position;
      if (parameter.bytes != nullptr) {
        statement.bind_at(position, blob(*parameter.bytes));
      } else {
        statement.bind_at(position, parameter.number);
      }
    }
    return statement;
  }

 private:
  struct Parameter {
    std::int64_t number = 0;
    const std::string* bytes = nullptr;
  };

  void add(std::int64_t number) { parameters_.push_back({number, nullptr}); }
  void add(const std::string& bytes) { parameters_.push_back({0, &bytes}); }
  void where(const char* condition, const std::string& bytes) {
    sql_ += " AND ";
    sql_ += condition;
    add(bytes);
  }

  void begin_after(const ReadPlan::StartKey& after) {
    const char* direction = plan_.backwards ? " < " : " > ";
    if (plan_.index == nullptr) {
      sql_ += " AND (k.hash, k.range)";
      sql_ += direction;
      sql_ += "(?, ?)";
    } else {
      sql_ += " AND (k.hash, k.range, k.item_hash, k.item_range)";
      sql_ += direction;
      sql_ += "(?, ?, ?, ?)";
      add(after.in_index.hash);
      add(after.in_index.range);
    }
    add(after.in_table.hash);
    add(after.in_table.range);
  }

  void order() {
    const std::string direction = plan_.backwards ? " DESC" : "";
    sql_ += " ORDER BY k.hash" + direction + ", k.range" + direction;
    if (plan_.index != nullptr) {
      sql_ += ", k.item_hash" + direction + ", k.item_range" + direction;
    }
  }

  const ReadPlan& plan_;
  std::string sql_;
  std::vector<Parameter> parameters_;
};

void write_entry(sim::Database& store, const char* sql, const Table& table, const Index& index,
                 const StoredKey& entry, const StoredKey& key) {
  store.prepare(sql)
      .bind(table.id, index.number, blob(entry.hash), blob(entry.range), blob(key.hash),
            blob(key.range))
      .run();
}

// Brings the table's index entries of one item from `before` to `after`; either may be null.
void update_entries(sim::Database& store, const Table& table, const StoredKey& key,
                    const Item* before, const Item* after) {
  for (const Index& index : table.indexes) {
    std::optional<StoredKey> old_entry;
    std::optional<StoredKey> new_entry;
    if (before != nullptr && index.holds(*before)) old_entry = stored_key(index.keys, *before);
    if (after != nullptr && index.holds(*after)) new_entry = stored_key(index.keys, *after);
    if (old_entry == new_entry) continue;
    if (old_entry) {
      write_entry(store,
                  "DELETE FROM dynamodb_index_entry WHERE table_id = ? AND index_number = ? AND "
                  "hash = ? AND range = ? AND item_hash = ? AND item_range = ?",
                  table, index, *old_entry, key);
    }
    if (new_entry) {
      write_entry(store, "INSERT INTO dynamodb_index_entry VALUES (?, ?, ?, ?, ?, ?)", table, index,
                  *new_entry, key);
    }
  }
}

}  // namespace

Items::Items(sim::Database& store) : store_(store) {
  store_.ensure_schema("dynamodb", kSchemaVersion, kSchema);
  // A component of its own, so that older data are still read.
  store_.ensure_schema("dynamodb token expiry", 1,
                       "CREATE INDEX dynamodb_token_made ON dynamodb_token(made_ns)");
}

std::optional<Items::StoredItem> Items::find(const Table& table, const StoredKey& key) {
  sim::Statement& statement = store_.prepare(
      "SELECT body, size, expires FROM dynamodb_item WHERE table_id = ? AND hash = ? AND range = "
      "?");
  statement.bind(table.id, blob(key.hash), blob(key.range));
  if (!statement.step()) return std::nullopt;
  StoredItem stored{std::string(statement.text(0)), static_cast<std::size_t>(statement.integer(1))};
  if (!statement.is_null(2)) stored.expires = statement.integer(2);
  statement.reset();
  return stored;
}

void Items::put(const Table& table, const StoredKey& key, const Item* before, const Item& after,
                std::string_view json) {
  store_.prepare("INSERT OR REPLACE INTO dynamodb_item VALUES (?, ?, ?, ?, ?, ?)")
      .bind(table.id, blob(key.hash), blob(key.range),
            static_cast<std::int64_t>(stored_size(after)), expiry_of(table, after), json)
      .run();
  update_entries(store_, table, key, before, &after);
}

void Items::erase(const Table& table, const StoredKey& key, const Item& before) {
  store_.prepare("DELETE FROM dynamodb_item WHERE table_id = ? AND hash = ? AND range = ?")
      .bind(table.id, blob(key.hash), blob(key.range))
      .run();
  update_entries(store_, table, key, &before, nullptr);
}

void Items::read(const Table& table, const ReadPlan& plan,
                 const std::function<bool(const ItemRow&)>& visit) {
  const SelectStatement query(table, plan);
  sim::Statement& statement = query.prepare(store_);
  while (statement.step()) {
    if (!visit({statement.text(0), statement.integer(1)})) break;
  }
  statement.reset();
}

Items::ItemTotals Items::totals(const Table& table) {
  sim::Statement& statement = store_.prepare(
      "SELECT COUNT(*), COALESCE(SUM(size), 0) FROM dynamodb_item WHERE table_id = ?");
  statement.bind(table.id).step();
  const ItemTotals totals{statement.integer(0), statement.integer(1)};
  statement.reset();
  return totals;
}

Items::ItemTotals Items::totals(const Table& table, const Index& index) {
  ItemTotals totals;
  ReadPlan plan;
  plan.index = &index;
  read(table, plan, [&](const ItemRow& row) {
    ++totals.items;
    totals.bytes +=
        index.projection_type == "ALL"
            ? row.size
            : static_cast<std::int64_t>(stored_size(table.projected(index, parse_item(row.json))));
    return true;
  });
  return totals;
}

void Items::erase_all(std::int64_t table_id) {
  store_.prepare("DELETE FROM dynamodb_index_entry WHERE table_id = ?").bind(table_id).run();
  store_.prepare("DELETE FROM dynamodb_item WHERE table_id = ?").bind(table_id).run();
}

std::optional<std::int64_t> Items::next_expiry() {
  sim::Statement& statement =
      store_.prepare("SELECT MIN(expires) FROM dynamodb_item WHERE expires IS NOT NULL");
  statement.reset();
  statement.step();
  std::optional<std::int64_t> second;
  if (!statement.is_null(0)) second = statement.integer(0);
  statement.reset();
  return second;
}

std::optional<Items::ExpiredItem> Items::first_expired(std::int64_t second) {
  sim::Statement& statement = store_.prepare(
      "SELECT table_id, hash, range, expires, body FROM dynamodb_item WHERE expires <= ?"
      " ORDER BY expires, table_id, hash, range LIMIT 1");
  statement.bind(second);
  if (!statement.step()) return std::nullopt;
  ExpiredItem expired{statement.integer(0),
                      {std::string(statement.blob(1)), std::string(statement.blob(2))},
                      statement.integer(3),
                      std::string(statement.text(4))};
  statement.reset();
  return expired;
}

void Items::expire_at(const Table& table, const StoredKey& key, std::int64_t second) {
  store_
      .prepare(
          "UPDATE dynamodb_item SET expires = ?"
          " WHERE table_id = ? AND hash = ? AND range = ?")
      .bind(second, table.id, blob(key.hash), blob(key.range))
      .run();
}

void Items::keep(const Table& table, const StoredKey& key) {
  store_
      .prepare(
          "UPDATE dynamodb_item SET expires = NULL"
          " WHERE table_id = ? AND hash = ? AND range = ?")
      .bind(table.id, blob(key.hash), blob(key.range))
      .run();
}

void Items::refresh_expiry(const Table& table) {
  struct ExpiryChange {
    StoredKey key;
    std::optional<std::int64_t> expires;
  };
  std::vector<ExpiryChange> changes;
  read(table, {}, [&](const ItemRow& row) {
    const Item item = parse_item(row.json);
    changes.push_back({stored_key(table.keys, item), expiry_of(table, item)});
    return true;
  });
  for (const ExpiryChange& change : changes) {
    store_
        .prepare(
            "UPDATE dynamodb_item SET expires = ? WHERE table_id = ? AND hash = ? AND range = ?")
        .bind(change.expires, table.id, blob(change.key.hash), blob(change.key.range))
        .run();
  }
}

void Items::refresh_indexes(const Table& table) {
  store_.prepare("DELETE FROM dynamodb_index_entry WHERE table_id = ?").bind(table.id).run();
  std::vector<Item> items;
  read(table, {}, [&](const ItemRow& row) {
    items.push_back(parse_item(row.json));
    return true;
  });
  for (const Item& item : items) {
    update_entries(store_, table, stored_key(table.keys, item), nullptr, &item);
  }
}

std::optional<std::int64_t> expiry_of(const Table& table, const Item& item) {
  if (!table.ttl_attribute) return std::nullopt;
  const auto found = item.find(*table.ttl_attribute);
  if (found == item.end() || found->second.as_n() == nullptr) return std::nullopt;
  const std::int64_t second = found->second.as_n()->whole_part();
  if (second < 0) return std::nullopt;
  return second;
}

}  // namespace dynamodb
