// A cluster as DescribeClusters shows it now.
#pragma once

#include <string>
#include <vector>

#include "fakes/ecs/clusters/cluster.h"

namespace ecs {

class Ecs;

// With the counts of its tasks and services. What is not in `include` is left out.
Cluster view_of(Ecs& ecs, const Cluster& cluster, const std::vector<std::string>& include);

}  // namespace ecs
