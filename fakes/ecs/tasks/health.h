// Container health checks.
//
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
// The first check begins an interval after the container has started, each next one an interval
// after the last has ended. One success makes a container healthy; `retries` failures in a row make
// it unhealthy, where those within `startPeriod` do not count until it was healthy once.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "fakes/ecs/runner.h"
#include "fakes/ecs/task_definitions/container_definition.h"
#include "fakes/ecs/tasks/task_state.h"
#include "sim/time/scheduler.h"

namespace ecs {

class HealthMonitor {
 public:
  using OnChange = std::function<void(bool healthy)>;
  using Flaps = std::function<bool()>;

  // Checks `container` until this is destroyed, and calls `changed`, from the scheduler, whenever
  // its health has changed. A check that would succeed fails if `flaps` says so. The scheduler and
  // the container must outlive this.
  // REQUIRES: container.can_execute().
  HealthMonitor(sim::Scheduler& scheduler, const HealthCheck& check, RunningContainer& container,
                OnChange changed, Flaps flaps);
  HealthMonitor(const HealthMonitor&) = delete;
  HealthMonitor& operator=(const HealthMonitor&) = delete;

 private:
  void wait();
  void begin();
  void end(bool success);
  void tell(bool healthy);

  sim::Scheduler& scheduler_;
  const HealthCheck check_;
  RunningContainer& container_;
  OnChange changed_;
  Flaps flaps_;
  sim::Time started_at_;
  std::int32_t failures_ = 0;
  std::optional<bool> healthy_;  // none: not known yet
  sim::ScopedTimer timer_;       // to the next check, or to the end of this one's patience
  std::unique_ptr<ContainerCommand> command_;
};

// `HEALTHY`, `UNHEALTHY` or `UNKNOWN`: the worst of the task's essential containers.
std::string health_of(const TaskState& state);

}  // namespace ecs
