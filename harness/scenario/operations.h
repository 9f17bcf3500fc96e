// Checks the AWS operations that scenarios and worlds name, and the inputs that they give them.
#pragma once

#include <set>
#include <string>

#include "harness/scenario/platform.h"
#include "harness/scenario/problems.h"
#include "harness/scenario/scenario.h"
#include "harness/scenario/value.h"
#include "harness/world/world.h"

namespace harness {

class Operations {
 public:
  explicit Operations(const Platforms& platforms) : platforms_(platforms) {}

  // Adds a problem for each step that calls an operation which no service has, or with an input
  // that cannot be one, for each expectation that counts calls of an unknown operation, and for
  // each fault that would strike them. Where
  // an error is expected, all may be wrong; where none of some error is, the operation may not.
  void check(const Scenario& scenario, Problems& problems);

  // The same for the setup and the faults in the world's file, and a problem for each image of its
  // task definitions that the world does not have. A file is checked once: later calls add nothing.
  void check(const WorldConfig& world, Problems& problems);

  // Makes the setup calls of the world, in a World of its own that runs no image, and adds a
  // problem for the first that fails.
  void rehearse_setup(const WorldConfig& world, Problems& problems) const;

 private:
  // The operation `service.Operation`; null, and a problem is added, if there is none.
  const aws::Operation* find(const Place& place, const std::string& name, Problems& problems);
  void check_call(const Place& place, const SetupCall& call, const Value* input,
                  Problems& problems);

  const Platforms& platforms_;
  World world_{WorldConfig{}};  // whose services know their operations
  std::set<std::string> checked_;
};

}  // namespace harness
