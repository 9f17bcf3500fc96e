// The secrets of a container, whose values the world file gives.
#pragma once

#include <map>
#include <string>

#include "fakes/ecs/runner.h"
#include "harness/programs/environment.h"

namespace harness {

// The variables that `spec` reads from secrets. `known` has values by `valueFrom`: the ARN of a
// secret in Secrets Manager, where `valueFrom` may go on with a JSON key, or the ARN or the name of
// a parameter in Parameter Store. ecs::ContainerStartError, in AWS's words, for one that is not
// there.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html
Variables secrets_of(const ecs::ContainerSpec& spec,
                     const std::map<std::string, std::string>& known);

}  // namespace harness
