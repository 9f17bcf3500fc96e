// One container of a task definition.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fakes/ecs/common_shapes.h"

namespace ecs {

struct RepositoryCredentials {
  std::string credentials_parameter;
  static const aws::Structure& shape();
};

struct PortMapping {
  std::optional<std::int32_t> container_port;
  std::optional<std::int32_t> host_port;
  std::string protocol;
  std::string name;
  std::string app_protocol;
  static const aws::Structure& shape();
};

struct MountPoint {
  std::string source_volume;
  std::string container_path;
  std::optional<bool> read_only;
  static const aws::Structure& shape();
};

struct VolumeFrom {
  std::string source_container;
  std::optional<bool> read_only;
  static const aws::Structure& shape();
};

struct Secret {
  std::string name;
  std::string value_from;
  static const aws::Structure& shape();
};

struct ContainerDependency {
  std::string container_name;
  std::string condition;
  static const aws::Structure& shape();
};

struct HostEntry {
  std::string hostname;
  std::string ip_address;
  static const aws::Structure& shape();
};

struct Ulimit {
  std::string name;
  std::int32_t soft_limit = 0;
  std::int32_t hard_limit = 0;
  static const aws::Structure& shape();
};

struct LogConfiguration {
  std::string log_driver;
  std::map<std::string, std::string> options;
  std::vector<Secret> secret_options;
  static const aws::Structure& shape();
};

struct HealthCheck {
  std::vector<std::string> command;
  std::optional<std::int32_t> interval;
  std::optional<std::int32_t> timeout;
  std::optional<std::int32_t> retries;
  std::optional<std::int32_t> start_period;
  static const aws::Structure& shape();
};

struct SystemControl {
  std::string system_namespace;
  std::string value;
  static const aws::Structure& shape();
};

struct KernelCapabilities {
  std::vector<std::string> add;
  std::vector<std::string> drop;
  static const aws::Structure& shape();
};

struct Device {
  std::string host_path;
  std::string container_path;
  std::vector<std::string> permissions;
  static const aws::Structure& shape();
};

struct Tmpfs {
  std::string container_path;
  std::int32_t size = 0;
  std::vector<std::string> mount_options;
  static const aws::Structure& shape();
};

struct LinuxParameters {
  std::optional<KernelCapabilities> capabilities;
  std::vector<Device> devices;
  std::optional<bool> init_process_enabled;
  std::optional<std::int32_t> shared_memory_size;
  std::vector<Tmpfs> tmpfs;
  std::optional<std::int32_t> max_swap;
  std::optional<std::int32_t> swappiness;
  static const aws::Structure& shape();
};

struct ContainerDefinition {
  std::string name;
  std::string image;
  std::optional<RepositoryCredentials> repository_credentials;
  std::int32_t cpu = 0;
  std::optional<std::int32_t> memory;
  std::optional<std::int32_t> memory_reservation;
  std::vector<std::string> links;
  std::vector<PortMapping> port_mappings;
  std::optional<bool> essential;
  std::vector<std::string> entry_point;
  std::vector<std::string> command;
  std::vector<KeyValuePair> environment;
  std::vector<MountPoint> mount_points;
  std::vector<VolumeFrom> volumes_from;
  std::optional<LinuxParameters> linux_parameters;
  std::vector<Secret> secrets;
  std::vector<ContainerDependency> depends_on;
  std::optional<std::int32_t> start_timeout;
  std::optional<std::int32_t> stop_timeout;
  std::string hostname;
  std::string user;
  std::string working_directory;
  std::optional<bool> disable_networking;
  std::optional<bool> privileged;
  std::optional<bool> readonly_root_filesystem;
  std::vector<std::string> dns_servers;
  std::vector<std::string> dns_search_domains;
  std::vector<HostEntry> extra_hosts;
  std::vector<std::string> docker_security_options;
  std::optional<bool> interactive;
  std::optional<bool> pseudo_terminal;
  std::map<std::string, std::string> docker_labels;
  std::vector<Ulimit> ulimits;
  std::optional<LogConfiguration> log_configuration;
  std::optional<HealthCheck> health_check;
  std::vector<SystemControl> system_controls;

  bool is_essential() const { return essential.value_or(true); }
  static const aws::Structure& shape();
};

}  // namespace ecs
