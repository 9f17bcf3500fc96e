#include "harness/world/actor.h"

#include <string_view>

namespace harness {
namespace {

std::string container_id(const ecs::ContainerSpec& spec) {
  const auto found = spec.environment.find("CONTAINER_ID");
  return found == spec.environment.end() ? std::string{} : found->second;
}

}  // namespace

std::string actor_of(const ecs::ContainerSpec& spec) {
  const std::string id = container_id(spec);
  return id.empty() ? spec.family : "container/" + id;
}

bool is_called(const ecs::ContainerSpec& spec, std::string_view name) {
  return container_id(spec) == name || spec.family == name || spec.task_arn == name;
}

}  // namespace harness
