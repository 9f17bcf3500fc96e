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

// A component of its own, so that data from before it existed are still read.
constexpr int kTemplatesVersion = 1;
constexpr const char* kTemplatesSchema = R"sql(
CREATE TABLE ses_template (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  subject TEXT,
  text TEXT,
  html TEXT,
  tags TEXT NOT NULL,
  PRIMARY KEY (account, region, name)
) WITHOUT ROWID;
CREATE TABLE ses_configuration_set (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  tags TEXT NOT NULL,
  PRIMARY KEY (account, region, name)
) WITHOUT ROWID;
CREATE TABLE ses_dkim (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  domain TEXT NOT NULL,
  tokens TEXT NOT NULL,
  PRIMARY KEY (account, region, domain)
) WITHOUT ROWID;
)sql";

constexpr int kEventsVersion = 1;
constexpr const char* kEventsSchema = R"sql(
CREATE TABLE ses_event_destination (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  configuration_set TEXT NOT NULL,
  name TEXT NOT NULL,
  destination TEXT NOT NULL,
  PRIMARY KEY (account, region, configuration_set, name)
) WITHOUT ROWID;
)sql";

}  // namespace

void ensure_schema(sim::Database& store) {
  store.ensure_schema("ses", kVersion, kSchema);
  store.ensure_schema("ses.templates", kTemplatesVersion, kTemplatesSchema);
  store.ensure_schema("ses.events", kEventsVersion, kEventsSchema);
}

}  // namespace ses
