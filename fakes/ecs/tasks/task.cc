#include "fakes/ecs/tasks/task.h"

namespace ecs {

using aws::Structure;

const Structure& ContainerOverride::shape() {
  using S = ContainerOverride;
  static const Structure kShape = Structure("ContainerOverride")
                                      .field<&S::name>("name")
                                      .field<&S::command>("command")
                                      .field<&S::environment>("environment")
                                      .field<&S::cpu>("cpu")
                                      .field<&S::memory>("memory")
                                      .field<&S::memory_reservation>("memoryReservation")
                                      .refused("environmentFiles")
                                      .refused("resourceRequirements");
  return kShape;
}

const Structure& TaskOverride::shape() {
  using S = TaskOverride;
  static const Structure kShape = Structure("TaskOverride")
                                      .field<&S::container_overrides>("containerOverrides")
                                      .always()
                                      .field<&S::cpu>("cpu")
                                      .field<&S::memory>("memory")
                                      .field<&S::execution_role_arn>("executionRoleArn")
                                      .field<&S::task_role_arn>("taskRoleArn")
                                      .field<&S::ephemeral_storage>("ephemeralStorage")
                                      .refused("inferenceAcceleratorOverrides");
  return kShape;
}

const Structure& NetworkInterface::shape() {
  using S = NetworkInterface;
  static const Structure kShape = Structure("NetworkInterface")
                                      .field<&S::attachment_id>("attachmentId")
                                      .field<&S::private_ipv4_address>("privateIpv4Address")
                                      .field<&S::ipv6_address>("ipv6Address");
  return kShape;
}

const Structure& NetworkBinding::shape() {
  using S = NetworkBinding;
  static const Structure kShape = Structure("NetworkBinding")
                                      .field<&S::bind_ip>("bindIP")
                                      .field<&S::container_port>("containerPort")
                                      .field<&S::host_port>("hostPort")
                                      .field<&S::protocol>("protocol");
  return kShape;
}

const Structure& ManagedAgent::shape() {
  using S = ManagedAgent;
  static const Structure kShape = Structure("ManagedAgent")
                                      .field<&S::last_started_at>("lastStartedAt")
                                      .field<&S::name>("name")
                                      .field<&S::reason>("reason")
                                      .field<&S::last_status>("lastStatus");
  return kShape;
}

const Structure& Container::shape() {
  using S = Container;
  static const Structure kShape = Structure("Container")
                                      .field<&S::container_arn>("containerArn")
                                      .field<&S::task_arn>("taskArn")
                                      .field<&S::name>("name")
                                      .field<&S::image>("image")
                                      .field<&S::runtime_id>("runtimeId")
                                      .field<&S::last_status>("lastStatus")
                                      .field<&S::exit_code>("exitCode")
                                      .field<&S::reason>("reason")
                                      .field<&S::network_bindings>("networkBindings")
                                      .always()
                                      .field<&S::network_interfaces>("networkInterfaces")
                                      .always()
                                      .field<&S::health_status>("healthStatus")
                                      .field<&S::managed_agents>("managedAgents")
                                      .field<&S::cpu>("cpu")
                                      .field<&S::memory>("memory")
                                      .field<&S::memory_reservation>("memoryReservation");
  return kShape;
}

const Structure& Task::shape() {
  using S = Task;
  static const Structure kShape = Structure("Task")
                                      .field<&S::attachments>("attachments")
                                      .always()
                                      .field<&S::attributes>("attributes")
                                      .field<&S::availability_zone>("availabilityZone")
                                      .field<&S::capacity_provider_name>("capacityProviderName")
                                      .field<&S::cluster_arn>("clusterArn")
                                      .field<&S::connectivity>("connectivity")
                                      .field<&S::connectivity_at>("connectivityAt")
                                      .field<&S::containers>("containers")
                                      .always()
                                      .field<&S::cpu>("cpu")
                                      .field<&S::created_at>("createdAt")
                                      .field<&S::desired_status>("desiredStatus")
                                      .field<&S::enable_execute_command>("enableExecuteCommand")
                                      .field<&S::execution_stopped_at>("executionStoppedAt")
                                      .field<&S::group>("group")
                                      .field<&S::health_status>("healthStatus")
                                      .field<&S::last_status>("lastStatus")
                                      .field<&S::launch_type>("launchType")
                                      .field<&S::memory>("memory")
                                      .field<&S::overrides>("overrides")
                                      .field<&S::platform_version>("platformVersion")
                                      .field<&S::platform_family>("platformFamily")
                                      .field<&S::pull_started_at>("pullStartedAt")
                                      .field<&S::pull_stopped_at>("pullStoppedAt")
                                      .field<&S::started_at>("startedAt")
                                      .field<&S::started_by>("startedBy")
                                      .field<&S::stop_code>("stopCode")
                                      .field<&S::stopped_at>("stoppedAt")
                                      .field<&S::stopped_reason>("stoppedReason")
                                      .field<&S::stopping_at>("stoppingAt")
                                      .field<&S::tags>("tags")
                                      .always()
                                      .field<&S::task_arn>("taskArn")
                                      .field<&S::task_definition_arn>("taskDefinitionArn")
                                      .field<&S::version>("version")
                                      .field<&S::ephemeral_storage>("ephemeralStorage");
  return kShape;
}

}  // namespace ecs
