#include "harness/evidence/fact_store.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <span>
#include <system_error>

#include "harness/evidence/fields.h"

namespace evidence {
namespace {

// What repeats itself is a number in the rows; from so many names on, a text.
constexpr std::size_t kMostNames = 200'000;
constexpr char kLiteral = '=';
constexpr std::size_t kOrderDigits = 40;
// Rows between two transactions: what is not written yet is in memory.
constexpr std::uint64_t kRowsAtOnce = 1 << 16;

// Scratch: nothing of it has to survive, so nothing is written twice or waited for. Sorting may
// take more than memory holds, and has a thread of its own beside the one that reads.
constexpr char kFactSchema[] = R"sql(
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA temp_store = FILE;
PRAGMA threads = 1;
PRAGMA cache_size = -131072;
CREATE TABLE fact (
  row INTEGER PRIMARY KEY,
  time INTEGER,
  resolution INTEGER NOT NULL,
  source, actor, operation, resource, file,
  record INTEGER NOT NULL,
  told INTEGER NOT NULL,
  sequence TEXT,
  own TEXT,
  ids TEXT,
  is_json INTEGER NOT NULL,
  payload TEXT NOT NULL
);
CREATE TABLE mention (value TEXT NOT NULL, kind INTEGER NOT NULL, row INTEGER NOT NULL);
)sql";

// FNV-1a. Equal hashes are looked at again before anything is taken for the same.
std::uint64_t hash_of(std::string_view a, std::string_view b) {
  constexpr std::uint64_t kPrime = 1099511628211u;
  std::uint64_t hash = 14695981039346656037u;
  for (const std::string_view text : {a, std::string_view("\0", 1), b}) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  }
  return hash;
}

std::string remove_scratch(const std::string& path) {
  for (const char* const suffix : {"", "-journal", "-wal", "-shm"}) {
    std::error_code none;
    std::filesystem::remove(path + suffix, none);
  }
  return path;
}

// Between the ids of a fact; in none of them, as add_ids() sees to.
constexpr char kBetweenIds = '\x1f';

// `0message-id`, `3trace…`, with kBetweenIds between them.
void read_ids(std::string_view text, Fact& fact) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(kBetweenIds), text.size());
    fact.ids.push_back(
        {static_cast<IdKind>(text.front() - '0'), std::string(text.substr(1, end - 1))});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

FactStore::FactStore(const std::string& path)
    : db_(std::make_unique<sim::Database>(remove_scratch(path))) {
  db_->execute(kFactSchema);
  // It is open, without a journal and for this connection alone: its name is needed no more, and
  // what stops an import leaves nothing.
  remove_scratch(path);
}

FactStore::~FactStore() = default;

const std::string& FactStore::key_of(std::string_view text, Last& last) {
  if (text == last.text && !last.key.empty()) return last.key;
  last.text = text;
  if (const auto found = keys_.find(text); found != keys_.end()) {
    last.key = found->second;
  } else if (names_.size() < kMostNames) {
    last.key = std::to_string(names_.size());
    names_.emplace_back(text);
    keys_.emplace(text, last.key);
  } else {
    last.key = kLiteral + std::string(text);
  }
  return last.key;
}

std::string FactStore::text_of(std::string_view key) const {
  if (key.starts_with(kLiteral)) return std::string(key.substr(1));
  std::size_t number = 0;
  for (const char c : key) number = number * 10 + static_cast<std::size_t>(c - '0');
  return names_.at(number);
}

void FactStore::add(const Fact& fact, bool is_outside) {
  if (rows_ % kRowsAtOnce == 0) {
    commit();
    db_->begin();
  }
  ++rows_;
  is_outside_.push_back(is_outside);
  add_ids(fact, is_outside);
  if (!is_outside) add_span(fact);
  if (!fact.own_id.empty()) {
    own_ids_.push_back({hash_of(fact.operation, fact.own_id), static_cast<std::uint32_t>(rows_)});
  }
  const auto unless_empty = [](const std::string& text) {
    return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
  };
  order_text_.clear();
  if (!fact.order.empty()) {
    order_text_.assign(kOrderDigits - std::min(kOrderDigits, fact.order.size()), '0');
    order_text_ += fact.order;
  }
  std::optional<std::int64_t> time;
  if (fact.time) time = fact.time->time_since_epoch().count();
  db_->prepare("INSERT INTO fact VALUES (?,?,?,?,?,?,?,?,?,1,?,?,?,?,?)")
      .bind(rows_, time, std::int64_t{fact.resolution.count()}, key_of(fact.source, source_),
            key_of(fact.actor, actor_), key_of(fact.operation, operation_),
            key_of(fact.resource, resource_), key_of(fact.place.file, file_), fact.place.number,
            unless_empty(order_text_), unless_empty(fact.own_id), unless_empty(ids_text_),
            fact.payload_is_json, fact.payload)
      .run();
}

// A task that acts has its id as the actor, which each of its many log lines need not repeat.
void FactStore::add_ids(const Fact& fact, bool is_outside) {
  ids_text_.clear();
  for (const Id& id : fact.ids) {
    if (id.kind == IdKind::kTask && id.value == fact.actor) continue;
    if (id.value.find(kBetweenIds) != id.value.npos) continue;
    if (!ids_text_.empty()) ids_text_ += kBetweenIds;
    ids_text_ += static_cast<char>('0' + static_cast<int>(id.kind));
    ids_text_ += id.value;
    if (is_outside) continue;
    db_->prepare("INSERT INTO mention VALUES (?,?,?)")
        .bind(id.value, static_cast<int>(id.kind), rows_)
        .run();
  }
}

