// Coupons: each is good for a minute, in a row with a time to live, and taken by a cashier.
#pragma once

#include "tests/planted/worker.h"

namespace planted {

inline constexpr Defect kTtlIsExact{"ttl-is-exact",
                                    "takes a coupon for good as long as its row is there",
                                    "a row that DynamoDB deletes later than its time to live",
                                    "nothing is taken after its end", "coupons"};

sim::Task<> cashier(Worker& worker);

}  // namespace planted
