#include "fakes/ecs/operations/create_service.h"

#include "fakes/aws/decode.h"
#include "fakes/aws/encode.h"
#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/services/service_rules.h"
#include "fakes/ecs/services/services.h"
#include "fakes/ecs/tags/tags.h"
#include "fakes/ecs/task_definitions/task_definitions.h"
#include "fakes/ecs/tasks/placement.h"

namespace ecs {
namespace {

void check(const CreateServiceRequest& request) {
  if (!is_name(request.service_name)) {
    throw invalid_parameter("Service name contains invalid characters.");
  }
  if (request.scheduling_strategy == "DAEMON") {
    throw aws::not_modelled("the schedulingStrategy DAEMON");
  }
  if (request.deployment_controller && request.deployment_controller->type != "ECS") {
    throw aws::not_modelled("the deploymentController " + request.deployment_controller->type);
  }
  if (request.task_definition.empty()) {
    throw invalid_parameter("TaskDefinition can not be blank.");
  }
  if (!request.desired_count) throw invalid_parameter("Desired count can not be null.");
  check_desired_count(*request.desired_count);
  if (request.deployment_configuration) {
    check_deployment_configuration(*request.deployment_configuration);
  }
  check_tags(request.tags);
}

std::string text_of(CreateServiceRequest request) {
  request.client_token.clear();
  return aws::to_json(CreateServiceRequest::shape(), &request);
}

DeploymentConfiguration with_defaults(std::optional<DeploymentConfiguration> given) {
  DeploymentConfiguration configuration = given.value_or(DeploymentConfiguration{});
  if (!configuration.maximum_percent) configuration.maximum_percent = 200;
  if (!configuration.minimum_healthy_percent) configuration.minimum_healthy_percent = 100;
  if (!configuration.deployment_circuit_breaker) {
    configuration.deployment_circuit_breaker = DeploymentCircuitBreaker{};
  }
  return configuration;
}

Deployment make_deployment(const CreateServiceRequest& request, const TaskDefinition& definition,
                           const Placement& placement) {
  Deployment deployment;
  deployment.task_definition = definition.task_definition_arn;
  deployment.launch_type = placement.launch_type;
  deployment.capacity_provider_strategy = placement.strategy;
  deployment.platform_version = resolve_platform(request.platform_version);
  deployment.platform_family = "Linux";
  deployment.network_configuration = request.network_configuration;
  return deployment;
}

Service make_service(const CreateServiceRequest& request, const Deployment& deployment) {
  Service service;
  service.service_name = request.service_name;
  service.load_balancers = request.load_balancers;
  service.service_registries = request.service_registries;
  service.status = "ACTIVE";
  service.desired_count = *request.desired_count;
  // A service with a strategy, its own or the cluster's, shows that instead of a launch type.
  service.capacity_provider_strategy = deployment.capacity_provider_strategy;
  if (deployment.capacity_provider_strategy.empty()) service.launch_type = deployment.launch_type;
  service.platform_version = request.platform_version.empty() ? "LATEST" : request.platform_version;
  service.platform_family = deployment.platform_family;
  service.task_definition = deployment.task_definition;
  service.deployment_configuration = with_defaults(request.deployment_configuration);
  service.role_arn = request.role;
  service.placement_constraints = request.placement_constraints;
  service.placement_strategy = request.placement_strategy;
  service.network_configuration = request.network_configuration;
  service.health_check_grace_period_seconds = request.health_check_grace_period_seconds;
  service.scheduling_strategy = "REPLICA";
  service.deployment_controller = DeploymentController{"ECS"};
  service.tags = request.tags;
  service.enable_ecs_managed_tags = request.enable_ecs_managed_tags.value_or(false);
  service.propagate_tags = request.propagate_tags.empty() ? "NONE" : request.propagate_tags;
  service.enable_execute_command = request.enable_execute_command.value_or(false);
  return service;
}

}  // namespace

const aws::Structure& CreateServiceResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("CreateServiceResponse").field<&CreateServiceResponse::service>("service");
  return kShape;
}

const aws::Structure& CreateServiceRequest::shape() {
  using S = CreateServiceRequest;
  static const aws::Structure kShape =
      aws::Structure("CreateServiceRequest")
          .field<&S::cluster>("cluster")
          .required<&S::service_name>("serviceName")
          .field<&S::task_definition>("taskDefinition")
          .field<&S::load_balancers>("loadBalancers")
          .field<&S::service_registries>("serviceRegistries")
          .field<&S::desired_count>("desiredCount")
          .field<&S::client_token>("clientToken", aws::length({}, 36))
          .field<&S::launch_type>("launchType", launch_types())
          .field<&S::capacity_provider_strategy>("capacityProviderStrategy")
          .field<&S::platform_version>("platformVersion")
          .field<&S::role>("role")
          .field<&S::deployment_configuration>("deploymentConfiguration")
          .field<&S::placement_constraints>("placementConstraints")
          .field<&S::placement_strategy>("placementStrategy")
          .field<&S::network_configuration>("networkConfiguration")
          .field<&S::health_check_grace_period_seconds>("healthCheckGracePeriodSeconds")
          .field<&S::scheduling_strategy>("schedulingStrategy", aws::one_of({"REPLICA", "DAEMON"}))
          .field<&S::deployment_controller>("deploymentController")
          .field<&S::tags>("tags")
          .field<&S::enable_ecs_managed_tags>("enableECSManagedTags")
          .field<&S::propagate_tags>("propagateTags", propagate_tags_values())
          .field<&S::enable_execute_command>("enableExecuteCommand")
          .refused("serviceConnectConfiguration")
          .refused("volumeConfigurations")
          .refused("vpcLatticeConfigurations")
          .refused("availabilityZoneRebalancing");
  return kShape;
}

CreateServiceResponse create_service(Ecs& ecs, const aws::Call& call,
                                     const CreateServiceRequest& request) {
  check(request);
  const Scope scope = scope_of(call);
  const Cluster& cluster = ecs.clusters().require(scope, request.cluster);
  const std::string text = text_of(request);
  const ServiceState* found = ecs.services().find(cluster, request.service_name);
  if (found != nullptr && found->service.status == "DRAINING") {
    throw invalid_parameter("Unable to Start a service that is still Draining.");
  }
  if (found != nullptr && found->service.status == "ACTIVE") {
    if (found->request != text) throw service_not_idempotent();
    return {ecs.services().describe(*found)};
  }
  const TaskDefinition& definition =
      ecs.task_definitions().require_active(scope, request.task_definition).definition;
  const Placement placement =
      resolve_placement(cluster, request.launch_type, request.capacity_provider_strategy);
  check_definition(definition, placement.launch_type, request.network_configuration);
  check_load_balancers(request.load_balancers, definition);
  Deployment deployment = make_deployment(request, definition, placement);
  ServiceState state;
  state.scope = scope;
  state.cluster = cluster.cluster_name;
  state.request = text;
  state.service = make_service(request, deployment);
  state.service.service_arn = service_arn(scope, cluster.cluster_name, request.service_name);
  state.service.cluster_arn = cluster.cluster_arn;
  state.service.created_at = ecs.environment().now();
  state.service.created_by = "arn:aws:iam::" + scope.account + ":root";
  return {ecs.services().describe(ecs.services().add(std::move(state), std::move(deployment)))};
}

}  // namespace ecs
