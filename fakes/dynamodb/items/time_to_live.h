// Time to live: deletes items at the second that their TTL attribute names.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/howitworks-ttl.html
// AWS deletes within a few days of the expiry; here the lag is zero. Items whose time lies more
// than five years in the past are kept, as AWS keeps them. What is due at one instant is deleted by
// several callbacks of that instant, if it is much.
#pragma once

#include "fakes/aws/environment.h"
#include "fakes/dynamodb/items/items.h"
#include "fakes/dynamodb/tables/tables.h"

namespace dynamodb {

class TimeToLive {
 public:
  TimeToLive(aws::Environment& environment, Tables& tables, Items& items)
      : environment_(environment), tables_(tables), items_(items) {}

  // Call after items or TTL settings have changed, and before the first time passes.
  void rearm();
  // Call after one item was written: cheap if its expiry changes nothing.
  void written(const Table& table, const Item& item);

 private:
  void arm_at(std::int64_t second);
  void expire();

  aws::Environment& environment_;
  Tables& tables_;
  Items& items_;
  std::optional<std::int64_t> armed_for_;
  sim::ScopedTimer timer_;
};

}  // namespace dynamodb
