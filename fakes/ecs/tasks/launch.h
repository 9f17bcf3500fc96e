// How a task begins: what RunTask or a service asks for, and the PROVISIONING task it becomes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "fakes/ecs/clusters/cluster.h"
#include "fakes/ecs/tasks/task_state.h"
#include "sim/random/random.h"

namespace ecs {

struct Launch {
  Scope scope;
  const Cluster* cluster = nullptr;
  const TaskDefinition* definition = nullptr;
  TaskOverride overrides = {};
  std::optional<NetworkConfiguration> network = {};
  std::string launch_type = {};
  std::string capacity_provider = {};
  std::string platform_version = {};
  std::string group = {};
  std::string started_by = {};
  std::vector<Tag> tags = {};
  bool enable_execute_command = false;
  bool activates = false;
  std::string client_token = {};
  std::string request = {};
};

// A new task, the `number`-th of this World, for TaskLifecycle::begin(). Nothing runs yet.
std::unique_ptr<TaskState> make_task(const Launch& launch, std::uint64_t number, sim::Time now,
                                     sim::Ids& ids);

// The network interface of a task once it is attached: fills in its details.
void attach_network(TaskState& state, sim::Ids& ids);

// What is to run in one container of a task.
ContainerSpec container_spec(const TaskState& state, std::size_t index);

// AWS's default between SIGTERM and SIGKILL, in seconds.
inline constexpr std::int32_t kDefaultStopTimeoutS = 30;

}  // namespace ecs
