#include "fakes/dynamodb/items/time_to_live.h"

#include <chrono>

#include "fakes/dynamodb/events.h"
#include "fakes/dynamodb/faults.h"
#include "fakes/dynamodb/values/attribute_json.h"

namespace dynamodb {
namespace {

// More are deleted by the next callbacks of the same instant: between two the server looks at its
// sockets.
constexpr int kMostAtOnce = 1000;
constexpr std::int64_t kFiveYearsSeconds = 5 * 365 * 86400LL;

// Without a value, the map has none of that key.
template <class Map>
void set(Map& map, const typename Map::key_type& key,
         const std::optional<typename Map::mapped_type>& value) {
  if (value) {
    map[key] = *value;
  } else {
    map.erase(key);
  }
}

// The item's key as JSON, for the journal.
std::string key_json(const Table& table, const Item& item) {
  Item key;
  for (const KeyAttribute& attribute : table.keys.attributes()) {
    key.emplace(attribute.name, item.at(attribute.name));
  }
  return to_json_text(key);
}

}  // namespace

void TimeToLive::rearm() {
  armed_for_.reset();
  timer_ = {};
  if (const auto next = items_.next_expiry()) arm_at(*next);
}

void TimeToLive::changed(const Table& table, const StoredKey& key, const Item* after) {
  if (!left_by_.empty()) set_left_by({table.id, key}, std::nullopt);
  if (after == nullptr) return;
  const auto second = expiry_of(table, *after);
  if (second && (!armed_for_ || *second < *armed_for_)) arm_at(*second);
}

void TimeToLive::table_changed(std::int64_t table) {
  auto left = left_by_.lower_bound({table, {}});
  while (left != left_by_.end() && left->first.first == table) {
    set_left_by(TableItem((left++)->first), std::nullopt);
  }
  rearm();
}

void TimeToLive::arm_at(std::int64_t second) {
  armed_for_ = second;
  const sim::Time due{sim::saturated(std::chrono::seconds{second})};
  timer_ = sim::ScopedTimer{environment_.scheduler,
                            environment_.scheduler.at(due, [this] { expire(); })};
}

void TimeToLive::expire() {
  const std::int64_t now = sim::unix_s(environment_.now());
  environment_.store.begin();
  for (int count = 0; count < kMostAtOnce; ++count) {
    const auto expired = items_.first_expired(now);
    if (!expired) break;
    const Table* table = tables_.find(expired->table_id);
    const Item item = parse_item(expired->json);
    const std::int64_t due = *expiry_of(*table, item);
    if (due < now - kFiveYearsSeconds) {
      items_.keep(*table, expired->key);
    } else if (!is_left(*table, *expired, due)) {
      remove(*table, *expired, item);
    }
  }
  rearm();
}

bool TimeToLive::is_left(const Table& table, const Items::ExpiredItem& expired, std::int64_t due) {
  if (expired.second > due) return false;  // It was left there already.
  const auto struck = aws::strike(environment_, kLateTtl, table.name());
  if (!struck) return false;
  const auto later = std::chrono::ceil<std::chrono::seconds>(struck->duration("by"));
  if (later.count() == 0) return false;
  items_.expire_at(table, expired.key, sim::unix_s(environment_.now()) + later.count());
  set_left_by({table.id, expired.key}, struck->event);
  return true;
}

void TimeToLive::remove(const Table& table, const Items::ExpiredItem& expired, const Item& item) {
  const TableItem which{table.id, expired.key};
  const auto left = left_by_.find(which);
  const sim::CauseScope because{
      environment_.journal, left != left_by_.end() ? left->second : environment_.journal.cause()};
  set_left_by(which, std::nullopt);
  stale_reads_.changes(table, expired.key, expired.json);
  items_.erase(table, expired.key, item);
  const std::string key = key_json(table, item);
  environment_.journal.record("dynamodb", table.arn(), ItemExpired{table.name(), {key}});
}

void TimeToLive::set_left_by(const TableItem& item, std::optional<std::uint64_t> event) {
  const auto found = left_by_.find(item);
  std::optional<std::uint64_t> before;
  if (found != left_by_.end()) before = found->second;
  if (event == before) return;
  environment_.store.undo_with([this, item, before] { set(left_by_, item, before); });
  set(left_by_, item, event);
}

}  // namespace dynamodb
