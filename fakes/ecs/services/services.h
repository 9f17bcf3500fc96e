// The services of all accounts and regions.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/ecs/clusters/cluster.h"
#include "fakes/ecs/names.h"
#include "fakes/ecs/records.h"
#include "fakes/ecs/services/service.h"
#include "fakes/ecs/services/service_scheduler.h"
#include "fakes/ecs/services/service_state.h"
#include "fakes/ecs/tasks/tasks.h"

namespace ecs {

class Services {
 public:
  Services(aws::Environment& environment, const Options& options, Records& records,
           Clusters& clusters, TaskDefinitions& definitions, Tasks& tasks);

  // By name or ARN, in a cluster; INACTIVE ones too, for about an hour. Null if there is none.
  ServiceState* find(const Cluster& cluster, std::string_view identifier);
  // Throws ServiceNotFoundException if there is none or it is INACTIVE.
  ServiceState& require(const Cluster& cluster, std::string_view identifier);
  ServiceState* by_arn(std::string_view arn);
  // A cluster's services that are not INACTIVE, by name.
  std::vector<ServiceState*> of_cluster(std::string_view cluster_arn);

  // Adds a service, in the place of an INACTIVE one, with its first deployment. Forgets those that
  // have been INACTIVE for an hour.
  ServiceState& add(ServiceState state, Deployment deployment);
  // Puts a new PRIMARY deployment before the others, which drain.
  void deploy(ServiceState& state, Deployment deployment) {
    scheduler_.deploy(state, std::move(deployment));
  }
  // Writes what was changed, and has the service reconciled.
  void changed(ServiceState& state);
  void save(const ServiceState& state);

  // As DescribeServices shows it: with its counts as they are now.
  Service describe(const ServiceState& state) const { return scheduler_.describe(state); }

  bool are_steady() const;
  // Whether a deployment of a service that is not INACTIVE is of this task definition.
  bool use(std::string_view task_definition_arn) const;

  // Reads them from the store again, and has the scheduler look at each of them; pointers from
  // before are invalid.
  void load();

 private:
  void task_changed(const TaskState& task);
  void forget_inactive();

  aws::Environment& environment_;
  Records& records_;
  ServiceScheduler scheduler_;
  std::map<std::string, ServiceState, std::less<>> by_arn_;
};

}  // namespace ecs
