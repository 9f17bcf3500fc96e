#include "fakes/ecs/operations/register_task_definition_rules.h"

#include <algorithm>
#include <set>

#include "fakes/ecs/errors.h"
#include "fakes/ecs/names.h"
#include "fakes/ecs/task_definitions/task_size.h"

namespace ecs {
namespace {

using Request = RegisterTaskDefinitionRequest;

constexpr std::size_t kMostContainers = 10;
constexpr std::int32_t kLeastStorageGib = 21;
constexpr std::int32_t kMostStorageGib = 200;

void check_container(const Request& request, const ContainerDefinition& container) {
  if (container.name.empty()) throw client_exception("Container.name should not be null or empty.");
  if (!is_name(container.name)) {
    throw client_exception("Container.name contains invalid characters.");
  }
  if (container.image.empty()) {
    throw client_exception("Container.image should not be null or empty.");
  }
  if (request.memory.empty() && !container.memory && !container.memory_reservation) {
    throw client_exception("Invalid setting for container '" + container.name +
                           "'. At least one of 'memory' or 'memoryReservation' must be specified.");
  }
  if (container.memory && container.memory_reservation &&
      *container.memory <= *container.memory_reservation) {
    throw client_exception("Invalid setting for container '" + container.name +
                           "'. 'memory' must be greater than 'memoryReservation'.");
  }
  if (!container.secrets.empty() && request.execution_role_arn.empty()) {
    throw client_exception(
        "When you are specifying container secrets, you must also specify a value for "
        "'executionRoleArn'.");
  }
  if (!container.links.empty() && request.network_mode == "awsvpc") {
    throw client_exception("Links are not supported when networkMode=awsvpc.");
  }
  for (const PortMapping& port : container.port_mappings) {
    if (request.network_mode == "awsvpc" && port.host_port &&
        port.host_port != port.container_port) {
      throw client_exception(
          "When networkMode=awsvpc, the host ports and container ports in port mappings must "
          "match.");
    }
  }
}

// What containers ask for fits into what the task has.
void check_shares(const Request& request) {
  const auto cpu = parse_cpu(request.cpu);
  const auto memory = parse_memory(request.memory);
  std::int64_t cpu_of_all = 0;
  for (const ContainerDefinition& container : request.container_definitions) {
    cpu_of_all += container.cpu;
    if (memory && container.memory.value_or(0) > *memory) {
      throw client_exception("The 'memory' setting for container '" + container.name +
                             "' is greater than for the task.");
    }
  }
  if (cpu && cpu_of_all > *cpu) {
    throw client_exception(
        "The sum of all container 'cpu' values cannot be greater than the value of the task "
        "'cpu'.");
  }
}

void check_volumes(const Request& request) {
  std::set<std::string> volumes;
  for (const Volume& volume : request.volumes) {
    if (!volumes.insert(volume.name).second) {
      throw client_exception("Volume name '" + volume.name + "' is not unique.");
    }
  }
  for (const ContainerDefinition& container : request.container_definitions) {
    for (const MountPoint& mount : container.mount_points) {
      if (volumes.count(mount.source_volume) == 0) {
        throw client_exception("Unknown volume '" + mount.source_volume + "'.");
      }
    }
  }
}

// Removes again and again what depends on nothing that is left; a cycle stays.
void check_dependencies(const std::vector<ContainerDefinition>& containers) {
  std::set<std::string> names;
  for (const auto& container : containers) names.insert(container.name);
  for (const auto& container : containers) {
    for (const auto& dependency : container.depends_on) {
      if (names.count(dependency.container_name) == 0) {
        throw client_exception("Container '" + container.name + "' depends on '" +
                               dependency.container_name + "', which is not in the task.");
      }
    }
  }
  std::set<std::string> ordered;
  for (bool progress = true; progress;) {
    progress = false;
    for (const auto& container : containers) {
      const bool free = std::all_of(
          container.depends_on.begin(), container.depends_on.end(),
          [&](const auto& dependency) { return ordered.count(dependency.container_name) != 0; });
      if (free && ordered.insert(container.name).second) progress = true;
    }
  }
  if (ordered.size() != names.size()) {
    throw client_exception("Container dependencies may not be circular.");
  }
}

bool requires_fargate(const Request& request) {
  const auto& list = request.requires_compatibilities;
  return std::find(list.begin(), list.end(), "FARGATE") != list.end();
}

// `000000000000.dkr.ecr.us-east-1.amazonaws.com/app:1`
bool is_of_ecr(std::string_view image) {
  const std::string_view host = image.substr(0, image.find('/'));
  return host.find(".dkr.ecr.") != std::string_view::npos &&
         host.find(".amazonaws.com") != std::string_view::npos;
}

void check_fargate_modes(const Request& request) {
  if (request.pid_mode == "host") {
    throw client_exception(
        "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value "
        "for pidMode is 'task'.");
  }
  if (!request.ipc_mode.empty()) {
    throw client_exception("Tasks using the Fargate launch type do not support ipcMode.");
  }
  if (!request.ephemeral_storage) return;
  const std::int32_t size = request.ephemeral_storage->size_in_gib;
  if (size < kLeastStorageGib) {
    throw client_exception("EphemeralStorage size should be at least " +
                           std::to_string(kLeastStorageGib) + ".");
  }
  if (size > kMostStorageGib) {
    throw client_exception("EphemeralStorage size should be at most " +
                           std::to_string(kMostStorageGib) + ".");
  }
}

void check_fargate(const Request& request) {
  if (request.network_mode != "awsvpc") {
    throw client_exception("Fargate only supports network mode ‘awsvpc’.");
  }
  if (request.cpu.empty()) {
    throw client_exception("Fargate requires that 'cpu' be defined at the task level.");
  }
  if (request.memory.empty()) {
    throw client_exception("Fargate requires that 'memory' be defined at the task level.");
  }
  if (!is_fargate_size(*parse_cpu(request.cpu), *parse_memory(request.memory))) {
    throw client_exception("No Fargate configuration exists for given values: " +
                           std::to_string(*parse_cpu(request.cpu)) + " CPU, " +
                           std::to_string(*parse_memory(request.memory)) +
                           " memory. See the Amazon ECS documentation for the valid values.");
  }
  check_fargate_modes(request);
  for (const ContainerDefinition& container : request.container_definitions) {
    if (container.log_configuration && container.log_configuration->log_driver == "awslogs" &&
        request.execution_role_arn.empty()) {
      throw client_exception(
          "Fargate requires task definition to have execution role ARN to support log driver "
          "awslogs.");
    }
    if (is_of_ecr(container.image) && request.execution_role_arn.empty()) {
      throw client_exception(
          "Fargate requires task definition to have execution role ARN to support ECR images.");
    }
    if (container.privileged.value_or(false)) {
      throw client_exception("Fargate does not support privileged containers.");
    }
  }
}

void apply_defaults(ContainerDefinition& container, const std::string& network_mode) {
  if (!container.essential) container.essential = true;
  for (PortMapping& port : container.port_mappings) {
    if (port.protocol.empty()) port.protocol = "tcp";
    if (!port.host_port) port.host_port = network_mode == "awsvpc" ? port.container_port : 0;
  }
}

std::vector<std::string> compatibilities_of(const TaskDefinition& definition) {
  const auto cpu = parse_cpu(definition.cpu);
  const auto memory = parse_memory(definition.memory);
  if (definition.network_mode != "awsvpc") return {"EXTERNAL", "EC2"};
  if (cpu && memory && is_fargate_size(*cpu, *memory)) return {"EC2", "FARGATE"};
  return {"EC2"};
}

std::vector<Attribute> attributes_of(const TaskDefinition& definition) {
  std::set<std::string> names;
  if (definition.network_mode == "awsvpc") {
    names.insert("ecs.capability.task-eni");
    names.insert("com.amazonaws.ecs.capability.docker-remote-api.1.18");
  }
  if (!definition.task_role_arn.empty()) names.insert("com.amazonaws.ecs.capability.task-iam-role");
  for (const ContainerDefinition& container : definition.container_definitions) {
    if (container.log_configuration) {
      names.insert("com.amazonaws.ecs.capability.logging-driver." +
                   container.log_configuration->log_driver);
    }
    if (!container.depends_on.empty()) names.insert("ecs.capability.container-ordering");
    if (container.health_check) names.insert("ecs.capability.container-health-check");
  }
  std::vector<Attribute> attributes;
  for (const std::string& name : names) attributes.push_back({name, "", "", ""});
  return attributes;
}

}  // namespace

void check_task_definition(const Request& request) {
  if (request.family.empty()) throw client_exception("Family should not be null or empty.");
  if (!is_name(request.family)) throw client_exception("Family contains invalid characters.");
  if (request.container_definitions.empty()) {
    throw client_exception("Container list cannot be empty.");
  }
  if (request.container_definitions.size() > kMostContainers) {
    throw client_exception("Too many containers.");
  }
  if (!request.cpu.empty() && !parse_cpu(request.cpu)) {
    throw client_exception("Invalid 'cpu' setting for task.");
  }
  if (!request.memory.empty() && !parse_memory(request.memory)) {
    throw client_exception("Invalid 'memory' setting for task.");
  }
  std::set<std::string> names;
  bool essential = false;
  for (const ContainerDefinition& container : request.container_definitions) {
    check_container(request, container);
    essential = essential || container.is_essential();
    if (!names.insert(container.name).second) {
      throw client_exception("Container names must be unique within a Task Definition.");
    }
  }
  if (!essential) throw client_exception("At least one container must be marked as essential.");
  check_volumes(request);
  check_dependencies(request.container_definitions);
  if (requires_fargate(request)) check_fargate(request);
  check_shares(request);
}

TaskDefinition make_task_definition(const Request& request) {
  TaskDefinition definition;
  definition.family = request.family;
  definition.task_role_arn = request.task_role_arn;
  definition.execution_role_arn = request.execution_role_arn;
  definition.network_mode = request.network_mode;
  definition.container_definitions = request.container_definitions;
  definition.volumes = request.volumes;
  definition.placement_constraints = request.placement_constraints;
  definition.requires_compatibilities = request.requires_compatibilities;
  if (const auto cpu = parse_cpu(request.cpu)) definition.cpu = std::to_string(*cpu);
  if (const auto memory = parse_memory(request.memory)) definition.memory = std::to_string(*memory);
  definition.pid_mode = request.pid_mode;
  definition.ipc_mode = request.ipc_mode;
  definition.ephemeral_storage = request.ephemeral_storage;
  definition.runtime_platform = request.runtime_platform;
  definition.status = "ACTIVE";
  for (ContainerDefinition& container : definition.container_definitions) {
    apply_defaults(container, definition.network_mode);
  }
  definition.compatibilities = compatibilities_of(definition);
  definition.requires_attributes = attributes_of(definition);
  return definition;
}

}  // namespace ecs
