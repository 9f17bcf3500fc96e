#include "fakes/ecs/records.h"

#include <nlohmann/json.hpp>
#include <vector>

#include "fakes/aws/decode.h"

namespace ecs {
namespace {

constexpr int kSchemaVersion = 1;
constexpr const char* kSchema =
    "CREATE TABLE ecs_cluster(key TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE ecs_task_definition(key TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE ecs_service(key TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE ecs_task(key TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;";

struct Statements {
  const char* write;
  const char* remove;
  const char* read;
};

Statements statements(Kind kind) {
  switch (kind) {
    case Kind::kCluster:
      return {"INSERT OR REPLACE INTO ecs_cluster VALUES (?, ?)",
              "DELETE FROM ecs_cluster WHERE key = ?", "SELECT data FROM ecs_cluster ORDER BY key"};
    case Kind::kTaskDefinition:
      return {"INSERT OR REPLACE INTO ecs_task_definition VALUES (?, ?)",
              "DELETE FROM ecs_task_definition WHERE key = ?",
              "SELECT data FROM ecs_task_definition ORDER BY key"};
    case Kind::kService:
      return {"INSERT OR REPLACE INTO ecs_service VALUES (?, ?)",
              "DELETE FROM ecs_service WHERE key = ?", "SELECT data FROM ecs_service ORDER BY key"};
    case Kind::kTask:
      break;
  }
  return {"INSERT OR REPLACE INTO ecs_task VALUES (?, ?)", "DELETE FROM ecs_task WHERE key = ?",
          "SELECT data FROM ecs_task ORDER BY key"};
}

}  // namespace

Records::Records(sim::Database& store) : store_(store) {
  store_.ensure_schema("ecs", kSchemaVersion, kSchema);
}

void Records::write(Kind kind, const std::string& key, const std::string& json) {
  store_.begin();
  store_.prepare(statements(kind).write).bind(key, json).run();
}

void Records::remove(Kind kind, const std::string& key) {
  store_.begin();
  store_.prepare(statements(kind).remove).bind(key).run();
}

void Records::remove_all() {
  store_.begin();
  for (const char* table : {"ecs_cluster", "ecs_task_definition", "ecs_service", "ecs_task"}) {
    store_.execute(std::string("DELETE FROM ") + table);
  }
}

void Records::read(Kind kind, const std::function<void(std::string_view)>& take) {
  // Taken out first: what is done with a row may write to its table.
  std::vector<std::string> rows;
  sim::Statement& select = store_.prepare(statements(kind).read);
  select.reset();
  while (select.step()) rows.emplace_back(select.text(0));
  for (const std::string& row : rows) take(row);
}

void Records::parse(std::string_view json, const aws::Structure& shape, void* value) {
  std::vector<aws::Violation> missing;
  aws::decode_json(nlohmann::json::parse(json), shape, value, aws::default_mistyped, missing);
}

}  // namespace ecs
