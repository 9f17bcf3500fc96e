// Checking the ARNs that callers name topics and subscriptions by.
#pragma once

#include <string>
#include <string_view>

#include "fakes/aws/service.h"
#include "fakes/sns/sns.h"

namespace sns {

// The topic that `arn` names. Errors: InvalidParameter (`parameter` is named) for what is no ARN of
// a topic in the caller's region, NotFound for a topic that does not exist.
Topic require_topic(Sns& sns, const aws::Caller& caller, const std::string& arn,
                    std::string_view parameter = "TopicArn");
// The same for the operations on tags: a topic that does not exist is ResourceNotFound.
Topic require_tagged(Sns& sns, const aws::Caller& caller, const std::string& arn);

// Checks the form only.
void check_topic_arn(const aws::Caller& caller, const std::string& arn,
                     std::string_view parameter = "TopicArn");
void check_subscription_arn(const std::string& arn);

// The subscription that `arn` names. Errors: InvalidParameter, NotFound.
Subscription require_subscription(Sns& sns, const std::string& arn);

}  // namespace sns
