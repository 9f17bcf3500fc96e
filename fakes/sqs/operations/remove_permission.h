// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_RemovePermission.html
#pragma once

#include <string>

#include "fakes/aws/service.h"
#include "fakes/sqs/shapes.h"

namespace sqs {

class Sqs;

struct RemovePermissionRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "RemovePermission";
  std::string queue_url;
  std::string label;
  static const aws::Structure& shape();
};

// Removes the statement of this label from the queue's policy; without statements there is no
// policy. Throws QueueDoesNotExist, InvalidParameterValue.
EmptyResponse remove_permission(Sqs& sqs, const aws::Call& call,
                                const RemovePermissionRequest& request);

}  // namespace sqs
