// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html
#pragma once

#include <string>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/sqs/shapes.h"

namespace sqs {

class Sqs;

struct AddPermissionRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sqs";
  static constexpr std::string_view kOperation = "AddPermission";
  std::string queue_url;
  std::string label;
  std::vector<std::string> aws_account_ids;
  std::vector<std::string> actions;
  static const aws::Structure& shape();
};

// Adds a statement to the queue's policy, which is kept and given back but not enforced. Throws
// QueueDoesNotExist, InvalidParameterValue, MissingParameter without actions, OverLimit for more
// than seven.
EmptyResponse add_permission(Sqs& sqs, const aws::Call& call, const AddPermissionRequest& request);

}  // namespace sqs
