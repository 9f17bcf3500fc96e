// Whether the AWS operations that a scenario names are there.
#pragma once

#include "harness/scenario/problems.h"
#include "harness/scenario/scenario.h"
#include "harness/world/world.h"

namespace harness {

class Operations {
 public:
  // Adds a problem for each step that calls an operation which no service has, and for each
  // expectation that counts calls of one. Where an error is expected, it may be an unknown one.
  void check(const Scenario& scenario, Problems& problems);

 private:
  void check_name(const Place& place, const std::string& service, const std::string& operation,
                  Problems& problems);

  World world_{WorldConfig{}};  // asked for its services alone
};

}  // namespace harness
