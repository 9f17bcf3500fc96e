#include "fakes/ecs/tasks/launch.h"

namespace ecs {
namespace {

std::string number_text(std::optional<std::int32_t> number) {
  return number ? std::to_string(*number) : std::string{};
}

const ContainerOverride* override_of(const TaskState& state, const std::string& name) {
  for (const ContainerOverride& override : state.task.overrides.container_overrides) {
    if (override.name == name) return &override;
  }
  return nullptr;
}

Container make_container(const TaskState& state, const ContainerDefinition& definition,
                         sim::Ids& ids) {
  const ContainerOverride* override = override_of(state, definition.name);
  Container container;
  container.container_arn = container_arn(state.scope, state.cluster, state.id(), ids.uuid());
  container.task_arn = state.task.task_arn;
  container.name = definition.name;
  container.image = definition.image;
  container.last_status = status::kPending;
  container.health_status = "UNKNOWN";
  container.cpu = std::to_string(override && override->cpu ? *override->cpu : definition.cpu);
  container.memory =
      number_text(override && override->memory ? override->memory : definition.memory);
  container.memory_reservation =
      number_text(override && override->memory_reservation ? override->memory_reservation
                                                           : definition.memory_reservation);
  return container;
}

// As DescribeTasks shows them: an entry for each container, whether it is overridden or not.
TaskOverride shown_overrides(const TaskOverride& asked, const TaskDefinition& definition) {
  TaskOverride shown = asked;
  shown.container_overrides.clear();
  for (const ContainerDefinition& container : definition.container_definitions) {
    ContainerOverride entry;
    entry.name = container.name;
    for (const ContainerOverride& override : asked.container_overrides) {
      if (override.name == container.name) entry = override;
    }
    shown.container_overrides.push_back(std::move(entry));
  }
  return shown;
}

Attachment make_attachment(const std::string& subnet, sim::Ids& ids) {
  Attachment attachment;
  attachment.id = ids.uuid();
  attachment.type = "ElasticNetworkInterface";
  attachment.status = "PRECREATED";
  attachment.details = {{"subnetId", subnet}};
  return attachment;
}

void place(TaskState& state, const Launch& launch, sim::Ids& ids) {
  Task& task = state.task;
  task.availability_zone = state.scope.region + static_cast<char>('a' + state.number % 3);
  task.launch_type = launch.launch_type;
  task.capacity_provider_name = launch.capacity_provider;
  task.platform_version = launch.platform_version;
  task.platform_family = "Linux";
  task.attributes = {{"ecs.cpu-architecture", "x86_64", "", ""}};
  task.ephemeral_storage = launch.overrides.ephemeral_storage
                               ? launch.overrides.ephemeral_storage
                               : launch.definition->ephemeral_storage;
  if (!task.ephemeral_storage) task.ephemeral_storage = EphemeralStorage{20};
  if (launch.network && launch.network->awsvpc_configuration) {
    const auto& subnets = launch.network->awsvpc_configuration->subnets;
    state.subnet = subnets[state.number % subnets.size()];
    task.attachments.push_back(make_attachment(state.subnet, ids));
  }
}

std::string hex_pairs(const std::string& digits) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    if (!text.empty()) text += ':';
    text += digits.substr(i, 2);
  }
  return text;
}

}  // namespace

std::unique_ptr<TaskState> make_task(const Launch& launch, std::uint64_t number, sim::Time now,
                                     sim::Ids& ids) {
  auto state = std::make_unique<TaskState>();
  state->scope = launch.scope;
  state->cluster = launch.cluster->cluster_name;
  state->definition = launch.definition;
  state->activates = launch.activates;
  state->client_token = launch.client_token;
  state->request = launch.request;
  state->number = number;
  Task& task = state->task;
  task.task_arn = task_arn(launch.scope, state->cluster, ids.hex(32));
  task.cluster_arn = launch.cluster->cluster_arn;
  task.task_definition_arn = launch.definition->task_definition_arn;
  task.overrides = shown_overrides(launch.overrides, *launch.definition);
  task.cpu = launch.overrides.cpu.empty() ? launch.definition->cpu : launch.overrides.cpu;
  task.memory =
      launch.overrides.memory.empty() ? launch.definition->memory : launch.overrides.memory;
  task.created_at = now;
  task.desired_status = status::kRunning;
  task.health_status = "UNKNOWN";
  task.group = launch.group;
  task.started_by = launch.started_by;
  task.enable_execute_command = launch.enable_execute_command;
  task.tags = launch.tags;
  place(*state, launch, ids);
  for (const ContainerDefinition& definition : launch.definition->container_definitions) {
    task.containers.push_back(make_container(*state, definition, ids));
  }
  return state;
}

