// The tables of SQS in the World's store.
#pragma once

#include "sim/store/database.h"
#include "sim/time/time.h"

namespace sqs {

inline constexpr int kSchemaVersion = 1;

// Creates the tables where they are missing. Times in them are nanoseconds since 1970.
void ensure_schema(sim::Database& store);

inline std::int64_t to_column(sim::Time time) { return time.time_since_epoch().count(); }
inline sim::Time to_time(std::int64_t column) { return sim::Time{sim::Duration{column}}; }

}  // namespace sqs
