// A revision of a task definition.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/ecs/common_shapes.h"
#include "fakes/ecs/task_definitions/container_definition.h"

namespace ecs {

struct HostVolumeProperties {
  std::string source_path;
  static const aws::Structure& shape();
};

struct EfsAuthorizationConfig {
  std::string access_point_id;
  std::string iam;
  static const aws::Structure& shape();
};

struct EfsVolumeConfiguration {
  std::string file_system_id;
  std::string root_directory;
  std::string transit_encryption;
  std::optional<std::int32_t> transit_encryption_port;
  std::optional<EfsAuthorizationConfig> authorization_config;
  static const aws::Structure& shape();
};

struct Volume {
  std::string name;
  std::optional<HostVolumeProperties> host;
  std::optional<EfsVolumeConfiguration> efs_volume_configuration;
  static const aws::Structure& shape();
};

struct TaskDefinitionPlacementConstraint {
  std::string type;
  std::string expression;
  static const aws::Structure& shape();
};

struct TaskDefinition {
  std::string task_definition_arn;
  std::vector<ContainerDefinition> container_definitions;
  std::string family;
  std::string task_role_arn;
  std::string execution_role_arn;
  std::string network_mode;
  std::int32_t revision = 0;
  std::vector<Volume> volumes;
  std::string status;  // ACTIVE, INACTIVE or DELETE_IN_PROGRESS
  std::vector<Attribute> requires_attributes;
  std::vector<TaskDefinitionPlacementConstraint> placement_constraints;
  std::vector<std::string> compatibilities;
  std::optional<RuntimePlatform> runtime_platform;
  std::vector<std::string> requires_compatibilities;
  std::string cpu;
  std::string memory;
  std::string pid_mode;
  std::string ipc_mode;
  std::optional<sim::Time> registered_at;
  std::optional<sim::Time> deregistered_at;
  std::optional<sim::Time> delete_requested_at;
  std::string registered_by;
  std::optional<EphemeralStorage> ephemeral_storage;

  bool supports(std::string_view launch_type) const;
  static const aws::Structure& shape();
};

// The constraints that requests and task definitions share.
aws::Constraints network_modes();
aws::Constraints pid_modes();
aws::Constraints ipc_modes();

}  // namespace ecs
