// ARNs and names of what ECS holds, in the long format.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace aws {
struct Call;
}

namespace ecs {

// Where something is: nothing is seen from another account or region.
struct Scope {
  std::string account;
  std::string region;
  friend auto operator<=>(const Scope&, const Scope&) = default;
};

Scope scope_of(const aws::Call& call);

std::string cluster_arn(const Scope& scope, std::string_view name);
std::string task_definition_arn(const Scope& scope, std::string_view family, std::int32_t revision);
std::string task_arn(const Scope& scope, std::string_view cluster, std::string_view id);
std::string container_arn(const Scope& scope, std::string_view cluster, std::string_view task_id,
                          std::string_view id);
std::string service_arn(const Scope& scope, std::string_view cluster, std::string_view name);
std::string service_deployment_arn(const Scope& scope, std::string_view cluster,
                                   std::string_view service, std::string_view id);
std::string service_revision_arn(const Scope& scope, std::string_view cluster,
                                 std::string_view service, std::string_view number);
std::string capacity_provider_arn(const Scope& scope, std::string_view name);

// What follows the last `/`: a task's id, a service's or cluster's name.
std::string last_part(std::string_view arn);

// An identifier that a client gives, as an ARN: it is an ARN itself, or the last part of one that
// `prefix` begins.
std::string as_arn(std::string_view identifier, const std::string& prefix);

// 1 to 255 letters, digits, hyphens and underscores: names of clusters, families, services and
// containers.
bool is_name(std::string_view text);

}  // namespace ecs
