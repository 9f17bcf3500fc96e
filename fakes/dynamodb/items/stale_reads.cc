#include "fakes/dynamodb/items/stale_reads.h"

#include <algorithm>
#include <ranges>

#include "fakes/aws/fault_spans.h"
#include "fakes/dynamodb/decisions.h"
#include "fakes/dynamodb/faults.h"
#include "fakes/dynamodb/values/attribute_json.h"

namespace dynamodb {
namespace {

// Changes that are remembered at most: of more, the oldest are seen by every read.
constexpr std::size_t kMostRemembered = 10'000;

bool is_global(const Index* index) { return index != nullptr && index->is_global; }

void write(Items& items, const Table& table, const StoredKey& key, const std::string& from,
           const std::string& to) {
  std::optional<Item> before;
  if (!from.empty()) before = parse_item(from);
  if (!to.empty()) {
    items.put(table, key, before ? &*before : nullptr, parse_item(to), to);
  } else if (before) {
    items.erase(table, key, *before);
  }
}

}  // namespace

void StaleReads::remember(const Table& table, const StoredKey& key, std::string_view before) {
  const sim::Duration lag = longest_lag();
  if (lag == sim::Duration{0}) return changes_.clear();
  const sim::Time oldest = environment_.now() - lag;
  while (!changes_.empty() &&
         (changes_.front().at <= oldest || changes_.size() >= kMostRemembered)) {
    changes_.pop_front();
  }
  changes_.push_back({environment_.now(), table.id, key, std::string(before)});
}

sim::Duration StaleReads::longest_lag() const {
  return std::max(aws::longest_span(environment_.faults, kStaleRead, "by"),
                  aws::longest_span(environment_.faults, kLaggingIndex, "by"));
}

std::vector<StaleReads::Past> StaleReads::strike(const Reading& reading) {
  if (reading.consistent || reading.caller.is_harness) return {};
  const bool global = is_global(reading.index);
  const aws::FaultKind& kind = global ? kLaggingIndex : kStaleRead;
  const std::string name = reading.table.name() + (global ? "/" + reading.index->name : "");
  const auto hides_something = [&](const aws::Strike& candidate) {
    return !latest(reading, candidate.duration("by")).empty();
  };
  const auto struck = aws::strike(environment_, kind, name, hides_something);
  if (!struck) return {};
  const std::vector<const Change*> unseen = latest(reading, struck->duration("by"));
  if (!random_) random_ = environment_.random.stream("dynamodb stale reads");
  const std::uint64_t count =
      1 + environment_.decisions.one_of(kUnseen, name, unseen.size(), 0, *random_);
  // Of several changes of one item, the earliest says what it was before them all.
  std::vector<Past> past;
  for (const Change* change : unseen | std::views::take(count)) {
    const auto known = std::ranges::find(past, change->key, &Past::key);
    if (known != past.end()) {
      known->json = change->before;
    } else {
      past.push_back({change->key, change->before});
    }
  }
  return past;
}

std::vector<const StaleReads::Change*> StaleReads::latest(const Reading& reading,
                                                          sim::Duration age) const {
  const bool global = is_global(reading.index);
  std::vector<const Change*> found;
  for (const Change& change : changes_ | std::views::reverse) {
    if (environment_.now() - change.at >= age) break;
    if (change.table != reading.table.id) continue;
    if (reading.key != nullptr && change.key != *reading.key) continue;
    if (!global && reading.hash != nullptr && change.key.hash != *reading.hash) continue;
    found.push_back(&change);
  }
  return found;
}

std::vector<StaleReads::Past> StaleReads::exchange(const Table& table,
                                                   const std::vector<Past>& items) {
  std::vector<Past> were;
  for (const Past& item : items) {
    const auto stored = items_.find(table, item.key);
    were.push_back(
        {item.key, stored ? stored->json : std::string(), stored ? stored->expires : std::nullopt});
    write(items_, table, item.key, were.back().json, item.json);
  }
  return were;
}

void StaleReads::restore(const Table& table, const std::vector<Past>& present) {
  exchange(table, present);
  for (const Past& item : present) {
    // Written as if it were new, it would expire by its own time to live, which that of one that
    // is left there is not.
    if (item.expires) {
      items_.expire_at(table, item.key, *item.expires);
    } else {
      items_.keep(table, item.key);
    }
  }
}

}  // namespace dynamodb
