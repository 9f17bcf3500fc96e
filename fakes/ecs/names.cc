#include "fakes/ecs/names.h"

#include <algorithm>

#include "fakes/aws/environment.h"
#include "fakes/aws/service.h"

namespace ecs {
namespace {

std::string arn_of(const Scope& scope, const std::string& resource) {
  return aws::arn("ecs", scope.region, scope.account, resource);
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

}  // namespace

Scope scope_of(const aws::Call& call) { return {call.caller.account, call.caller.region}; }

std::string cluster_arn(const Scope& scope, std::string_view name) {
  return arn_of(scope, "cluster/" + std::string(name));
}

std::string task_definition_arn(const Scope& scope, std::string_view family,
                                std::int32_t revision) {
  return arn_of(scope, "task-definition/" + std::string(family) + ":" + std::to_string(revision));
}

std::string task_arn(const Scope& scope, std::string_view cluster, std::string_view id) {
  return arn_of(scope, "task/" + std::string(cluster) + "/" + std::string(id));
}

std::string container_arn(const Scope& scope, std::string_view cluster, std::string_view task_id,
                          std::string_view id) {
  return arn_of(scope, "container/" + std::string(cluster) + "/" + std::string(task_id) + "/" +
                           std::string(id));
}

std::string service_arn(const Scope& scope, std::string_view cluster, std::string_view name) {
  return arn_of(scope, "service/" + std::string(cluster) + "/" + std::string(name));
}

std::string service_deployment_arn(const Scope& scope, std::string_view cluster,
                                   std::string_view service, std::string_view id) {
  return arn_of(scope, "service-deployment/" + std::string(cluster) + "/" + std::string(service) +
                           "/" + std::string(id));
}

std::string service_revision_arn(const Scope& scope, std::string_view cluster,
                                 std::string_view service, std::string_view number) {
  return arn_of(scope, "service-revision/" + std::string(cluster) + "/" + std::string(service) +
                           "/" + std::string(number));
}

std::string capacity_provider_arn(const Scope& scope, std::string_view name) {
  return arn_of(scope, "capacity-provider/" + std::string(name));
}

std::string last_part(std::string_view arn) {
  const std::size_t slash = arn.rfind('/');
  return std::string(slash == std::string_view::npos ? arn : arn.substr(slash + 1));
}

std::string as_arn(std::string_view identifier, const std::string& prefix) {
  if (identifier.starts_with("arn:")) return std::string(identifier);
  return prefix + std::string(identifier);
}

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 255 &&
         std::all_of(text.begin(), text.end(), is_name_character);
}

}  // namespace ecs
