// Deletes a service that is scaled to zero, or any with `force`: it drains, then is INACTIVE.
// Errors: ClusterNotFoundException; ServiceNotFoundException; InvalidParameterException
// `The service cannot be stopped while it is scaled above 0.`
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fakes/aws/service.h"
#include "fakes/ecs/services/service.h"

namespace ecs {

class Ecs;

struct DeleteServiceResponse {
  Service service;
  static const aws::Structure& shape();
};

struct DeleteServiceRequest {
  using Response = DeleteServiceResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "DeleteService";
  std::string cluster;
  std::string service;
  std::optional<bool> force;
  static const aws::Structure& shape();
};

DeleteServiceResponse delete_service(Ecs& ecs, const aws::Call& call,
                                     const DeleteServiceRequest& request);

}  // namespace ecs
