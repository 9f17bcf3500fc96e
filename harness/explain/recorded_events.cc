// A recorded take as a source for explanations: the journal's file is asked, by its own indexes and
// by the one that JournalIndex made.
#include <algorithm>
#include <utility>

#include "harness/explain/journal_index.h"
#include "harness/explain/memory_events.h"
#include "harness/explain/sequences.h"
#include "sim/store/database.h"

namespace harness {
namespace {

// The end of what begins with `prefix`, in the order of bytes; "" if there is none.
std::string end_of(std::string_view prefix) {
  std::string end(prefix);
  while (!end.empty() && static_cast<unsigned char>(end.back()) == 0xff) end.pop_back();
  if (!end.empty()) end.back() = static_cast<char>(static_cast<unsigned char>(end.back()) + 1);
  return end;
}

class RecordedEvents : public EventSource {
 public:
  explicit RecordedEvents(std::unique_ptr<sim::Database> db)
      : db_(std::move(db)), info_(sim::JournalFile::info(*db_)) {
    if (const auto first = one("SELECT sequence, time_ns, actor, kind, subject, cause, data FROM "
                               "event ORDER BY sequence LIMIT 1")) {
      first_ = first->sequence;
      begin_ = first->time;
    }
    if (const auto last = one("SELECT sequence, time_ns, actor, kind, subject, cause, data FROM "
                              "event ORDER BY sequence DESC LIMIT 1")) {
      last_ = last->sequence;
      end_ = last->time;
    }
  }

  // Whether the index covers all events.
  bool is_indexed() { return JournalIndex::is_complete(*db_, last_); }

  const sim::TakeInfo& info() const override { return info_; }
  sim::Time begin() const override { return begin_; }
  sim::Time end() const override { return end_; }
  std::uint64_t first() const override { return first_; }
  std::uint64_t last() const override { return last_; }

  std::optional<sim::Event> find(std::uint64_t sequence) const override {
    sim::Statement& row = db_->prepare(
        "SELECT sequence, time_ns, actor, kind, subject, cause, data FROM event "
        "WHERE sequence = ?");
    if (!row.bind(sequence).step()) return std::nullopt;
    sim::Event event = sim::JournalFile::event_of(row);
    row.reset();
    return event;
  }

  std::vector<sim::Event> of_subject(std::string_view subject, Span span) const override {
    return all(
        span.last ? db_->prepare("SELECT sequence, time_ns, actor, kind, subject, cause, data FROM "
                                 "event WHERE subject = ? AND sequence > ? AND sequence < ? "
                                 "ORDER BY sequence DESC LIMIT ?")
                  : db_->prepare("SELECT sequence, time_ns, actor, kind, subject, cause, data FROM "
                                 "event WHERE subject = ? AND sequence > ? AND sequence < ? "
                                 "ORDER BY sequence LIMIT ?"),
        subject, span);
  }

  std::vector<sim::Event> of_kind(std::string_view kind, Span span) const override {
    return all(
        span.last ? db_->prepare("SELECT sequence, time_ns, actor, kind, subject, cause, data FROM "
                                 "event WHERE kind = ? AND sequence > ? AND sequence < ? "
                                 "ORDER BY sequence DESC LIMIT ?")
                  : db_->prepare("SELECT sequence, time_ns, actor, kind, subject, cause, data FROM "
                                 "event WHERE kind = ? AND sequence > ? AND sequence < ? "
                                 "ORDER BY sequence LIMIT ?"),
        kind, span);
  }

  std::vector<sim::Event> about(std::string_view thing, Span span) const override {
    std::vector<sim::Event> events;
    for (const std::uint64_t sequence : sequences_about(thing, span)) {
      if (auto event = find(sequence)) events.push_back(std::move(*event));
    }
    if (span.last) std::reverse(events.begin(), events.end());
    return events;
  }

  std::vector<std::string> things_from(std::string_view from, std::string_view prefix,
                                       std::size_t limit) const override {
    const std::string end = end_of(prefix);
    sim::Statement& rows = db_->prepare(
        "SELECT DISTINCT thing FROM explain_about WHERE thing >= ? AND thing < ? "
        "ORDER BY thing LIMIT ?");
    rows.bind(from, end, std::uint64_t{limit});
    std::vector<std::string> names;
    while (rows.step()) names.emplace_back(rows.text(0));
    return names;
  }

