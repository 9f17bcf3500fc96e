// A World whose disk is full at the worst moments.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "harness/world/world.h"
#include "tests/support/failing_disk.h"
#include "tests/support/folder.h"

namespace tests {

class FailingWorld {
 public:
  FailingWorld();

  // Calls an operation that must succeed, and keeps what it does.
  nlohmann::json call(std::string_view service, std::string_view operation,
                      const nlohmann::json& input);

  // Calls an operation again and again, with the disk full from its first write on, from its
  // second, and so on, until it succeeds. After each failure all that can be seen of `services` is
  // as before, and at last it is what another World finds in the store.
  nlohmann::json survives(std::string_view service, std::string_view operation,
                          const nlohmann::json& input);
  // Beside the service that is called.
  void look_at(std::vector<std::string> services) { beside_ = std::move(services); }

  // The operations of a service that were not called and do more than read.
  std::vector<std::string> untried(std::string_view service);
  // How often an operation has failed.
  int failures() const { return failures_; }

  harness::World& world() { return world_; }
  FailingDisk& disk() { return disk_; }

 private:
  nlohmann::json all_of(harness::World& world, std::string_view service, bool only_stored) const;
  void check_store(std::string_view service);

  Folder folder_;
  FailingDisk disk_;
  harness::World world_;
  std::vector<std::string> beside_;
  std::set<std::string> tried_;
  int failures_ = 0;
};

// Ends the World's turn. False if it was rolled back.
bool end_turn(harness::World& world);

}  // namespace tests
