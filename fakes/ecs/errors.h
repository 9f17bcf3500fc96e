// The errors that clients of Amazon ECS see, in AWS's words where they are known.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/CommonErrors.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/constraints.h"
#include "fakes/aws/error.h"

namespace aws {
struct Operation;
}

namespace ecs {

aws::Error client_exception(std::string message);
aws::Error invalid_parameter(std::string message);

aws::Error cluster_not_found();
aws::Error cluster_inactive();
aws::Error cluster_contains_services();
aws::Error cluster_contains_tasks();
aws::Error capacity_provider_not_found(std::string_view name);
aws::Error capacity_provider_not_associated();
aws::Error capacity_provider_in_use();

// Of a cluster or of an account: the setting has no such value.
aws::Error invalid_setting_value();
aws::Error long_arns_are_permanent();

aws::Error task_definition_not_found();
aws::Error task_definition_inactive();
aws::Error cannot_describe_task_definition();

aws::Error task_not_found();
aws::Error client_token_in_use(const std::vector<std::string>& task_arns);
aws::Error platform_unknown();

aws::Error service_not_found();
aws::Error service_not_active();
aws::Error service_not_idempotent();
aws::Error service_scaled_above_zero();

// What a request's shape does not allow: ClientException from RegisterTaskDefinition,
// InvalidParameterException from all others.
aws::Error invalid(const aws::Operation& operation, const std::vector<aws::Violation>& violations);

}  // namespace ecs
