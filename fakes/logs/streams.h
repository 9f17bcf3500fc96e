// The log streams, in the World's store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/store/database.h"
#include "sim/time/time.h"

namespace logs {

struct Stream {
  std::int64_t id = 0;
  std::int64_t group = 0;
  std::string name;
  std::int64_t created_ms = 0;
  std::optional<std::int64_t> first_event_ms;
  std::optional<std::int64_t> last_event_ms;
  std::optional<std::int64_t> last_ingestion_ms;
};

class Streams {
 public:
  explicit Streams(sim::Database& store) : store_(store) {}

  std::optional<Stream> find(std::int64_t group, std::string_view name) const;
  // All of a group, by name.
  std::vector<Stream> list(std::int64_t group) const;
  // Returns the new stream's id.
  std::int64_t add(std::int64_t group, std::string_view name, sim::Time now);
  // With its events.
  void remove(std::int64_t id);

 private:
  sim::Database& store_;
};

}  // namespace logs
