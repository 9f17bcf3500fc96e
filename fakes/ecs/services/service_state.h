// A service as ECS holds it: what AWS shows of it, and what its scheduler remembers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fakes/ecs/names.h"
#include "fakes/ecs/services/service.h"
#include "fakes/ecs/services/service_deployment.h"
#include "sim/time/scheduler.h"

namespace ecs {

struct ServiceState {
  Service service;      // its counts are of no meaning: see ServiceScheduler::describe()
  std::string request;  // the CreateService that made it, as JSON without its client token
  std::vector<ServiceDeployment> history;  // the newest first; see ServiceHistory
  Scope scope;
  std::string cluster;  // its name

  sim::ScopedTimer timer;  // of the next reconciliation
  std::optional<sim::Time> next_reconcile;
  sim::Time no_start_before{};              // while it backs off
  std::int32_t failures = 0;                // tasks in a row that did not come to RUNNING
  std::optional<sim::Time> inactive_since;  // as far as this program has seen
  bool is_steady = false;                   // and has said so
  bool is_unplaceable = false;              // and has said so
};

// The part of a ServiceState that is kept in the store.
struct ServiceRecord {
  Service service;
  std::string request;
  std::vector<ServiceDeployment> history;
  static const aws::Structure& shape();
};

}  // namespace ecs
