#include "fakes/dynamodb/items/request_faults.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "fakes/aws/struck_error.h"
#include "fakes/dynamodb/decisions.h"
#include "fakes/dynamodb/faults.h"

namespace dynamodb {
namespace {

constexpr const char* kInTransaction = "Transaction is ongoing for the item";

bool may_fail(DynamoDb& dynamodb, const aws::Call& call) {
  return !dynamodb.environment().faults.rules().empty() && !call.caller.is_harness;
}

// A limit that was exceeded, and the event of that.
struct Exceeded {
  Limit limit;
  std::uint64_t event = 0;
};

Limit chosen_limit(aws::Environment& environment, const Table& table, Use use, const Index* index) {
  const std::vector<Limit> limits = limits_of(table, use, index);
  return limits[environment.decisions.one_of(kLimit, table.name(), limits.size(), 0)];
}

std::optional<Exceeded> strike(DynamoDb& dynamodb, const aws::FaultKind& kind, const Table& table,
                               Use use, const Index* index = nullptr) {
  const auto struck = aws::strike(dynamodb.environment(), kind, table.name());
  if (!struck) return std::nullopt;
  return Exceeded{chosen_limit(dynamodb.environment(), table, use, index), struck->event};
}

void let_account_fail(DynamoDb& dynamodb, const Table& table, Use use) {
  if (!table.definition.is_on_demand()) return;
  const auto struck = aws::strike(dynamodb.environment(), kAccountLimit, table.name());
  if (struck) throw aws::StruckError(account_limit_exceeded(table, use), struck->event);
}

void let_throttle(DynamoDb& dynamodb, const Table& table, Use use, const Index* index = nullptr) {
  let_account_fail(dynamodb, table, use);
  const auto exceeded = strike(dynamodb, kThrottled, table, use, index);
  if (!exceeded) return;
  throw aws::StruckError(throughput_exceeded(exceeded->limit, use), exceeded->event);
}

// Each table once, in the order in which they come.
std::vector<const Table*> different(const std::vector<const Table*>& tables) {
  std::vector<const Table*> found;
  for (const Table* table : tables) {
    if (std::ranges::find(found, table) == found.end()) found.push_back(table);
  }
  return found;
}

}  // namespace

void let_read_fail(DynamoDb& dynamodb, const aws::Call& call, const Table& table,
                   const Index* index) {
  if (may_fail(dynamodb, call)) let_throttle(dynamodb, table, Use::kRead, index);
}

void let_write_fail(DynamoDb& dynamodb, const aws::Call& call, const Table& table) {
  if (!may_fail(dynamodb, call)) return;
  let_throttle(dynamodb, table, Use::kWrite);
  const auto struck = aws::strike(dynamodb.environment(), kItemInTransaction, table.name());
  if (!struck) return;
  throw aws::StruckError({"TransactionConflictException", 400, kInTransaction}, struck->event);
}

std::vector<bool> let_entries_fail(DynamoDb& dynamodb, const aws::Call& call, Use use,
                                   const std::vector<const Table*>& tables) {
  std::vector<bool> left(tables.size());
  if (!may_fail(dynamodb, call)) return left;
  std::optional<Exceeded> last;
  std::set<const Table*> throttled;
  for (const Table* table : different(tables)) let_account_fail(dynamodb, *table, use);
  for (const Table* table : different(tables)) {
    auto exceeded = strike(dynamodb, kThrottled, *table, use);
    if (!exceeded) continue;
    throttled.insert(table);
    last = std::move(exceeded);
  }
  for (std::size_t i = 0; i < tables.size(); ++i) {
    left[i] = throttled.contains(tables[i]);
    if (left[i]) continue;
    auto exceeded = strike(dynamodb, kUnprocessed, *tables[i], use);
    if (!exceeded) continue;
    left[i] = true;
    last = std::move(exceeded);
  }
  const bool all = std::ranges::find(left, false) == left.end();
  if (all && last) throw aws::StruckError(throughput_exceeded(last->limit, use), last->event);
  return left;
}

void let_transaction_fail(DynamoDb& dynamodb, const aws::Call& call, Use use,
                          const std::vector<const Table*>& tables) {
  if (!may_fail(dynamodb, call)) return;
  std::vector<CancellationReason> reasons(tables.size());
  std::optional<std::uint64_t> event;
  for (const Table* table : different(tables)) let_account_fail(dynamodb, *table, use);
  for (const Table* table : different(tables)) {
    const auto exceeded = strike(dynamodb, kThrottled, *table, use);
    if (!exceeded) continue;
    event = exceeded->event;
    const auto first = std::ranges::find(tables, table) - tables.begin();
    reasons[static_cast<std::size_t>(first)] = throughput_reason(exceeded->limit);
  }
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (reasons[i].code != "None") continue;  // An action has one reason.
    const auto struck = aws::strike(dynamodb.environment(), kConflict, tables[i]->name());
    if (!struck) continue;
    event = struck->event;
    reasons[i] = {"TransactionConflict", kInTransaction, {}};
  }
  if (event) throw aws::StruckError(transaction_cancelled(reasons), *event);
}

}  // namespace dynamodb
