// The clusters of all accounts and regions.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/ecs/clusters/cluster.h"
#include "fakes/ecs/names.h"
#include "fakes/ecs/records.h"

namespace ecs {

class Clusters {
 public:
  explicit Clusters(Records& records) : records_(records) {}

  // By name or ARN; "" is `default`. Null if there never was one. INACTIVE ones are found.
  Cluster* find(const Scope& scope, std::string_view identifier);
  // The ACTIVE cluster of that name or ARN. Throws ClusterNotFoundException.
  Cluster& require(const Scope& scope, std::string_view identifier);

  // Adds a cluster, or puts it in the place of the one with its ARN.
  Cluster& put(Cluster cluster);
  // Writes what was changed in a cluster of this registry.
  void save(const Cluster& cluster);

  // The ACTIVE ones, by name.
  std::vector<const Cluster*> active(const Scope& scope) const;

  // Reads them from the store again; pointers from before are invalid.
  void load();

 private:
  Records& records_;
  std::map<std::string, Cluster> by_arn_;
};

}  // namespace ecs
