// The service deployments of a service, one for each release, with what became of it.
//
// A service deployment is PENDING until the scheduler reconciles the service, then IN_PROGRESS, and
// SUCCESSFUL once the service has reached a steady state with the tasks of that release. If a newer
// release begins before that, the older service deployment is stopped. The circuit breaker also
// stops a service deployment that fails, or rolls it back: it is ROLLBACK_IN_PROGRESS until the
// service is steady with its former tasks again, or until the rollback fails as well.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html
#pragma once

#include <string>

#include "fakes/aws/environment.h"
#include "fakes/ecs/services/service_deployment.h"
#include "fakes/ecs/services/service_state.h"

namespace ecs {

// In all functions here, `shown` is the service as DescribeServices shows it now.
class ServiceHistory {
 public:
  // `environment` must outlive this.
  explicit ServiceHistory(aws::Environment& environment);

  // Adds a service deployment for the new, first deployment of state.service, which follows those
  // that are in `before`.
  void begin(ServiceState& state, const Service& before);
  // The scheduler reconciles the service: a service deployment that is PENDING is IN_PROGRESS.
  void start(ServiceState& state);
  // The service is steady with its PRIMARY deployment: the service deployment is SUCCESSFUL, or its
  // rollback is.
  void succeed(ServiceState& state, const Service& shown);
  // The circuit breaker has found that the service deployment fails. If the PRIMARY deployment is
  // another one by now, the service was rolled back to that.
  void fail(ServiceState& state, const Service& shown, const std::string& reason);

 private:
  void stop(ServiceDeployment& deployment, const Service& shown, const std::string& reason);
  std::string new_id();

  aws::Environment& environment_;
  sim::Ids ids_;
};

// The service deployment, one of state.history, with the counts of its tasks as they are now; one
// that is over keeps the counts of its end.
ServiceDeployment shown_of(const ServiceDeployment& deployment, const Service& shown);

}  // namespace ecs
