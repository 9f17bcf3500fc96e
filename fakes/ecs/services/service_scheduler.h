// Keeps as many tasks of a service running as it desires, and replaces them on a deployment.
//
// The scheduler reconciles a service a short while after each change: it starts tasks up to
// maximumPercent and stops tasks down to minimumHealthyPercent, those of older deployments first.
// If tasks repeatedly do not come to RUNNING, the scheduler waits longer each time, up to 27
// minutes.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "fakes/aws/environment.h"
#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/options.h"
#include "fakes/ecs/services/service_history.h"
#include "fakes/ecs/services/service_state.h"
#include "fakes/ecs/task_definitions/task_definitions.h"
#include "fakes/ecs/tasks/tasks.h"

namespace ecs {

class ServiceScheduler {
 public:
  using Save = std::function<void(const ServiceState&)>;

  // `save` is called after each change the scheduler makes. All must outlive this.
  ServiceScheduler(aws::Environment& environment, const Options& options, Clusters& clusters,
                   TaskDefinitions& definitions, Tasks& tasks, Save save);

  // Has a service reconciled soon.
  void wake(ServiceState& state);
  // Puts a new PRIMARY deployment before the others. Sets its id, status and times.
  void deploy(ServiceState& state, Deployment deployment);
  // To be called whenever a task of the service has changed.
  void task_changed(ServiceState& state, const TaskState& task);

  Service describe(const ServiceState& state) const;

 private:
  using TaskList = std::vector<TaskState*>;

  void wake_at(ServiceState& state, sim::Time due);
  void reconcile(ServiceState& state);
  TaskList live_tasks(const ServiceState& state) const;
  TaskList wanted_tasks(const ServiceState& state) const;

  void spare_protected(ServiceState& state, TaskList& tasks);
  void retire_deployments(ServiceState& state);
  void stop_unhealthy(ServiceState& state);
  void stop_surplus(ServiceState& state, std::int32_t desired);
  void stop_older(ServiceState& state, std::int32_t desired);
  void start_missing(ServiceState& state, std::int32_t desired);
  // How many of so many tasks there is no capacity for, as that fault strikes.
  std::int32_t without_capacity(ServiceState& state, const Launch& launch, std::int32_t tasks);
  void check_steady(ServiceState& state, std::int32_t desired);
  void finish_draining(ServiceState& state);
  void check_circuit_breaker(ServiceState& state);
  void roll_back(ServiceState& state);

  Launch make_launch(const ServiceState& state, const Deployment& deployment) const;
  void stop_tasks(ServiceState& state, const TaskList& tasks);
  void add_event(ServiceState& state, const std::string& message);

  aws::Environment& environment_;
  Options options_;
  Clusters& clusters_;
  TaskDefinitions& definitions_;
  Tasks& tasks_;
  Save save_;
  ServiceHistory history_;
  sim::Ids ids_;
  sim::Random timing_;
};

}  // namespace ecs
