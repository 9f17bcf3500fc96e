// Read and write capacity units, by AWS's rounding rules.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fakes/dynamodb/tables/table.h"

namespace dynamodb {

inline constexpr std::size_t kMaxItemBytes = 400 * 1024;

// One unit each 4 KB or part of it, at least one; half without strong consistency.
double read_units(std::size_t bytes, bool consistent);
// One unit each 1 KB or part of it, at least one.
double write_units(std::size_t bytes);

// What an operation used, by table and index.
struct CapacityUsage {
  double table = 0;
  std::map<std::string, double> local;
  std::map<std::string, double> global;

  void add(const CapacityUsage& other);
};

// What writing `after` in place of `before` costs; either may be null.
CapacityUsage write_usage(const Table& table, const Item* before, const Item* after);

// Whether ReturnConsumedCapacity asks for it.
bool is_capacity_wanted(const std::optional<std::string>& wanted);

// The response's member for ReturnConsumedCapacity: TOTAL, INDEXES, or anything else for none.
std::optional<ConsumedCapacity> consumed(const std::optional<std::string>& wanted,
                                         const std::string& table_name, const CapacityUsage& usage);

// The same for a transaction, with one element for each table. A transaction costs twice what
// single reads or writes do. Its units are told for tables, not for indexes, and as read or write
// units.
enum class CapacityKind { kRead, kWrite };
std::vector<ConsumedCapacity> consumed_by_transaction(
    const std::optional<std::string>& wanted, const std::map<std::string, CapacityUsage>& usage,
    CapacityKind direction);

// The response's member for ReturnItemCollectionMetrics; only tables with a local index have it.
std::optional<ItemCollectionMetrics> collection_metrics(const std::optional<std::string>& wanted,
                                                        const Table& table, const Item& item);

}  // namespace dynamodb
