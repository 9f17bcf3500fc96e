// From evidence to a scenario: the folder of an import (harness/evidence/import.h), and beside its
// facts `incident.yaml`, which plays what they tell, and `world.yaml` where the incident needs a
// world of its own: what was there before, or all of it.
//
// In the world that a user names, what came from outside is played by steps, and what the world's
// programs did is expected. Without one, a world is made of what the facts are about.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "harness/evidence/import.h"
#include "harness/scenario/platform.h"

namespace incident {

struct IncidentResult {
  evidence::ImportResult import;
  std::string scenario;  // its path
  std::string world;     // the path of the world that was made; "" if none was
  std::uint64_t steps = 0;
  std::uint64_t expectations = 0;
  std::vector<std::string> unknown_bodies;  // MD5s
  // What `backlot check` says is wrong with the scenario.
  std::vector<std::string> problems;
};

// `world_path`: "" if none was named. FileErrors if the world cannot be used; std::runtime_error
// as import_evidence(), which is not to begin with if the world is wrong.
IncidentResult import_incident(evidence::ImportOptions options, const std::string& world_path,
                               const harness::Platforms& platforms);

}  // namespace incident
