// How long things take in ECS.
#pragma once

#include <chrono>

#include "sim/random/distribution.h"

namespace ecs {

struct Options {
  // From RunTask to RUNNING: a quarter of it PROVISIONING, the rest PENDING, of which the pull of
  // the images is the most. Where a load balancer or registry is to be told, ACTIVATING takes the
  // last twentieth.
  sim::Distribution cold_start =
      sim::Distribution::uniform(std::chrono::seconds{30}, std::chrono::seconds{60});
  // DEACTIVATING: from StopTask to SIGTERM.
  sim::Distribution deactivation = sim::Distribution::fixed(std::chrono::seconds{1});
  // DEPROVISIONING: from the last container's exit to STOPPED.
  sim::Distribution deprovisioning =
      sim::Distribution::uniform(std::chrono::seconds{5}, std::chrono::seconds{15});
  // From a change to what the service scheduler does about it.
  sim::Distribution service_reaction =
      sim::Distribution::uniform(std::chrono::seconds{1}, std::chrono::seconds{5});
  // From DeleteTaskDefinitions to the first look at whether something needs the revision, and from
  // each to the next.
  sim::Duration task_definition_deletion = std::chrono::hours{1};
  // How long a stopped task is still described.
  sim::Duration stopped_task_visible = std::chrono::hours{1};
};

}  // namespace ecs
