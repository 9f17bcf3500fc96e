#include "fakes/ecs/clusters/capacity_provider.h"

namespace ecs {

const aws::Structure& CapacityProvider::shape() {
  using S = CapacityProvider;
  static const aws::Structure kShape = aws::Structure("CapacityProvider")
                                           .field<&S::capacity_provider_arn>("capacityProviderArn")
                                           .field<&S::name>("name")
                                           .field<&S::status>("status")
                                           .field<&S::tags>("tags")
                                           .always()
                                           .field<&S::type>("type");
  return kShape;
}

}  // namespace ecs
