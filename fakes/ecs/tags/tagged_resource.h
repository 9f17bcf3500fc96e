// What a resource ARN of the tagging operations means.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "fakes/ecs/common_shapes.h"
#include "fakes/ecs/names.h"

namespace ecs {

class Ecs;

struct TaggedResource {
  std::vector<Tag>* tags;
  std::function<void()> save;  // writes what was changed
};

// The cluster, service, task or task definition of that ARN.
// Errors: InvalidParameterException for what is no such ARN and for what is not there;
// ClusterNotFoundException.
TaggedResource tagged_resource(Ecs& ecs, const Scope& scope, const std::string& arn);

}  // namespace ecs
