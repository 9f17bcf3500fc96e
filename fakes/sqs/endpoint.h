// Which actions are served where, in the Query protocol: a queue's URL, `/ACCOUNT/NAME`, is an
// endpoint of its own, for all actions but those that are of no one queue.
//
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-xml.html
#pragma once

#include <string_view>

#include "fakes/aws/error.h"

namespace sqs {

// False for CreateQueue and ListQueues at a queue's path; else true.
bool is_served_at(std::string_view path, std::string_view action);
// InvalidAction 400, worded by the endpoint; the version is not said.
aws::Error invalid_action(std::string_view action, std::string_view version);

}  // namespace sqs
