#include "fakes/sqs/queues/queues.h"

#include "fakes/aws/environment.h"
#include "fakes/sqs/limits.h"
#include "fakes/sqs/schema.h"

namespace sqs {
namespace {

// A blank comes before every character of a name, so keys sort as names do: `a`, `a-b`, `ab`.
std::string key_of(std::string_view account, std::string_view name, std::string_view region) {
  std::string key;
  key.reserve(account.size() + name.size() + region.size() + 2);
  key.append(account).append(" ").append(name).append(" ").append(region);
  return key;
}

}  // namespace

std::string Queue::url(const std::string& endpoint) const {
  return endpoint + "/" + account + "/" + name;
}

Queues::Queues(sim::Database& store) : store_(store) {}

void Queues::load() {
  by_key_.clear();
  by_id_.clear();
  next_id_ = 1;
  std::vector<Queue> found;
  sim::Statement& rows = store_.prepare(
      "SELECT id, account, region, name, created, modified, purged FROM sqs_queue ORDER BY id");
  rows.bind();
  while (rows.step()) {
    Queue queue;
    queue.id = rows.integer(0);
    queue.account = rows.text(1);
    queue.region = rows.text(2);
    queue.name = rows.text(3);
    queue.created = to_time(rows.integer(4));
    queue.modified = to_time(rows.integer(5));
    if (!rows.is_null(6)) queue.purged = to_time(rows.integer(6));
    found.push_back(std::move(queue));
  }
  for (Queue& queue : found) {
    queue.attributes = load_pairs("sqs_attribute", queue.id);
    queue.tags = load_pairs("sqs_tag", queue.id);
    remember(std::move(queue));
  }
  // Ids of deleted queues stay unused: receipt handles name them.
  sim::Statement& last = store_.prepare("SELECT next FROM sqs_counter WHERE name = 'queue'");
  if (last.bind().step()) next_id_ = last.integer(0);
  last.reset();
}

Queue* Queues::find(std::string_view account, std::string_view region,
                    std::string_view name) const {
  const auto found = by_key_.find(key_of(account, name, region));
  return found == by_key_.end() ? nullptr : found->second;
}

Queue* Queues::find_anywhere(std::string_view account, std::string_view name) const {
  const std::string prefix = key_of(account, name, "");
  const auto found = by_key_.lower_bound(prefix);
  return found != by_key_.end() && found->first.starts_with(prefix) ? found->second : nullptr;
}

Queue* Queues::find_arn(std::string_view arn) const {
  const auto parsed = aws::parse_arn(arn);
  if (!parsed || parsed->service != "sqs") return nullptr;
  return find(parsed->account, parsed->region, parsed->resource);
}

Queue* Queues::find_id(std::int64_t id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second.get();
}

std::vector<Queue*> Queues::all() const {
  std::vector<Queue*> queues;
  queues.reserve(by_key_.size());
  for (const auto& [key, queue] : by_key_) queues.push_back(queue);
  return queues;
}

std::vector<Queue*> Queues::list(std::string_view account, std::string_view region,
                                 std::string_view prefix) const {
  std::vector<Queue*> queues;
  const std::string begin = std::string(account) + " " + std::string(prefix);
  for (auto at = by_key_.lower_bound(begin); at != by_key_.end(); ++at) {
    if (!at->first.starts_with(begin)) break;
    if (at->second->region == region) queues.push_back(at->second);
  }
  return queues;
}

std::vector<Queue*> Queues::sources_of(std::string_view dead_letter_arn) const {
  std::vector<Queue*> sources;
  for (const auto& [key, queue] : by_key_) {
    if (queue->redrive && queue->redrive->dead_letter_target_arn == dead_letter_arn) {
      sources.push_back(queue);
    }
  }
  return sources;
}

Queue& Queues::remember(Queue queue) {
  queue.arn = aws::arn("sqs", queue.region, queue.account, queue.name);
  read_settings(queue);
  const std::int64_t id = queue.id;
  auto owned = std::make_unique<Queue>(std::move(queue));
  Queue& kept = *owned;
  by_key_[key_of(kept.account, kept.name, kept.region)] = &kept;
  by_id_[id] = std::move(owned);
  return kept;
}

Queue& Queues::add(Queue queue) {
  queue.id = next_id_++;
  store_.prepare("INSERT OR REPLACE INTO sqs_counter VALUES ('queue', ?)").bind(next_id_).run();
  store_.prepare("INSERT INTO sqs_queue VALUES (?, ?, ?, ?, ?, ?, NULL)")
      .bind(queue.id, queue.account, queue.region, queue.name, to_column(queue.created),
            to_column(queue.modified))
      .run();
  Queue& kept = remember(std::move(queue));
  save(kept);
  return kept;
}

void Queues::save(const Queue& queue) {
  std::optional<std::int64_t> purged;
  if (queue.purged) purged = to_column(*queue.purged);
  store_.prepare("UPDATE sqs_queue SET modified = ?, purged = ? WHERE id = ?")
      .bind(to_column(queue.modified), purged, queue.id)
      .run();
  save_pairs("sqs_attribute", queue, queue.attributes);
  save_pairs("sqs_tag", queue, queue.tags);
}

void Queues::save_pairs(std::string_view table, const Queue& queue, const Attributes& pairs) {
  const std::string name(table);
  store_.prepare("DELETE FROM " + name + " WHERE queue = ?").bind(queue.id).run();
  sim::Statement& insert = store_.prepare("INSERT INTO " + name + " VALUES (?, ?, ?)");
  for (const auto& [key, value] : pairs) insert.bind(queue.id, key, value).run();
}

Attributes Queues::load_pairs(std::string_view table, std::int64_t queue) const {
  Attributes pairs;
  sim::Statement& rows =
      store_.prepare("SELECT name, value FROM " + std::string(table) + " WHERE queue = ?");
  rows.bind(queue);
  while (rows.step()) pairs.emplace(rows.text(0), rows.text(1));
  return pairs;
}

void Queues::erase(Queue& queue, sim::Time now) {
  store_.prepare("DELETE FROM sqs_queue WHERE id = ?").bind(queue.id).run();
  store_.prepare("DELETE FROM sqs_attribute WHERE queue = ?").bind(queue.id).run();
  store_.prepare("DELETE FROM sqs_tag WHERE queue = ?").bind(queue.id).run();
  store_.prepare("DELETE FROM sqs_deleted_queue WHERE at <= ?")
      .bind(to_column(now - kNameRest))
      .run();
  store_.prepare("INSERT OR REPLACE INTO sqs_deleted_queue VALUES (?, ?, ?, ?)")
      .bind(queue.account, queue.region, queue.name, to_column(now))
      .run();
  by_key_.erase(key_of(queue.account, queue.name, queue.region));
  by_id_.erase(queue.id);
}

std::optional<sim::Time> Queues::deleted_at(std::string_view account, std::string_view region,
                                            std::string_view name) const {
  sim::Statement& find = store_.prepare(
      "SELECT at FROM sqs_deleted_queue WHERE account = ? AND region = ? AND name = ?");
  std::optional<sim::Time> at;
  if (find.bind(account, region, name).step()) at = to_time(find.integer(0));
  find.reset();
  return at;
}

std::optional<QueuePath> parse_queue_url(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) {
    const std::size_t path = url.find('/', scheme + 3);
    if (path == std::string_view::npos) return std::nullopt;
    url.remove_prefix(path);
  }
  if (!url.starts_with('/')) return std::nullopt;
  while (url.ends_with('/')) url.remove_suffix(1);
  const std::size_t slash = url.rfind('/');
  if (slash == std::string_view::npos || slash == 0) return std::nullopt;
  const std::string_view before = url.substr(0, slash);
  const QueuePath path{before.substr(before.rfind('/') + 1), url.substr(slash + 1)};
  if (path.account.empty() || path.name.empty()) return std::nullopt;
  return path;
}

}  // namespace sqs