  std::vector<std::string> messages(std::string_view prefix, std::size_t limit) const override {
    std::vector<std::string> ids;
    const std::string end = prefix.empty() ? std::string("\xff") : end_of(prefix);
    std::string at(prefix);
    // Each look passes all events of one subject. Most that begin like an id are messages.
    for (int looks = 0; looks < kMostLooks && ids.size() < limit; ++looks) {
      sim::Statement& next = db_->prepare(
          "SELECT subject, kind FROM event WHERE subject >= ? AND subject < ? "
          "ORDER BY subject, sequence LIMIT 1");
      if (!next.bind(at, end).step()) break;
      std::string subject(next.text(0));
      if (is_of_message(next.text(1))) ids.push_back(subject);
      next.reset();
      at = std::move(subject) + '\x01';
    }
    return ids;
  }

  std::optional<QueueSummary> queue(std::string_view name) const override {
    const std::string text = summary("queue " + std::string(name));
    if (text.empty()) return std::nullopt;
    return queue_from_json(text);
  }

  Highlights highlights() const override {
    const std::string text = summary("highlights");
    return text.empty() ? Highlights{} : highlights_from_json(text);
  }

 private:
  static constexpr int kMostLooks = 500;

  template <std::size_t Size>
  std::optional<sim::Event> one(const char (&sql)[Size]) {
    sim::Statement& row = db_->prepare(sql);
    if (!row.bind().step()) return std::nullopt;
    sim::Event event = sim::JournalFile::event_of(row);
    row.reset();
    return event;
  }

  // From the end that is wanted.
  std::vector<std::uint64_t> sequences_about(std::string_view thing, Span span) const {
    // The part before the first one that is wanted whole may hold some of it.
    sim::Statement& parts =
        span.last ? db_->prepare(
                        "SELECT first, sequences FROM explain_about "
                        "WHERE thing = ?1 AND first >= ifnull((SELECT max(first) FROM "
                        "explain_about WHERE thing = ?1 AND first <= ?2), 0) AND first < ?3 "
                        "ORDER BY first DESC")
                  : db_->prepare(
                        "SELECT first, sequences FROM explain_about "
                        "WHERE thing = ?1 AND first >= ifnull((SELECT max(first) FROM "
                        "explain_about WHERE thing = ?1 AND first <= ?2), 0) AND first < ?3 "
                        "ORDER BY first");
    parts.bind(thing, span.after, span.before);
    std::vector<std::uint64_t> wanted;
    while (wanted.size() < span.limit && parts.step()) {
      auto part = unpack(static_cast<std::uint64_t>(parts.integer(0)), parts.blob(1));
      if (span.last) std::reverse(part.begin(), part.end());
      for (const std::uint64_t sequence : part) {
        if (wanted.size() == span.limit) break;
        if (sequence > span.after && sequence < span.before) wanted.push_back(sequence);
      }
    }
    parts.reset();
    return wanted;
  }

  template <class Key>
  static std::vector<sim::Event> all(sim::Statement& rows, const Key& key, Span span) {
    rows.bind(key, span.after, span.before, std::uint64_t{span.limit});
    std::vector<sim::Event> events;
    while (rows.step()) events.push_back(sim::JournalFile::event_of(rows));
    if (span.last) std::reverse(events.begin(), events.end());
    return events;
  }

  std::string summary(const std::string& name) const {
    sim::Statement& row = db_->prepare("SELECT data FROM explain_summary WHERE name = ?");
    if (!row.bind(name).step()) return {};
    std::string data(row.text(0));
    row.reset();
    return data;
  }

  std::unique_ptr<sim::Database> db_;
  sim::TakeInfo info_;
  std::uint64_t first_ = 0;
  std::uint64_t last_ = 0;
  sim::Time begin_{};
  sim::Time end_{};
};

// A take that was read whole.
class WholeTake : public MemoryEvents {
 public:
  explicit WholeTake(sim::RecordedTake take)
      : MemoryEvents({take.info, take.events.empty() ? sim::Time{} : take.events.front().time,
                      take.events.empty() ? sim::Time{} : take.events.back().time}),
        take_(std::move(take)) {
    for (const sim::Event& event : take_.events) add(event);
  }

 private:
  sim::RecordedTake take_;
};

}  // namespace

std::unique_ptr<EventSource> recorded_events(const std::string& path) {
  auto source = std::make_unique<RecordedEvents>(sim::JournalFile::open(path));
  if (source->is_indexed()) return source;
  return std::make_unique<WholeTake>(sim::JournalFile::read(path));
}

}  // namespace harness
