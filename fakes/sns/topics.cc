#include "fakes/sns/topics.h"

#include "fakes/aws/rows.h"
#include "fakes/aws/string_map.h"

namespace sns {
namespace {

constexpr int kSchemaVersion = 1;
constexpr const char* kSchema = R"sql(
CREATE TABLE sns_topic (
  arn TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  region TEXT NOT NULL,
  attributes TEXT NOT NULL,
  tags TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE sns_subscription (
  id INTEGER PRIMARY KEY,
  arn TEXT NOT NULL UNIQUE,
  topic TEXT NOT NULL,
  owner TEXT NOT NULL,
  region TEXT NOT NULL,
  protocol TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  attributes TEXT NOT NULL
);
CREATE INDEX sns_subscription_of_topic ON sns_subscription (topic);
)sql";

}  // namespace

Topics::Topics(sim::Database& store) : store_(store) {
  store_.ensure_schema("sns", kSchemaVersion, kSchema);
}

std::optional<Topic> Topics::find(std::string_view arn) const {
  sim::Statement& select =
      store_.prepare("SELECT owner, region, attributes, tags FROM sns_topic WHERE arn = ?");
  select.bind(arn);
  return aws::first_row(select, [&](const sim::Statement& row) {
    Topic topic;
    topic.arn = arn;
    topic.owner = row.text(0);
    topic.region = row.text(1);
    topic.attributes = aws::parse_string_map(row.text(2));
    topic.tags = aws::parse_string_map(row.text(3));
    return topic;
  });
}

void Topics::put(const Topic& topic) {
  const std::string attributes = aws::to_json(topic.attributes);
  const std::string tags = aws::to_json(topic.tags);
  store_.begin();
  store_.prepare("INSERT OR REPLACE INTO sns_topic VALUES (?, ?, ?, ?, ?)")
      .bind(topic.arn, topic.owner, topic.region, attributes, tags)
      .run();
}

bool Topics::remove(std::string_view arn) {
  store_.begin();
  return store_.prepare("DELETE FROM sns_topic WHERE arn = ?").bind(arn).run() > 0;
}

std::vector<std::string> Topics::list(std::string_view owner, std::string_view region,
                                      std::string_view after, int limit) const {
  sim::Statement& select = store_.prepare(
      "SELECT arn FROM sns_topic WHERE owner = ? AND region = ? AND arn > ? ORDER BY arn LIMIT ?");
  select.bind(owner, region, after, limit);
  return aws::all_rows(select, aws::first_text);
}

}  // namespace sns
