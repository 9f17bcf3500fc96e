#include "fakes/ecs/services/service.h"

namespace ecs {

using aws::Structure;

const Structure& LoadBalancer::shape() {
  using S = LoadBalancer;
  static const Structure kShape = Structure("LoadBalancer")
                                      .field<&S::target_group_arn>("targetGroupArn")
                                      .field<&S::load_balancer_name>("loadBalancerName")
                                      .field<&S::container_name>("containerName")
                                      .field<&S::container_port>("containerPort")
                                      .refused("advancedConfiguration");
  return kShape;
}

const Structure& ServiceRegistry::shape() {
  using S = ServiceRegistry;
  static const Structure kShape = Structure("ServiceRegistry")
                                      .field<&S::registry_arn>("registryArn")
                                      .field<&S::port>("port")
                                      .field<&S::container_name>("containerName")
                                      .field<&S::container_port>("containerPort");
  return kShape;
}

const Structure& DeploymentCircuitBreaker::shape() {
  using S = DeploymentCircuitBreaker;
  static const Structure kShape = Structure("DeploymentCircuitBreaker")
                                      .required<&S::enable>("enable")
                                      .required<&S::rollback>("rollback");
  return kShape;
}

const Structure& DeploymentConfiguration::shape() {
  using S = DeploymentConfiguration;
  static const Structure kShape =
      Structure("DeploymentConfiguration")
          .field<&S::deployment_circuit_breaker>("deploymentCircuitBreaker")
          .field<&S::maximum_percent>("maximumPercent")
          .field<&S::minimum_healthy_percent>("minimumHealthyPercent")
          .refused("alarms")
          .refused("strategy")
          .refused("bakeTimeInMinutes")
          .refused("lifecycleHooks")
          .refused("linearConfiguration")
          .refused("canaryConfiguration");
  return kShape;
}

const Structure& DeploymentController::shape() {
  static const Structure kShape = Structure("DeploymentController")
                                      .required<&DeploymentController::type>(
                                          "type", aws::one_of({"ECS", "CODE_DEPLOY", "EXTERNAL"}));
  return kShape;
}

const Structure& Deployment::shape() {
  using S = Deployment;
  static const Structure kShape =
      Structure("Deployment")
          .field<&S::id>("id")
          .field<&S::status>("status")
          .field<&S::task_definition>("taskDefinition")
          .field<&S::desired_count>("desiredCount")
          .field<&S::pending_count>("pendingCount")
          .field<&S::running_count>("runningCount")
          .field<&S::failed_tasks>("failedTasks")
          .field<&S::created_at>("createdAt")
          .field<&S::updated_at>("updatedAt")
          .field<&S::capacity_provider_strategy>("capacityProviderStrategy")
          .field<&S::launch_type>("launchType")
          .field<&S::platform_version>("platformVersion")
          .field<&S::platform_family>("platformFamily")
          .field<&S::network_configuration>("networkConfiguration")
          .field<&S::rollout_state>("rolloutState")
          .field<&S::rollout_state_reason>("rolloutStateReason");
  return kShape;
}

const Structure& ServiceEvent::shape() {
  using S = ServiceEvent;
  static const Structure kShape = Structure("ServiceEvent")
                                      .field<&S::id>("id")
                                      .field<&S::created_at>("createdAt")
                                      .field<&S::message>("message");
  return kShape;
}

const Structure& Service::shape() {
  using S = Service;
  static const Structure kShape =
      Structure("Service")
          .field<&S::service_arn>("serviceArn")
          .field<&S::service_name>("serviceName")
          .field<&S::cluster_arn>("clusterArn")
          .field<&S::load_balancers>("loadBalancers")
          .always()
          .field<&S::service_registries>("serviceRegistries")
          .always()
          .field<&S::status>("status")
          .field<&S::desired_count>("desiredCount")
          .field<&S::running_count>("runningCount")
          .field<&S::pending_count>("pendingCount")
          .field<&S::launch_type>("launchType")
          .field<&S::capacity_provider_strategy>("capacityProviderStrategy")
          .field<&S::platform_version>("platformVersion")
          .field<&S::platform_family>("platformFamily")
          .field<&S::task_definition>("taskDefinition")
          .field<&S::deployment_configuration>("deploymentConfiguration")
          .field<&S::deployments>("deployments")
          .always()
          .field<&S::role_arn>("roleArn")
          .field<&S::events>("events")
          .always()
          .field<&S::created_at>("createdAt")
          .field<&S::placement_constraints>("placementConstraints")
          .always()
          .field<&S::placement_strategy>("placementStrategy")
          .always()
          .field<&S::network_configuration>("networkConfiguration")
          .field<&S::health_check_grace_period_seconds>("healthCheckGracePeriodSeconds")
          .field<&S::scheduling_strategy>("schedulingStrategy")
          .field<&S::deployment_controller>("deploymentController")
          .field<&S::tags>("tags")
          .field<&S::created_by>("createdBy")
          .field<&S::enable_ecs_managed_tags>("enableECSManagedTags")
          .field<&S::propagate_tags>("propagateTags")
          .field<&S::enable_execute_command>("enableExecuteCommand");
  return kShape;
}

}  // namespace ecs
