// The name by which a container is an actor in the journal.
#pragma once

#include <string>

#include "fakes/ecs/runner.h"

namespace harness {

// `container/acme-site-jo` for a container with a CONTAINER_ID, else the task's family.
std::string actor_of(const ecs::ContainerSpec& spec);

// True if people mean this container by `name`: its CONTAINER_ID, family or task ARN.
bool is_called(const ecs::ContainerSpec& spec, std::string_view name);

}  // namespace harness
