// What CreateService and UpdateService check alike.
#pragma once

#include "fakes/ecs/services/service.h"
#include "fakes/ecs/task_definitions/task_definition.h"

namespace ecs {

// Throws InvalidParameterException for a count that is negative or too large.
void check_desired_count(std::int32_t count);

// Throws InvalidParameterException for percentages that would keep a deployment from going on.
void check_deployment_configuration(const DeploymentConfiguration& configuration);

// Throws InvalidParameterException for a load balancer whose container or port the task
// definition does not have.
void check_load_balancers(const std::vector<LoadBalancer>& balancers,
                          const TaskDefinition& definition);

}  // namespace ecs
