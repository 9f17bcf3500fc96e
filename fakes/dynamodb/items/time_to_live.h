// Time to live: deletes items at the second that their TTL attribute names.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/howitworks-ttl.html
// AWS deletes within a few days of the expiry; here the lag is zero, unless that fault strikes.
// Items whose time lies more than five years in the past are kept, as AWS keeps them. What is due
// at one instant is deleted by several callbacks of that instant, if it is much.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "fakes/aws/environment.h"
#include "fakes/dynamodb/items/items.h"
#include "fakes/dynamodb/items/stale_reads.h"
#include "fakes/dynamodb/tables/tables.h"

namespace dynamodb {

class TimeToLive {
 public:
  TimeToLive(aws::Environment& environment, Tables& tables, Items& items, StaleReads& stale_reads)
      : environment_(environment), tables_(tables), items_(items), stale_reads_(stale_reads) {}

  // Call before the first time passes, and after the store was taken up again.
  void rearm();
  // Call after one item was written, or deleted, which is `after` null: cheap if its expiry changes
  // nothing.
  void changed(const Table& table, const StoredKey& key, const Item* after);
  // Call after the table of that id was deleted, or its TTL settings have changed: none of its
  // items is left there any more.
  void table_changed(std::int64_t table);

  // How many items are still there because that fault struck.
  std::size_t left() const { return left_by_.size(); }

 private:
  using TableItem = std::pair<std::int64_t, StoredKey>;  // by the table's id

  void arm_at(std::int64_t second);
  void expire();
  // Whether the item is left there for some time, as that fault strikes.
  bool is_left(const Table& table, const Items::ExpiredItem& expired, std::int64_t due);
  void remove(const Table& table, const Items::ExpiredItem& expired, const Item& item);
  // From now on that strike keeps the item there; without an event none does.
  void set_left_by(const TableItem& item, std::optional<std::uint64_t> event);

  aws::Environment& environment_;
  Tables& tables_;
  Items& items_;
  StaleReads& stale_reads_;
  // The strikes for which items are still there: what they cause in the end. They are not in the
  // store, and without them it has no such cause.
  std::map<TableItem, std::uint64_t> left_by_;
  std::optional<std::int64_t> armed_for_;
  sim::ScopedTimer timer_;
};

}  // namespace dynamodb
