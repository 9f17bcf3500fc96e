// A task and its containers, as DescribeTasks gives them.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fakes/ecs/common_shapes.h"

namespace ecs {

struct ContainerOverride {
  std::string name;
  std::vector<std::string> command;
  std::vector<KeyValuePair> environment;
  std::optional<std::int32_t> cpu;
  std::optional<std::int32_t> memory;
  std::optional<std::int32_t> memory_reservation;
  static const aws::Structure& shape();
};

struct TaskOverride {
  std::vector<ContainerOverride> container_overrides;
  std::string cpu;
  std::string memory;
  std::string execution_role_arn;
  std::string task_role_arn;
  std::optional<EphemeralStorage> ephemeral_storage;
  static const aws::Structure& shape();
};

struct NetworkInterface {
  std::string attachment_id;
  std::string private_ipv4_address;
  std::string ipv6_address;
  static const aws::Structure& shape();
};

struct NetworkBinding {
  std::string bind_ip;
  std::optional<std::int32_t> container_port;
  std::optional<std::int32_t> host_port;
  std::string protocol;
  static const aws::Structure& shape();
};

struct ManagedAgent {
  std::optional<sim::Time> last_started_at;
  std::string name;
  std::string reason;
  std::string last_status;
  static const aws::Structure& shape();
};

struct Container {
  std::string container_arn;
  std::string task_arn;
  std::string name;
  std::string image;
  std::string runtime_id;
  std::string last_status;
  std::optional<std::int32_t> exit_code;
  std::string reason;
  std::vector<NetworkBinding> network_bindings;
  std::vector<NetworkInterface> network_interfaces;
  std::string health_status;
  std::vector<ManagedAgent> managed_agents;
  std::string cpu;
  std::string memory;
  std::string memory_reservation;
  static const aws::Structure& shape();
};

// The states of a task, in the order in which it goes through them.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
namespace status {
inline constexpr const char* kProvisioning = "PROVISIONING";
inline constexpr const char* kPending = "PENDING";
inline constexpr const char* kActivating = "ACTIVATING";
inline constexpr const char* kRunning = "RUNNING";
inline constexpr const char* kDeactivating = "DEACTIVATING";
inline constexpr const char* kStopping = "STOPPING";
inline constexpr const char* kDeprovisioning = "DEPROVISIONING";
inline constexpr const char* kStopped = "STOPPED";
}  // namespace status

struct Task {
  std::vector<Attachment> attachments;
  std::vector<Attribute> attributes;
  std::string availability_zone;
  std::string capacity_provider_name;
  std::string cluster_arn;
  std::string connectivity;
  std::optional<sim::Time> connectivity_at;
  std::vector<Container> containers;
  std::string cpu;
  std::optional<sim::Time> created_at;
  std::string desired_status;
  bool enable_execute_command = false;
  std::optional<sim::Time> execution_stopped_at;
  std::string group;
  std::string health_status;
  std::string last_status;
  std::string launch_type;
  std::string memory;
  TaskOverride overrides;
  std::string platform_version;
  std::string platform_family;
  std::optional<sim::Time> pull_started_at;
  std::optional<sim::Time> pull_stopped_at;
  std::optional<sim::Time> started_at;
  std::string started_by;
  std::string stop_code;
  std::optional<sim::Time> stopped_at;
  std::string stopped_reason;
  std::optional<sim::Time> stopping_at;
  std::vector<Tag> tags;
  std::string task_arn;
  std::string task_definition_arn;
  std::int64_t version = 1;
  std::optional<EphemeralStorage> ephemeral_storage;
  static const aws::Structure& shape();
};

}  // namespace ecs
