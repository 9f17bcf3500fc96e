// The tables of SQS in the World's store.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/store/database.h"
#include "sim/time/time.h"

namespace sqs {

inline constexpr int kSchemaVersion = 1;

// Creates the tables where they are missing. Times in them are nanoseconds since 1970.
void ensure_schema(sim::Database& store);

inline std::int64_t to_column(sim::Time time) { return time.time_since_epoch().count(); }
inline sim::Time to_time(std::int64_t column) { return sim::Time{sim::Duration{column}}; }
// How an optional text of a row is bound: nothing where the text is empty.
inline std::optional<std::string_view> text_or_null(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return text;
}

}  // namespace sqs
