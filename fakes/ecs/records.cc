#include "fakes/ecs/records.h"

#include <span>
#include <vector>

#include "fakes/aws/decode.h"

namespace ecs {
namespace {

constexpr int kSchemaVersion = 1;

std::string table_of(Kind kind) {
  switch (kind) {
    case Kind::kCluster:
      return "ecs_cluster";
    case Kind::kTaskDefinition:
      return "ecs_task_definition";
    case Kind::kFamily:
      return "ecs_family";
    case Kind::kService:
      return "ecs_service";
    case Kind::kTask:
      return "ecs_task";
    case Kind::kAccountSetting:
      break;
  }
  return "ecs_account_setting";
}

constexpr Kind kKinds[] = {Kind::kCluster, Kind::kTaskDefinition, Kind::kService, Kind::kTask};
// A component of its own, so that data from before it existed are still read.
constexpr Kind kLaterKinds[] = {Kind::kFamily, Kind::kAccountSetting};

std::string schema(std::span<const Kind> kinds) {
  std::string sql;
  for (const Kind kind : kinds) {
    sql += "CREATE TABLE " + table_of(kind) +
           "(key TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;";
  }
  return sql;
}

}  // namespace

Records::Records(sim::Database& store) : store_(store) {
  store_.ensure_schema("ecs", kSchemaVersion, schema(kKinds));
  store_.ensure_schema("ecs.settings", kSchemaVersion, schema(kLaterKinds));
}

void Records::write(Kind kind, const std::string& key, const std::string& json) {
  store_.begin();
  store_.prepare("INSERT OR REPLACE INTO " + table_of(kind) + " VALUES (?, ?)")
      .bind(key, json)
      .run();
}

void Records::remove(Kind kind, const std::string& key) {
  store_.begin();
  store_.prepare("DELETE FROM " + table_of(kind) + " WHERE key = ?").bind(key).run();
}

void Records::read(Kind kind, const std::function<void(std::string_view)>& take) {
  // All rows are read before the first is taken: taking one may write to its table.
  std::vector<std::string> rows;
  sim::Statement& select = store_.prepare("SELECT data FROM " + table_of(kind) + " ORDER BY key");
  select.reset();
  while (select.step()) rows.emplace_back(select.text(0));
  for (const std::string& row : rows) take(row);
}

void Records::parse(std::string_view json, const aws::Structure& shape, void* value) {
  std::vector<aws::Violation> missing;
  aws::decode_json(json, shape, value, aws::default_type_mismatch, missing);
}

}  // namespace ecs
