// The log groups, in the World's store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/store/database.h"
#include "sim/time/time.h"

namespace logs {

struct Group {
  std::int64_t id = 0;
  std::string account;
  std::string region;
  std::string name;
  std::int64_t created_ms = 0;
  std::optional<std::int64_t> retention_days;

  // `arn:aws:logs:us-west-2:000000000000:log-group:/ecs/web`
  std::string arn() const;
  // The oldest time that an event may have and be seen, in milliseconds.
  std::int64_t oldest_ms(sim::Time now) const;
};

class Groups {
 public:
  explicit Groups(sim::Database& store) : store_(store) {}

  std::optional<Group> find(std::string_view account, std::string_view region,
                            std::string_view name) const;
  // Those of one region of one account whose names follow `after`, by name.
  std::vector<Group> list(std::string_view account, std::string_view region,
                          std::string_view after) const;
  void add(std::string_view account, std::string_view region, std::string_view name, sim::Time now);
  // All that have a retention.
  std::vector<Group> with_retention() const;
  void set_retention(std::int64_t id, std::optional<std::int64_t> days);
  // With its streams and events.
  void remove(std::int64_t id);
  // The group's storedBytes: the bytes of its events' messages, and 26 more for each event.
  std::int64_t stored_bytes(std::int64_t id) const;

 private:
  sim::Database& store_;
};

}  // namespace logs
