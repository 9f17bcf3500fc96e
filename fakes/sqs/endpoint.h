// Where the Query protocol serves which action. The URL of a queue, `/ACCOUNT/NAME`, is an endpoint
// of its own: it serves every action but CreateQueue and ListQueues, which are not about one queue
// and are sent to `/`.
//
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-xml.html
#pragma once

#include <string_view>

#include "fakes/aws/error.h"

namespace sqs {

// False for CreateQueue and ListQueues at a queue's path; else true.
bool is_served_at(std::string_view path, std::string_view action);
// InvalidAction, 400, for an action that the endpoint does not serve. SQS's message does not name
// the version.
aws::Error invalid_action(std::string_view action, std::string_view version);

}  // namespace sqs
