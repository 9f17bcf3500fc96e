#include "harness/explain/journal_index.h"

namespace harness {
namespace {

constexpr int kIndexVersion = 1;
constexpr char kIndexSchema[] = R"sql(
CREATE TABLE explain_thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE explain_about (
  thing INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (thing, sequence)
) WITHOUT ROWID;
CREATE TABLE explain_summary (name TEXT PRIMARY KEY, data TEXT NOT NULL);
)sql";
constexpr std::size_t kMostIds = 100'000;

}  // namespace

JournalIndex::JournalIndex(sim::JournalFile& file) : db_(file.database()) {
  db_.ensure_schema("explain", kIndexVersion, kIndexSchema);
}

void JournalIndex::see(const sim::Event& event) {
  last_ = event.sequence;
  summaries_.see(event);
  for (const std::string& thing : things_.of(event)) {
    db_.prepare("INSERT OR IGNORE INTO explain_about VALUES (?, ?)")
        .bind(id_of(thing), event.sequence)
        .run();
  }
}

std::int64_t JournalIndex::id_of(const std::string& thing) {
  if (const auto known = ids_.find(thing); known != ids_.end()) return known->second;
  if (ids_.size() >= kMostIds) ids_.clear();
  std::int64_t id = 0;
  sim::Statement& find = db_.prepare("SELECT id FROM explain_thing WHERE name = ?");
  if (find.bind(thing).step()) {
    id = find.integer(0);
    find.reset();
  } else {
    db_.prepare("INSERT INTO explain_thing (name) VALUES (?)").bind(thing).run();
    id = db_.last_insert_rowid();
  }
  ids_.emplace(thing, id);
  return id;
}

void JournalIndex::finish() {
  db_.begin();
  const auto put = [this](const std::string& name, const std::string& data) {
    db_.prepare("INSERT OR REPLACE INTO explain_summary VALUES (?, ?)").bind(name, data).run();
  };
  for (const QueueSummary& queue : summaries_.queues()) put("queue " + queue.name, to_json(queue));
  put("highlights", to_json(summaries_.highlights()));
  put("complete", std::to_string(last_));
}

}  // namespace harness