void FactStore::add_span(const Fact& fact) {
  if (!fact.time) return;
  if (last_span_ == spans_.end() || last_span_->first.second != fact.actor ||
      last_span_->first.first != fact.source) {
    last_span_ = spans_.try_emplace({fact.source, fact.actor}, Span{*fact.time, *fact.time}).first;
  }
  Span& span = last_span_->second;
  span.first = std::min(span.first, *fact.time);
  span.last = std::max(span.last, *fact.time);
  ++span.facts;
}

// Not by Database::commit(), to which a file without a name is one that was lost.
void FactStore::commit() {
  if (db_->in_transaction()) db_->execute("COMMIT");
}

void FactStore::finish() {
  commit();
  db_->begin();
  merge_repeated();
  commit();
  db_->execute(
      "CREATE INDEX fact_by_time ON fact (time, sequence, row);"
      "CREATE INDEX mention_by_value ON mention (value, kind, row);");
}

void FactStore::merge_repeated() {
  std::ranges::sort(own_ids_, [](const OwnId& a, const OwnId& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.row < b.row;
  });
  std::vector<std::uint32_t> rows;
  for (std::size_t begin = 0, end = 0; begin < own_ids_.size(); begin = end) {
    while (end < own_ids_.size() && own_ids_[end].hash == own_ids_[begin].hash) ++end;
    if (end - begin < 2) continue;
    rows.clear();
    for (std::size_t i = begin; i < end; ++i) rows.push_back(own_ids_[i].row);
    merge(rows);
  }
  std::vector<OwnId>{}.swap(own_ids_);
}

// Of facts with one hash: the first of those that are the same is kept.
void FactStore::merge(const std::vector<std::uint32_t>& rows) {
  std::map<std::pair<std::string, std::string>, std::pair<std::uint32_t, std::uint64_t>> firsts;
  for (const std::uint32_t row : rows) {
    sim::Statement& find = db_->prepare("SELECT operation, own FROM fact WHERE row = ?");
    if (!find.bind(std::int64_t{row}).step()) continue;
    std::pair<std::string, std::string> identity{find.text(0), find.text(1)};
    find.reset();
    const auto [first, is_new] = firsts.try_emplace(std::move(identity), row, 1);
    if (is_new) continue;
    ++first->second.second;
    if (!is_outside_[row - 1]) ++repeated_;
    db_->prepare("DELETE FROM fact WHERE row = ?").bind(std::int64_t{row}).run();
  }
  for (const auto& [identity, first] : firsts) {
    if (first.second == 1) continue;
    db_->prepare("UPDATE fact SET told = ? WHERE row = ?")
        .bind(first.second, std::int64_t{first.first})
        .run();
  }
}

void FactStore::each(const std::function<void(Fact&, std::uint64_t told)>& use) {
  sim::Statement& rows = db_->prepare(
      "SELECT time, resolution, source, actor, operation, resource, file, record, told, sequence, "
      "own, ids, is_json, payload FROM fact ORDER BY time, sequence, row");
  rows.bind();
  Fact fact;
  while (rows.step()) {
    fact.clear();
    if (!rows.is_null(0)) fact.time = sim::Time{sim::Duration{rows.integer(0)}};
    fact.resolution = sim::Duration{rows.integer(1)};
    fact.source = text_of(rows.text(2));
    fact.actor = text_of(rows.text(3));
    fact.operation = text_of(rows.text(4));
    fact.resource = text_of(rows.text(5));
    fact.place.file = text_of(rows.text(6));
    fact.place.number = static_cast<std::uint64_t>(rows.integer(7));
    fact.order = rows.text(9);
    fact.order.erase(0, std::min(fact.order.find_first_not_of('0'), fact.order.size()));
    fact.own_id = rows.text(10);
    read_ids(rows.text(11), fact);
    if (is_task_id(fact.actor)) fact.add_id(IdKind::kTask, fact.actor);
    fact.payload_is_json = rows.integer(12) != 0;
    fact.payload = rows.text(13);
    use(fact, static_cast<std::uint64_t>(rows.integer(8)));
  }
}

// In the order in which the rows lie, which is much quicker than that of the times.
void FactStore::each_payload(std::string_view operation,
                             const std::function<void(const Fact&)>& use) {
  const auto key = keys_.find(operation);
  const std::string wanted = key == keys_.end() ? kLiteral + std::string(operation) : key->second;
  sim::Statement& rows = db_->prepare(
      "SELECT file, record, is_json, payload FROM fact WHERE operation = ? ORDER BY row");
  rows.bind(wanted);
  Fact fact;
  fact.operation = operation;
  while (rows.step()) {
    fact.place.file = text_of(rows.text(0));
    fact.place.number = static_cast<std::uint64_t>(rows.integer(1));
    fact.payload_is_json = rows.integer(2) != 0;
    fact.payload = rows.text(3);
    use(fact);
  }
}

void FactStore::each_mention(const std::function<void(const Mention&)>& use) {
  sim::Statement& rows =
      db_->prepare("SELECT value, kind, row FROM mention ORDER BY value, kind, row");
  rows.bind();
  Mention mention;
  while (rows.step()) {
    mention.value = rows.text(0);
    mention.kind = static_cast<IdKind>(rows.integer(1));
    mention.row = rows.integer(2);
    use(mention);
  }
}

std::optional<FactStore::Moment> FactStore::moment(std::int64_t row) {
  sim::Statement& find =
      db_->prepare("SELECT time, resolution, source, operation FROM fact WHERE row = ?");
  if (!find.bind(row).step()) return std::nullopt;
  Moment moment;
  if (!find.is_null(0)) moment.time = sim::Time{sim::Duration{find.integer(0)}};
  moment.resolution = sim::Duration{find.integer(1)};
  moment.source = text_of(find.text(2));
  moment.operation = text_of(find.text(3));
  find.reset();
  return moment;
}

}  // namespace evidence
