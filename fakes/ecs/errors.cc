#include "fakes/ecs/errors.h"

#include <utility>

#include "fakes/aws/service.h"
#include "sim/journal/json_writer.h"

namespace ecs {

using aws::Error;

Error client_exception(std::string message) {
  return Error("ClientException", 400, std::move(message));
}

Error invalid_parameter(std::string message) {
  return Error("InvalidParameterException", 400, std::move(message));
}

Error cluster_not_found() { return Error("ClusterNotFoundException", 400, "Cluster not found."); }

Error cluster_inactive() {
  return Error("ClusterNotFoundException", 400, "The referenced cluster was inactive.");
}

Error cluster_contains_services() {
  return Error("ClusterContainsServicesException", 400,
               "The Cluster cannot be deleted while Services are active.");
}

Error cluster_contains_tasks() {
  return Error("ClusterContainsTasksException", 400,
               "The Cluster cannot be deleted while Tasks are active.");
}

Error capacity_provider_not_found(std::string_view name) {
  return invalid_parameter("The specified capacity provider '" + std::string(name) +
                           "' was not found. Specify a valid capacity provider and try again.");
}

Error capacity_provider_not_associated() {
  return invalid_parameter(
      "The specified capacity provider strategy cannot contain a capacity provider that is not "
      "associated with the cluster. Associate the capacity provider with the cluster or specify a "
      "valid capacity provider and try again.");
}

Error capacity_provider_in_use() {
  return Error("ResourceInUseException", 400,
               "The specified capacity provider is in use and cannot be removed.");
}

Error invalid_setting_value() { return invalid_parameter("Invalid setting 'value'"); }

Error long_arns_are_permanent() {
  return invalid_parameter("You can no longer disable Long Arn settings");
}

Error task_definition_not_found() { return client_exception("TaskDefinition not found."); }

Error task_definition_inactive() { return client_exception("TaskDefinition is inactive"); }

Error cannot_describe_task_definition() {
  return client_exception("Unable to describe task definition.");
}

Error task_not_found() { return invalid_parameter("The referenced task was not found."); }

Error client_token_in_use(const std::vector<std::string>& task_arns) {
  sim::JsonWriter json;
  json.begin_object().key("resourceIds").begin_array();
  for (const std::string& arn : task_arns) json.value(arn);
  json.end_array().end_object();
  return Error("ConflictException", 400,
               "The provided clientToken is already in use with a different RunTask request.")
      .with_fields(json.take());
}

Error platform_unknown() {
  return Error("PlatformUnknownException", 400, "The specified platform does not exist.");
}

Error service_not_found() { return Error("ServiceNotFoundException", 400, "Service not found."); }

Error service_not_active() {
  return Error("ServiceNotActiveException", 400, "Service was not ACTIVE.");
}

Error service_not_idempotent() {
  return invalid_parameter("Creation of service was not idempotent.");
}

Error service_scaled_above_zero() {
  return invalid_parameter("The service cannot be stopped while it is scaled above 0.");
}

Error invalid(const aws::Operation& operation, const std::vector<aws::Violation>& violations) {
  const std::string message = aws::describe(violations);
  return operation.name == "RegisterTaskDefinition" ? client_exception(message)
                                                    : invalid_parameter(message);
}

}  // namespace ecs
