// The attributes that topics and subscriptions may be given.
//
// https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
// https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/sns/filters/filter_policy.h"

namespace sns {

// Throws InvalidParameter for a name that SNS does not know (`parameter` is named) or a value it
// does not take, and BacklotNotModelled for what SNS knows and Backlot does not do.
void check_topic_attribute(const std::string& name, const std::string& value,
                           std::string_view parameter);

// All names that SNS knows, modelled here or not.
std::vector<std::string_view> topic_attributes();
std::vector<std::string_view> subscription_attributes();

using SubscriptionAttributes = std::map<std::string, std::string>;

// `all` are the attributes that the subscription would have with this one: a filter policy and its
// scope must fit each other.
void check_subscription_attribute(const std::string& name, const std::string& value,
                                  std::string_view parameter, const SubscriptionAttributes& all);

// The scope of the subscription's filter policy. REQUIRES: the attributes were checked.
FilterScope filter_scope(const SubscriptionAttributes& attributes);

// The ARN of the dead-letter queue of the subscription's redrive policy; "" if it has none.
// REQUIRES: the attributes were checked.
std::string dead_letter_queue(const SubscriptionAttributes& attributes);

// Keeps an attribute that was checked, as SNS keeps it: RawMessageDelivery in small letters, and an
// empty FilterPolicy or RedrivePolicy takes the old one away.
void set_subscription_attribute(SubscriptionAttributes& attributes, const std::string& name,
                                const std::string& value);

// True if a subscription with the attributes `kept` has this one too, be it by default.
bool has_subscription_attribute(const SubscriptionAttributes& kept, const std::string& name,
                                const std::string& value);

}  // namespace sns
