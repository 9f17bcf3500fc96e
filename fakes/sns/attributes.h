// The attributes that topics and subscriptions may be given.
//
// https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
// https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html
#pragma once

#include <string>
#include <string_view>

namespace sns {

// Throws InvalidParameter for a name that SNS does not know (`parameter` is named) or a value it
// does not take, and BacklotNotModelled for what SNS knows and Backlot does not do.
void check_topic_attribute(const std::string& name, const std::string& value,
                           std::string_view parameter);
void check_subscription_attribute(const std::string& name, const std::string& value,
                                  std::string_view parameter);

}  // namespace sns
