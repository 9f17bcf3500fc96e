#include "fakes/ecs/task_definitions/container_definition.h"

namespace ecs {

using aws::Structure;

const Structure& RepositoryCredentials::shape() {
  static const Structure kShape =
      Structure("RepositoryCredentials")
          .required<&RepositoryCredentials::credentials_parameter>("credentialsParameter");
  return kShape;
}

const Structure& PortMapping::shape() {
  using S = PortMapping;
  static const Structure kShape =
      Structure("PortMapping")
          .field<&S::container_port>("containerPort")
          .field<&S::host_port>("hostPort")
          .field<&S::protocol>("protocol", aws::one_of({"tcp", "udp"}))
          .field<&S::name>("name")
          .field<&S::app_protocol>("appProtocol", aws::one_of({"http", "http2", "grpc"}))
          .refused("containerPortRange");
  return kShape;
}

const Structure& MountPoint::shape() {
  using S = MountPoint;
  static const Structure kShape = Structure("MountPoint")
                                      .field<&S::source_volume>("sourceVolume")
                                      .field<&S::container_path>("containerPath")
                                      .field<&S::read_only>("readOnly");
  return kShape;
}

const Structure& VolumeFrom::shape() {
  using S = VolumeFrom;
  static const Structure kShape = Structure("VolumeFrom")
                                      .field<&S::source_container>("sourceContainer")
                                      .field<&S::read_only>("readOnly");
  return kShape;
}

const Structure& Secret::shape() {
  static const Structure kShape =
      Structure("Secret").required<&Secret::name>("name").required<&Secret::value_from>(
          "valueFrom");
  return kShape;
}

const Structure& ContainerDependency::shape() {
  using S = ContainerDependency;
  static const Structure kShape =
      Structure("ContainerDependency")
          .required<&S::container_name>("containerName")
          .required<&S::condition>("condition",
                                   aws::one_of({"START", "COMPLETE", "SUCCESS", "HEALTHY"}));
  return kShape;
}

const Structure& HostEntry::shape() {
  static const Structure kShape = Structure("HostEntry")
                                      .required<&HostEntry::hostname>("hostname")
                                      .required<&HostEntry::ip_address>("ipAddress");
  return kShape;
}

const Structure& Ulimit::shape() {
  static const Structure kShape =
      Structure("Ulimit")
          .required<&Ulimit::name>(
              "name",
              aws::one_of({"core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice",
                           "nofile", "nproc", "rss", "rtprio", "rttime", "sigpending", "stack"}))
          .required<&Ulimit::soft_limit>("softLimit")
          .required<&Ulimit::hard_limit>("hardLimit");
  return kShape;
}

const Structure& LogConfiguration::shape() {
  using S = LogConfiguration;
  static const Structure kShape =
      Structure("LogConfiguration")
          .required<&S::log_driver>(
              "logDriver", aws::one_of({"json-file", "syslog", "journald", "gelf", "fluentd",
                                        "awslogs", "splunk", "awsfirelens"}))
          .field<&S::options>("options")
          .field<&S::secret_options>("secretOptions");
  return kShape;
}

const Structure& HealthCheck::shape() {
  using S = HealthCheck;
  static const Structure kShape = Structure("HealthCheck")
                                      .required<&S::command>("command")
                                      .field<&S::interval>("interval")
                                      .field<&S::timeout>("timeout")
                                      .field<&S::retries>("retries")
                                      .field<&S::start_period>("startPeriod");
  return kShape;
}

const Structure& SystemControl::shape() {
  static const Structure kShape = Structure("SystemControl")
                                      .field<&SystemControl::system_namespace>("namespace")
                                      .field<&SystemControl::value>("value");
  return kShape;
}

const Structure& KernelCapabilities::shape() {
  static const Structure kShape = Structure("KernelCapabilities")
                                      .field<&KernelCapabilities::add>("add")
                                      .field<&KernelCapabilities::drop>("drop");
  return kShape;
}

const Structure& Device::shape() {
  static const Structure kShape = Structure("Device")
                                      .required<&Device::host_path>("hostPath")
                                      .field<&Device::container_path>("containerPath")
                                      .field<&Device::permissions>("permissions")
                                      .elements(aws::one_of({"read", "write", "mknod"}));
  return kShape;
}

const Structure& Tmpfs::shape() {
  static const Structure kShape = Structure("Tmpfs")
                                      .required<&Tmpfs::container_path>("containerPath")
                                      .required<&Tmpfs::size>("size")
                                      .field<&Tmpfs::mount_options>("mountOptions");
  return kShape;
}

const Structure& LinuxParameters::shape() {
  using S = LinuxParameters;
  static const Structure kShape = Structure("LinuxParameters")
                                      .field<&S::capabilities>("capabilities")
                                      .field<&S::devices>("devices")
                                      .field<&S::init_process_enabled>("initProcessEnabled")
                                      .field<&S::shared_memory_size>("sharedMemorySize")
                                      .field<&S::tmpfs>("tmpfs")
                                      .field<&S::max_swap>("maxSwap")
                                      .field<&S::swappiness>("swappiness");
  return kShape;
}

const Structure& ContainerDefinition::shape() {
  using S = ContainerDefinition;
  static const Structure kShape = Structure("ContainerDefinition")
                                      .field<&S::name>("name")
                                      .field<&S::image>("image")
                                      .field<&S::repository_credentials>("repositoryCredentials")
                                      .field<&S::cpu>("cpu")
                                      .field<&S::memory>("memory")
                                      .field<&S::memory_reservation>("memoryReservation")
                                      .field<&S::links>("links")
                                      .field<&S::port_mappings>("portMappings")
                                      .always()
                                      .field<&S::essential>("essential")
                                      .field<&S::entry_point>("entryPoint")
                                      .field<&S::command>("command")
                                      .field<&S::environment>("environment")
                                      .always()
                                      .field<&S::mount_points>("mountPoints")
                                      .always()
                                      .field<&S::volumes_from>("volumesFrom")
                                      .always()
                                      .field<&S::linux_parameters>("linuxParameters")
                                      .field<&S::secrets>("secrets")
                                      .field<&S::depends_on>("dependsOn")
                                      .field<&S::start_timeout>("startTimeout")
                                      .field<&S::stop_timeout>("stopTimeout")
                                      .field<&S::hostname>("hostname")
                                      .field<&S::user>("user")
                                      .field<&S::working_directory>("workingDirectory")
                                      .field<&S::disable_networking>("disableNetworking")
                                      .field<&S::privileged>("privileged")
                                      .field<&S::readonly_root_filesystem>("readonlyRootFilesystem")
                                      .field<&S::dns_servers>("dnsServers")
                                      .field<&S::dns_search_domains>("dnsSearchDomains")
                                      .field<&S::extra_hosts>("extraHosts")
                                      .field<&S::docker_security_options>("dockerSecurityOptions")
                                      .field<&S::interactive>("interactive")
                                      .field<&S::pseudo_terminal>("pseudoTerminal")
                                      .field<&S::docker_labels>("dockerLabels")
                                      .field<&S::ulimits>("ulimits")
                                      .field<&S::log_configuration>("logConfiguration")
                                      .field<&S::health_check>("healthCheck")
                                      .field<&S::system_controls>("systemControls")
                                      .always()
                                      .refused("environmentFiles")
                                      .refused("resourceRequirements")
                                      .refused("firelensConfiguration")
                                      .refused("credentialSpecs")
                                      .refused("restartPolicy")
                                      .refused("versionConsistency");
  return kShape;
}

}  // namespace ecs
