// What became of the deployments of a service: its service deployments.
//
// One is PENDING until the scheduler looks at the service, then IN_PROGRESS, and SUCCESSFUL once
// the service is steady with it. The next one stops one that is not over. The circuit breaker stops
// it too, or rolls it back: then it is ROLLBACK_IN_PROGRESS until the service is steady as it was,
// or until that fails as well.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html
#pragma once

#include <string>
#include <string_view>

#include "fakes/aws/environment.h"
#include "fakes/ecs/services/service_deployment.h"
#include "fakes/ecs/services/service_state.h"

namespace ecs {

// In all of these `shown` is the service as DescribeServices shows it now.
class ServiceHistory {
 public:
  // `environment` must outlive this.
  explicit ServiceHistory(aws::Environment& environment);

  // A new deployment, the first of state.service, follows those that are in `before`.
  void begin(ServiceState& state, const Service& before);
  // The scheduler looks at the service.
  void start(ServiceState& state);
  // The service is steady with its PRIMARY deployment.
  void succeed(ServiceState& state, const Service& shown);
  // The circuit breaker has found that it fails. If the PRIMARY deployment is another one by now,
  // it was rolled back to that.
  void fail(ServiceState& state, const Service& shown, const std::string& reason);

 private:
  void stop(ServiceDeployment& deployment, const Service& shown, const std::string& reason);
  std::string new_id(const ServiceState& state);

  aws::Environment& environment_;
  sim::Random ids_;
};

// One of state.history with its counts as they are now; those of one that is over are those of its
// end.
ServiceDeployment shown_of(const ServiceDeployment& deployment, const Service& shown);

}  // namespace ecs
