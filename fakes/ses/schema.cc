#include "fakes/ses/schema.h"

namespace ses {
namespace {

constexpr int kVersion = 1;
constexpr const char* kSchema = R"sql(
CREATE TABLE ses_identity (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  is_verified INTEGER NOT NULL,
  token TEXT NOT NULL,
  tags TEXT NOT NULL,
  PRIMARY KEY (account, region, name)
) WITHOUT ROWID;
CREATE TABLE ses_rule_set (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  is_active INTEGER NOT NULL,
  rules TEXT NOT NULL,
  PRIMARY KEY (account, region, name)
) WITHOUT ROWID;
)sql";

}  // namespace

void ensure_schema(sim::Database& store) { store.ensure_schema("ses", kVersion, kSchema); }

void clear(sim::Database& store) {
  store.begin();
  store.execute("DELETE FROM ses_identity; DELETE FROM ses_rule_set");
}

}  // namespace ses
