// The policy document of a queue, as AddPermission and RemovePermission edit it.
//
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html
#pragma once

#include <string>
#include <vector>

#include "fakes/sqs/queues/queue.h"

namespace sqs {

struct Permission {
  std::string label;
  std::vector<std::string> account_ids;
  std::vector<std::string> actions;  // without `SQS:`
};

// The queue's policy with one statement more. Throws InvalidParameterValue if the label is taken.
std::string policy_with(const Queue& queue, const Permission& permission);

// The queue's policy without the statement of this label; "" if it was the last. Throws
// InvalidParameterValue if there is none.
std::string policy_without(const Queue& queue, const std::string& label);

}  // namespace sqs
