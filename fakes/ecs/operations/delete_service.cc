#include "fakes/ecs/operations/delete_service.h"

#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/services/services.h"

namespace ecs {

const aws::Structure& DeleteServiceResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("DeleteServiceResponse").field<&DeleteServiceResponse::service>("service");
  return kShape;
}

const aws::Structure& DeleteServiceRequest::shape() {
  using S = DeleteServiceRequest;
  static const aws::Structure kShape = aws::Structure("DeleteServiceRequest")
                                           .field<&S::cluster>("cluster")
                                           .required<&S::service>("service")
                                           .field<&S::force>("force");
  return kShape;
}

DeleteServiceResponse delete_service(Ecs& ecs, const aws::Call& call,
                                     const DeleteServiceRequest& request) {
  const Cluster& cluster = ecs.clusters().require(scope_of(call), request.cluster);
  ServiceState& state = ecs.services().require(cluster, request.service);
  if (state.service.desired_count > 0 && !request.force.value_or(false)) {
    throw service_scaled_above_zero();
  }
  state.service.status = "DRAINING";
  state.service.desired_count = 0;
  ecs.services().changed(state);
  return {ecs.services().describe(state)};
}

}  // namespace ecs
