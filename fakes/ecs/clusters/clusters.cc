#include "fakes/ecs/clusters/clusters.h"

#include <utility>

#include "fakes/ecs/errors.h"

namespace ecs {

Cluster* Clusters::find(const Scope& scope, std::string_view identifier) {
  const std::string prefix = cluster_arn(scope, "");
  const std::string arn = as_arn(identifier.empty() ? "default" : identifier, prefix);
  if (!arn.starts_with(prefix)) return nullptr;
  const auto found = by_arn_.find(arn);
  return found == by_arn_.end() ? nullptr : &found->second;
}

Cluster& Clusters::require(const Scope& scope, std::string_view identifier) {
  Cluster* cluster = find(scope, identifier);
  if (cluster == nullptr) throw cluster_not_found();
  if (cluster->status != "ACTIVE") throw cluster_inactive();
  return *cluster;
}

Cluster& Clusters::put(Cluster cluster) {
  Cluster& kept = by_arn_[cluster.cluster_arn];
  kept = std::move(cluster);
  save(kept);
  return kept;
}

void Clusters::save(const Cluster& cluster) {
  records_.save(Kind::kCluster, cluster.cluster_arn, cluster);
}

std::vector<const Cluster*> Clusters::active(const Scope& scope) const {
  std::vector<const Cluster*> result;
  const std::string prefix = cluster_arn(scope, "");
  for (auto it = by_arn_.lower_bound(prefix); it != by_arn_.end(); ++it) {
    if (!it->first.starts_with(prefix)) break;
    if (it->second.status == "ACTIVE") result.push_back(&it->second);
  }
  return result;
}

void Clusters::load() {
  by_arn_.clear();
  records_.load<Cluster>(Kind::kCluster, [this](Cluster cluster) {
    std::string arn = cluster.cluster_arn;
    by_arn_[std::move(arn)] = std::move(cluster);
  });
}

}  // namespace ecs
