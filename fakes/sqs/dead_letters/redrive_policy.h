// Reading the two redrive policies, which are JSON inside an attribute.
#pragma once

#include <string>

#include "fakes/sqs/queues/queue.h"

namespace sqs {

class Queues;

// Throws InvalidAttributeValue for text that is no JSON object, InvalidParameterValue for one
// that breaks a rule.
RedrivePolicy parse_redrive_policy(const std::string& text);
RedriveAllowPolicy parse_redrive_allow_policy(const std::string& text);

// As SQS gives it back: `{"deadLetterTargetArn":"…","maxReceiveCount":3}`.
std::string to_json(const RedrivePolicy& policy);

// Checks that the target of `queue`'s redrive policy, if it has one, exists in its account and
// region, is of its type, and allows it as a source. `text` is the policy as the client gave it.
void check_dead_letter_target(const Queue& queue, const std::string& text, const Queues& queues);

}  // namespace sqs
