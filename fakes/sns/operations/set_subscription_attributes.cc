#include "fakes/sns/operations/set_subscription_attributes.h"

#include "fakes/sns/attributes.h"
#include "fakes/sns/topic_arn.h"

namespace sns {

const aws::Structure& SetSubscriptionAttributesRequest::shape() {
  using S = SetSubscriptionAttributesRequest;
  static const aws::Structure kShape = aws::Structure("SetSubscriptionAttributesInput")
                                           .required<&S::subscription_arn>("SubscriptionArn")
                                           .required<&S::attribute_name>("AttributeName")
                                           .field<&S::attribute_value>("AttributeValue");
  return kShape;
}

EmptyResponse set_subscription_attributes(Sns& sns, const aws::Call&,
                                          const SetSubscriptionAttributesRequest& request) {
  Subscription subscription = require_subscription(sns, request.subscription_arn);
  const std::string value = request.attribute_value.value_or("");
  set_subscription_attribute(subscription.attributes, request.attribute_name, value);
  check_subscription_attribute(request.attribute_name, value, "AttributeName",
                               subscription.attributes);
  sns.subscriptions().set_attributes(subscription);
  return {};
}

}  // namespace sns
