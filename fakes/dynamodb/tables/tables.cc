#include "fakes/dynamodb/tables/tables.h"

#include <nlohmann/json.hpp>

#include "fakes/aws/decode.h"
#include "fakes/aws/encode.h"
#include "fakes/dynamodb/decisions.h"
#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/tables/table_arn.h"
#include "fakes/dynamodb/tables/warm_throughput.h"

namespace dynamodb {
namespace {

constexpr int kStateVersion = 1;
constexpr const char* kStateSchema =
    "CREATE TABLE dynamodb_table_state(of_table INTEGER PRIMARY KEY, state TEXT NOT NULL)";

template <typename T>
T read_stored(const nlohmann::json& json) {
  T value;
  std::vector<aws::Violation> missing;
  aws::decode_json(json.dump(), T::shape(), &value, aws::default_type_mismatch, missing);
  return value;
}

// Older stores hold the whole CreateTable request. All of its members are a definition's as well,
// but for a stream: it was off, as no other was ever accepted.
void drop_stream(nlohmann::json& definition) { definition.erase("StreamSpecification"); }

TableDefinition read_definition(std::string_view stored) {
  nlohmann::json json = nlohmann::json::parse(stored);
  drop_stream(json);
  return read_stored<TableDefinition>(json);
}

TableState read_state(std::string_view stored) {
  nlohmann::json json = nlohmann::json::parse(stored);
  if (const auto update = json.find("update"); update != json.end()) {
    drop_stream(update->at("definition"));
  }
  return read_stored<TableState>(json);
}

// Makes the table what the update asks for.
void apply(Table& table, TableUpdate update) {
  TableState& state = table.state;
  table.definition = std::move(update.definition);
  for (auto& [of, history] : update.throughput) state.throughput[of] = history;
  if (!update.deleted_index.empty()) state.throughput.erase(update.deleted_index);
  if (update.pay_per_request_ns) state.pay_per_request_ns = update.pay_per_request_ns;
  if (update.table_class_ns) state.table_class_ns = update.table_class_ns;
  derive_keys(table);
}

std::unique_ptr<Table> read_table(const sim::Statement& row) {
  auto table = std::make_unique<Table>();
  table->id = row.integer(0);
  table->account = row.text(1);
  table->region = row.text(2);
  table->table_id = row.text(3);
  table->definition = read_definition(row.text(4));
  table->created_at = from_ns(row.integer(5));
  table->active_at = from_ns(row.integer(6));
  if (!row.is_null(7)) table->gone_at = from_ns(row.integer(7));
  if (!row.is_null(8)) table->ttl_attribute = std::string(row.text(8));
  if (!row.is_null(9)) table->ttl_changed_at = from_ns(row.integer(9));
  if (!row.is_null(10)) table->state = read_state(row.text(10));
  derive_keys(*table);
  return table;
}

}  // namespace

Tables::Tables(aws::Environment& environment, Items& items)
    : environment_(environment),
      items_(items),
      random_(environment.random.stream("dynamodb table times")),
      ids_(environment.random.stream("dynamodb tables")) {
  environment_.store.ensure_schema("dynamodb_table_state", kStateVersion, kStateSchema);
}

void Tables::load() {
  tables_.clear();
  sim::Statement& rows = environment_.store.prepare(
      "SELECT id, account, region, table_id, definition, created_ns, active_ns, deleted_ns,"
      " ttl_attribute, ttl_changed_ns, state"
      " FROM dynamodb_table LEFT JOIN dynamodb_table_state ON of_table = id ORDER BY id");
  rows.reset();
  while (rows.step()) add(read_table(rows));
}

Table& Tables::add(std::unique_ptr<Table> table) {
  Key key{table->account, table->region, table->name()};
  return *tables_.insert_or_assign(std::move(key), std::move(table)).first->second;
}

Table* Tables::find(const aws::Caller& caller, std::string_view name_or_arn) {
  const Key key{caller.account, caller.region, std::string(table_name_in(caller, name_or_arn))};
  const auto found = tables_.find(key);
  if (found == tables_.end()) return nullptr;
  if (is_gone(*found->second)) {
    drop(key);
    return nullptr;
  }
  settle(*found->second);
  return found->second.get();
}

Table* Tables::find(std::int64_t id) {
  for (const auto& [key, table] : tables_) {
    if (table->id == id) return table.get();
  }
  return nullptr;
}

Table& Tables::any(const aws::Caller& caller, std::string_view name_or_arn) {
  Table* table = find(caller, name_or_arn);
  if (table == nullptr) throw table_not_found(table_name_in(caller, name_or_arn));
  return *table;
}

Table& Tables::active(const aws::Caller& caller, std::string_view name_or_arn) {
  Table* table = find(caller, name_or_arn);
  if (table == nullptr) throw resource_not_found();
  const std::string_view is = status(*table);
  if (is == "CREATING" || is == "DELETING") throw resource_not_found();
  return *table;
}

std::string_view Tables::status(const Table& table) const {
  if (table.gone_at) return "DELETING";
  if (table.active_at > environment_.now()) return "CREATING";
  return table.state.update && table.state.update->of_table ? "UPDATING" : "ACTIVE";
}

std::vector<std::string> Tables::names(const aws::Caller& caller, std::string_view after) const {
  std::vector<std::string> names;
  for (const auto& [key, table] : tables_) {
    const auto& [account, region, name] = key;
    if (account != caller.account || region != caller.region || name <= after) continue;
    if (is_gone(*table)) continue;
    names.push_back(name);
  }
  return names;
}

Table& Tables::create(const aws::Caller& caller, TableDefinition definition) {
  auto table = std::make_unique<Table>();
  table->account = caller.account;
  table->region = caller.region;
  table->table_id = ids_.uuid();
  table->definition = std::move(definition);
  table->created_at = environment_.now();
  table->active_at = environment_.now() + decide(kCreation, table->name(), times_.create);
  if (table->definition.is_on_demand()) {
    table->state.pay_per_request_ns = to_ns(table->created_at);
  }
  derive_keys(*table);
  const std::string json = aws::to_json(TableDefinition::shape(), &table->definition);
  environment_.store
      .prepare(
          "INSERT INTO dynamodb_table(account, region, name, table_id, definition, created_ns,"
          " active_ns) VALUES (?, ?, ?, ?, ?, ?, ?)")
      .bind(table->account, table->region, table->name(), table->table_id, json,
            to_ns(table->created_at), to_ns(table->active_at))
      .run();
  table->id = environment_.store.last_insert_rowid();
  save_state(*table);
  return add(std::move(table));
}

void Tables::remove(Table& table) {
  const sim::Duration takes = decide(kDeletion, table.name(), times_.remove);
  if (takes == sim::Duration::zero()) return drop({table.account, table.region, table.name()});
  table.gone_at = environment_.now() + takes;
  environment_.store.begin();
  items_.erase_all(table.id);
  environment_.store.prepare("UPDATE dynamodb_table SET deleted_ns = ? WHERE id = ?")
      .bind(to_ns(*table.gone_at), table.id)
      .run();
}

bool Tables::is_gone(const Table& table) const {
  return table.gone_at && *table.gone_at <= environment_.now();
}

void Tables::drop(const Key& key) {
  const auto found = tables_.find(key);
  const std::int64_t id = found->second->id;
  environment_.store.begin();
  items_.erase_all(id);
  environment_.store.prepare("DELETE FROM dynamodb_table_state WHERE of_table = ?").bind(id).run();
  environment_.store.prepare("DELETE FROM dynamodb_table WHERE id = ?").bind(id).run();
  tables_.erase(found);
}

void Tables::save_ttl(const Table& table) {
  environment_.store
      .prepare("UPDATE dynamodb_table SET ttl_attribute = ?, ttl_changed_ns = ? WHERE id = ?")
      .bind(table.ttl_attribute, to_ns(table.ttl_changed_at), table.id)
      .run();
}

void Tables::save(const Table& table) {
  const std::string definition = aws::to_json(TableDefinition::shape(), &table.definition);
  environment_.store.begin();
  environment_.store.prepare("UPDATE dynamodb_table SET definition = ? WHERE id = ?")
      .bind(definition, table.id)
      .run();
  save_state(table);
}

void Tables::save_state(const Table& table) {
  const std::string state = aws::to_json(TableState::shape(), &table.state);
  environment_.store.prepare("INSERT OR REPLACE INTO dynamodb_table_state VALUES (?, ?)")
      .bind(table.id, state)
      .run();
}

sim::Duration Tables::decide(const sim::DecisionKind& kind, const std::string& subject,
                             const sim::Distribution& takes) {
  return environment_.decisions.duration(kind, subject, takes, random_);
}

sim::Duration Tables::time_for(const Table& table, const TableUpdate& update) {
  if (!update.created_index.empty()) {
    return decide(kCreation, table.name() + "/" + update.created_index, times_.create);
  }
  if (!update.deleted_index.empty()) {
    return decide(kDeletion, table.name() + "/" + update.deleted_index, times_.remove);
  }
  return decide(kUpdate, table.name(), times_.update);
}

void Tables::begin_update(Table& table, TableUpdate update) {
  update.done_ns = to_ns(environment_.now() + time_for(table, update));
  table.state.update = std::move(update);
  save(table);
}

void Tables::raise_warm_throughputs(Table& table,
                                    const std::map<std::string, WarmThroughput>& warm_throughputs) {
  if (warm_throughputs.empty()) return;
  const std::int64_t done_ns =
      to_ns(environment_.now() + decide(kUpdate, table.name(), times_.update));
  for (const auto& [index, target] : warm_throughputs) {
    table.state.warm_updates[index] = {target, done_ns};
  }
  save_state(table);
}

void Tables::settle_warm_throughputs(Table& table) {
  const std::int64_t now_ns = to_ns(environment_.now());
  bool is_any = false;
  for (auto update = table.state.warm_updates.begin(); update != table.state.warm_updates.end();) {
    const auto& [index, raised] = *update;
    if (raised.done_ns > now_ns) {
      ++update;
      continue;
    }
    raise_warm_throughput(table.definition, index, raised.target);
    if (table.state.update) {
      raise_warm_throughput(table.state.update->definition, index, raised.target);
    }
    update = table.state.warm_updates.erase(update);
    is_any = true;
  }
  if (is_any) save(table);
}

void Tables::settle(Table& table) {
  settle_warm_throughputs(table);
  if (!table.state.update || from_ns(table.state.update->done_ns) > environment_.now()) return;
  TableUpdate update = std::move(*table.state.update);
  table.state.update.reset();
  const bool changes_index = update.changes_index();
  apply(table, std::move(update));
  save(table);
  if (changes_index) items_.refresh_indexes(table);
}

}  // namespace dynamodb
