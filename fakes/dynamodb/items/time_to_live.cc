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

void TimeToLive::written(const Table& table, const Item& item) {
  const auto second = expiry_of(table, item);
  if (second && (!armed_for_ || *second < *armed_for_)) arm_at(*second);
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
  items_.expire_at(table, expired.key, sim::unix_s(environment_.now()) + later.count());
  left_by_[{table.id, expired.key}] = struck->event;
  return later.count() > 0;
}

void TimeToLive::remove(const Table& table, const Items::ExpiredItem& expired, const Item& item) {
  const auto left = left_by_.extract({table.id, expired.key});
  const sim::CauseScope because{environment_.journal,
                                left ? left.mapped() : environment_.journal.cause()};
  stale_reads_.changes(table, expired.key, expired.json);
  items_.erase(table, expired.key, item);
  const std::string key = key_json(table, item);
  environment_.journal.record("dynamodb", table.arn(), ItemExpired{table.name(), {key}});
}

}  // namespace dynamodb
