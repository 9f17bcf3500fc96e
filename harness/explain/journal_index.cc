#include "harness/explain/journal_index.h"

#include <algorithm>
#include <span>

#include "harness/explain/sequences.h"

namespace harness {
namespace {

constexpr char kComponent[] = "explain";
constexpr int kIndexVersion = 2;
constexpr char kIndexSchema[] = R"sql(
CREATE TABLE explain_about (
  thing TEXT NOT NULL,
  first INTEGER NOT NULL,
  sequences BLOB NOT NULL,
  PRIMARY KEY (thing, first)
) WITHOUT ROWID;
CREATE TABLE explain_summary (name TEXT PRIMARY KEY, data TEXT NOT NULL);
)sql";
constexpr std::size_t kSequencesAName = 8;
// So that a row is smaller than what SQLite would put into pages of its own.
constexpr std::size_t kMostInPart = 256;

}  // namespace

JournalIndex::JournalIndex(sim::JournalFile& file, std::size_t most_gathered)
    : db_(file.database()), most_gathered_(most_gathered) {
  db_.ensure_schema(kComponent, kIndexVersion, kIndexSchema);
}

void JournalIndex::see(const sim::Event& event) {
  last_ = event.sequence;
  summaries_.see(event);
  for (const std::string& thing : things_.of(event)) {
    gathered_[thing].push_back(event.sequence);
    ++sequences_;
  }
  const bool is_full =
      gathered_.size() >= most_gathered_ || sequences_ >= kSequencesAName * most_gathered_;
  if (is_full) write_gathered();
}

// In the order of the table, so that each of its pages is sought once: at random, that is most of
// what a row costs.
void JournalIndex::write_gathered() {
  db_.begin();
  for (const auto& [thing, sequences] : gathered_) write_list(thing, sequences);
  gathered_.clear();
  sequences_ = 0;
}

void JournalIndex::write_list(const std::string& thing,
                              const std::vector<std::uint64_t>& sequences) {
  std::span<const std::uint64_t> rest = sequences;
  while (!rest.empty()) {
    const auto part = rest.first(std::min(rest.size(), kMostInPart));
    const std::string bytes = pack(part);
    db_.prepare("INSERT INTO explain_about VALUES (?, ?, ?)")
        .bind(thing, part.front(), sim::BlobView{bytes})
        .run();
    rest = rest.subspan(part.size());
  }
}

void JournalIndex::finish() {
  write_gathered();
  const auto put = [this](const std::string& name, const std::string& data) {
    db_.prepare("INSERT OR REPLACE INTO explain_summary VALUES (?, ?)").bind(name, data).run();
  };
  for (const QueueSummary& queue : summaries_.queues()) put("queue " + queue.name, to_json(queue));
  put("highlights", to_json(summaries_.highlights()));
  put("complete", std::to_string(last_));
}

bool JournalIndex::is_complete(sim::Database& journal, std::uint64_t last) {
  sim::Statement& version =
      journal.prepare("SELECT version FROM schema_version WHERE component = ?");
  if (!version.bind(kComponent).step()) return false;
  const bool is_known = version.integer(0) == kIndexVersion;
  version.reset();
  if (!is_known) return false;
  sim::Statement& covered =
      journal.prepare("SELECT data FROM explain_summary WHERE name = 'complete'");
  if (!covered.bind().step()) return false;
  const bool is_complete = covered.text(0) == std::to_string(last);
  covered.reset();
  return is_complete;
}

}  // namespace harness
