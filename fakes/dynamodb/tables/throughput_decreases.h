// How often a day provisioned throughput may go down.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
#pragma once

#include "fakes/dynamodb/tables/table_state.h"

namespace dynamodb {

// How many times the throughput went down on the UTC day of `now`.
std::int64_t decreases_today(const ThroughputHistory& history, sim::Time now);

// The history once the throughput goes from `before` to `after` at `now`. Throws
// LimitExceededException if that is the fifth decrease of the UTC day and the last one is less than
// an hour ago.
ThroughputHistory changed(const ThroughputHistory& history, const ProvisionedThroughput& before,
                          const ProvisionedThroughput& after, sim::Time now);

}  // namespace dynamodb
