// What a table went through since it was made, and what is under way with it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fakes/dynamodb/tables/table_definition.h"
#include "sim/time/time.h"

namespace dynamodb {

// Times are nanoseconds of Unix time here, as the store keeps them.
inline std::int64_t to_ns(sim::Time time) { return time.time_since_epoch().count(); }
inline sim::Time from_ns(std::int64_t ns) { return sim::Time{sim::Duration{ns}}; }

inline std::optional<std::int64_t> to_ns(const std::optional<sim::Time>& time) {
  return time ? std::optional{to_ns(*time)} : std::nullopt;
}
inline std::optional<sim::Time> from_ns(const std::optional<std::int64_t>& ns) {
  return ns ? std::optional{from_ns(*ns)} : std::nullopt;
}

// The changes of one provisioned throughput.
struct ThroughputHistory {
  std::optional<std::int64_t> increased_ns;
  std::optional<std::int64_t> decreased_ns;
  std::int64_t decreases = 0;  // on the UTC day of the last one
  static const aws::Structure& shape();
};

// A warm throughput that is being raised: until `done_ns` the old one holds.
struct WarmUpdate {
  WarmThroughput target;  // with both members
  std::int64_t done_ns = 0;
  static const aws::Structure& shape();
};

// What UpdateTable has begun. Until `done_ns` the table is as before, then as `definition` says.
struct TableUpdate {
  TableDefinition definition;
  std::int64_t done_ns = 0;
  bool of_table = false;                     // the table is UPDATING, not only indexes of it
  std::string created_index;                 // or ""
  std::string deleted_index;                 // or ""
  std::vector<std::string> updated_indexes;  // whose throughput changes
  // The throughputs that change, by the index's name, "" for the table's, and their new history.
  std::map<std::string, ThroughputHistory> throughput;
  std::optional<std::int64_t> pay_per_request_ns;
  std::optional<std::int64_t> table_class_ns;

  bool changes_index() const { return !created_index.empty() || !deleted_index.empty(); }
  bool changes_anything() const { return of_table || !updated_indexes.empty(); }
  static const aws::Structure& shape();
};

struct PointInTimeRecovery {
  std::int64_t since_ns = 0;
  std::int64_t days = 0;
  static const aws::Structure& shape();
};

struct TableState {
  std::map<std::string, ThroughputHistory> throughput;  // as in TableUpdate
  std::optional<std::int64_t> pay_per_request_ns;       // when the table last became on-demand
  std::optional<std::int64_t> table_class_ns;           // when its class last changed
  std::optional<PointInTimeRecovery> point_in_time_recovery;
  std::optional<TableUpdate> update;
  // By the index's name, "" for the table. Unlike an update, they are in the way of nothing.
  std::map<std::string, WarmUpdate> warm_updates;
  static const aws::Structure& shape();
};

}  // namespace dynamodb
