#include "fakes/ecs/tasks/health.h"

#include <chrono>
#include <utility>
#include <vector>

namespace ecs {
namespace {

using std::chrono::seconds;

constexpr seconds kInterval{30};
constexpr seconds kTimeout{5};
constexpr std::int32_t kRetries = 3;

// `["CMD", "curl", "-f", "localhost"]`, `["CMD-SHELL", "curl -f localhost || exit 1"]`.
std::vector<std::string> arguments_of(const std::vector<std::string>& command) {
  if (command.empty()) return {};
  if (command.front() == "CMD-SHELL") {
    std::vector<std::string> arguments{"/bin/sh", "-c"};
    arguments.insert(arguments.end(), command.begin() + 1, command.end());
    return arguments;
  }
  const bool marked = command.front() == "CMD";
  return {command.begin() + (marked ? 1 : 0), command.end()};
}

}  // namespace

HealthMonitor::HealthMonitor(sim::Scheduler& scheduler, const HealthCheck& check,
                             RunningContainer& container, OnChange changed, Flaps flaps)
    : scheduler_(scheduler),
      check_(check),
      container_(container),
      changed_(std::move(changed)),
      flaps_(std::move(flaps)),
      started_at_(scheduler.now()) {
  wait();
}

void HealthMonitor::wait() {
  const sim::Duration interval = seconds{check_.interval.value_or(kInterval.count())};
  timer_ = sim::ScopedTimer{scheduler_, scheduler_.after(interval, [this] { begin(); })};
}

void HealthMonitor::begin() {
  const sim::Duration patience = seconds{check_.timeout.value_or(kTimeout.count())};
  timer_ = sim::ScopedTimer{scheduler_, scheduler_.after(patience, [this] { end(false); })};
  command_ = container_.execute(arguments_of(check_.command), [this](int code) { end(code == 0); });
}

void HealthMonitor::end(bool success) {
  command_.reset();
  wait();
  if (success && flaps_()) success = false;
  failures_ = success ? 0 : failures_ + 1;
  if (success) return tell(true);
  const sim::Time counts_from = started_at_ + seconds{check_.start_period.value_or(0)};
  if (!healthy_ && scheduler_.now() < counts_from) {
    failures_ = 0;
  } else if (failures_ >= check_.retries.value_or(kRetries)) {
    tell(false);
  }
}

void HealthMonitor::tell(bool healthy) {
  if (healthy_ == healthy) return;
  healthy_ = healthy;
  changed_(healthy);
}

std::string health_of(const TaskState& state) {
  bool all_healthy = true;
  for (std::size_t i = 0; i < state.task.containers.size(); ++i) {
    if (!state.definition->container_definitions[i].is_essential()) continue;
    const std::string& health = state.task.containers[i].health_status;
    if (health == "UNHEALTHY") return health;
    all_healthy = all_healthy && health == "HEALTHY";
  }
  return all_healthy ? "HEALTHY" : "UNKNOWN";
}

}  // namespace ecs