void attach_network(TaskState& state, sim::Ids& ids) {
  for (Attachment& attachment : state.task.attachments) {
    const std::string ip = "10.0." + std::to_string(state.number / 250 % 256) + "." +
                           std::to_string(state.number % 250 + 4);
    std::string host = ip;
    for (char& c : host) c = c == '.' ? '-' : c;
    attachment.status = "ATTACHED";
    attachment.details = {
        {"subnetId", state.subnet},
        {"networkInterfaceId", "eni-" + ids.hex(17)},
        {"macAddress", "0a:" + hex_pairs(ids.hex(10))},
        {"privateDnsName", "ip-" + host + "." + state.scope.region + ".compute.internal"},
        {"privateIPv4Address", ip}};
    for (Container& container : state.task.containers) {
      container.network_interfaces = {{attachment.id, ip, ""}};
    }
  }
}

ContainerSpec container_spec(const TaskState& state, std::size_t index) {
  const ContainerDefinition& definition = state.definition->container_definitions[index];
  const Container& shown = state.task.containers[index];
  const ContainerOverride* override = override_of(state, definition.name);
  ContainerSpec spec;
  spec.account = state.scope.account;
  spec.region = state.scope.region;
  spec.cluster_arn = state.task.cluster_arn;
  spec.cluster = state.cluster;
  spec.task_arn = state.task.task_arn;
  spec.task_id = state.id();
  spec.family = state.definition->family;
  spec.revision = state.definition->revision;
  spec.group = state.task.group;
  spec.started_by = state.task.started_by;
  for (const Tag& tag : state.task.tags) spec.tags[tag.key] = tag.value;
  spec.task_cpu = state.task.cpu;
  spec.task_memory = state.task.memory;
  spec.availability_zone = state.task.availability_zone;
  spec.launch_type = state.task.launch_type;
  spec.created_at = state.task.created_at;
  spec.pull_started_at = state.task.pull_started_at;
  spec.pull_stopped_at = state.task.pull_stopped_at;
  spec.name = definition.name;
  spec.container_arn = shown.container_arn;
  spec.runtime_id = shown.runtime_id;
  spec.image = definition.image;
  spec.entry_point = definition.entry_point;
  spec.command = override && !override->command.empty() ? override->command : definition.command;
  spec.working_directory = definition.working_directory;
  for (const KeyValuePair& pair : definition.environment) spec.environment[pair.name] = pair.value;
  if (override != nullptr) {
    for (const KeyValuePair& pair : override->environment) spec.environment[pair.name] = pair.value;
  }
  for (const Secret& secret : definition.secrets) spec.secrets[secret.name] = secret.value_from;
  if (shown.cpu != "0") spec.cpu_units = std::stoi(shown.cpu);
  const std::string& memory = shown.memory.empty() ? state.task.memory : shown.memory;
  if (!memory.empty()) spec.memory_mib = std::stoi(memory);
  spec.private_ip = state.private_ip();
  for (const PortMapping& mapping : definition.port_mappings) {
    if (mapping.container_port) spec.ports.push_back(*mapping.container_port);
  }
  if (definition.log_configuration) {
    spec.log_driver = definition.log_configuration->log_driver;
    spec.log_options = definition.log_configuration->options;
  }
  spec.stop_timeout = std::chrono::seconds{definition.stop_timeout.value_or(kDefaultStopTimeoutS)};
  return spec;
}

}  // namespace ecs
