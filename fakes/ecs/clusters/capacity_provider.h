// A capacity provider, as DescribeCapacityProviders gives it.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProvider.html
#pragma once

#include <string>
#include <vector>

#include "fakes/ecs/common_shapes.h"

namespace ecs {

struct CapacityProvider {
  std::string capacity_provider_arn;
  std::string name;
  std::string status;
  std::vector<Tag> tags;
  std::string type;
  static const aws::Structure& shape();
};

}  // namespace ecs
