#include "fakes/ecs/operations/update_service.h"

#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/services/service_rules.h"
#include "fakes/ecs/services/services.h"
#include "fakes/ecs/task_definitions/task_definitions.h"
#include "fakes/ecs/tasks/placement.h"

namespace ecs {
namespace {

void merge(DeploymentConfiguration& into, const DeploymentConfiguration& from) {
  if (from.deployment_circuit_breaker) {
    into.deployment_circuit_breaker = from.deployment_circuit_breaker;
  }
  if (from.maximum_percent) into.maximum_percent = from.maximum_percent;
  if (from.minimum_healthy_percent) into.minimum_healthy_percent = from.minimum_healthy_percent;
}

// Applies the changes that leave the tasks alone.
void apply_settings(Service& service, const UpdateServiceRequest& request) {
  if (request.desired_count) service.desired_count = *request.desired_count;
  if (request.deployment_configuration) {
    merge(service.deployment_configuration, *request.deployment_configuration);
    check_deployment_configuration(service.deployment_configuration);
  }
  if (request.placement_constraints) {
    service.placement_constraints = *request.placement_constraints;
  }
  if (request.placement_strategy) service.placement_strategy = *request.placement_strategy;
  if (request.health_check_grace_period_seconds) {
    service.health_check_grace_period_seconds = request.health_check_grace_period_seconds;
  }
  if (request.enable_execute_command) {
    service.enable_execute_command = *request.enable_execute_command;
  }
  if (request.enable_ecs_managed_tags) {
    service.enable_ecs_managed_tags = *request.enable_ecs_managed_tags;
  }
  if (!request.propagate_tags.empty()) service.propagate_tags = request.propagate_tags;
}

// Applies the changes that need new tasks. Returns whether there are any.
bool apply_to_tasks(Service& service, Deployment& deployment, const Cluster& cluster,
                    const UpdateServiceRequest& request, const TaskDefinition& definition) {
  bool is_new = deployment.task_definition != definition.task_definition_arn;
  deployment.task_definition = service.task_definition = definition.task_definition_arn;
  if (request.network_configuration) {
    deployment.network_configuration = service.network_configuration =
        request.network_configuration;
    is_new = true;
  }
  if (!request.platform_version.empty()) {
    service.platform_version = request.platform_version;
    deployment.platform_version = resolve_platform(request.platform_version);
    is_new = true;
  }
  if (!request.capacity_provider_strategy.empty()) {
    const Placement placement = resolve_placement(cluster, "", request.capacity_provider_strategy);
    service.capacity_provider_strategy = request.capacity_provider_strategy;
    service.launch_type.clear();
    deployment.launch_type = placement.launch_type;
    deployment.capacity_provider_strategy = placement.strategy;
    is_new = true;
  }
  if (request.load_balancers) {
    check_load_balancers(*request.load_balancers, definition);
    service.load_balancers = *request.load_balancers;
    is_new = true;
  }
  if (request.service_registries) {
    service.service_registries = *request.service_registries;
    is_new = true;
  }
  check_definition(definition, deployment.launch_type, deployment.network_configuration);
  return is_new || request.force_new_deployment.value_or(false);
}

// A task definition that is INACTIVE by now may go on being used.
const TaskDefinition& definition_for(Ecs& ecs, const Scope& scope, const Service& service,
                                     const UpdateServiceRequest& request) {
  if (request.task_definition.empty()) {
    return ecs.task_definitions().find(scope, service.task_definition)->definition;
  }
  return ecs.task_definitions().require_active(scope, request.task_definition).definition;
}

}  // namespace

const aws::Structure& UpdateServiceResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("UpdateServiceResponse").field<&UpdateServiceResponse::service>("service");
  return kShape;
}

const aws::Structure& UpdateServiceRequest::shape() {
  using S = UpdateServiceRequest;
  static const aws::Structure kShape =
      aws::Structure("UpdateServiceRequest")
          .field<&S::cluster>("cluster")
          .required<&S::service>("service")
          .field<&S::desired_count>("desiredCount")
          .field<&S::task_definition>("taskDefinition")
          .field<&S::capacity_provider_strategy>("capacityProviderStrategy")
          .field<&S::deployment_configuration>("deploymentConfiguration")
          .field<&S::network_configuration>("networkConfiguration")
          .field<&S::placement_constraints>("placementConstraints")
          .field<&S::placement_strategy>("placementStrategy")
          .field<&S::platform_version>("platformVersion")
          .field<&S::force_new_deployment>("forceNewDeployment")
          .field<&S::health_check_grace_period_seconds>("healthCheckGracePeriodSeconds")
          .field<&S::enable_execute_command>("enableExecuteCommand")
          .field<&S::enable_ecs_managed_tags>("enableECSManagedTags")
          .field<&S::load_balancers>("loadBalancers")
          .field<&S::propagate_tags>("propagateTags", propagate_tags_values())
          .field<&S::service_registries>("serviceRegistries")
          .refused("serviceConnectConfiguration")
          .refused("volumeConfigurations")
          .refused("vpcLatticeConfigurations")
          .refused("availabilityZoneRebalancing")
          .refused("deploymentController");
  return kShape;
}

UpdateServiceResponse update_service(Ecs& ecs, const aws::Call& call,
                                     const UpdateServiceRequest& request) {
  const Scope scope = scope_of(call);
  if (request.desired_count) check_desired_count(*request.desired_count);
  const Cluster& cluster = ecs.clusters().require(scope, request.cluster);
  ServiceState* state = ecs.services().find(cluster, request.service);
  if (state == nullptr) throw service_not_found();
  if (state->service.status != "ACTIVE") throw service_not_active();
  // The changes are made on copies, since a later check may still refuse the request.
  Service service = state->service;
  Deployment deployment = service.deployments.front();
  deployment.failed_tasks = 0;
  const TaskDefinition& definition = definition_for(ecs, scope, service, request);
  apply_settings(service, request);
  const bool is_new = apply_to_tasks(service, deployment, cluster, request, definition);
  state->service = std::move(service);
  state->is_steady = false;
  if (is_new) ecs.services().deploy(*state, std::move(deployment));
  ecs.services().changed(*state);
  return {ecs.services().describe(*state)};
}

}  // namespace ecs
