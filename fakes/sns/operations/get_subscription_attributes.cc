#include "fakes/sns/operations/get_subscription_attributes.h"

#include "fakes/sns/topic_arn.h"

namespace sns {

const aws::Structure& GetSubscriptionAttributesRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("GetSubscriptionAttributesInput")
          .required<&GetSubscriptionAttributesRequest::subscription_arn>("SubscriptionArn");
  return kShape;
}

const aws::Structure& GetSubscriptionAttributesResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("GetSubscriptionAttributesResponse")
          .field<&GetSubscriptionAttributesResponse::attributes>("Attributes");
  return kShape;
}

GetSubscriptionAttributesResponse get_subscription_attributes(
    Sns& sns, const aws::Call&, const GetSubscriptionAttributesRequest& request) {
  const Subscription subscription = require_subscription(sns, request.subscription_arn);
  GetSubscriptionAttributesResponse response;
  response.attributes = {
      {"SubscriptionArn", subscription.arn},
      {"TopicArn", subscription.topic},
      {"Owner", subscription.owner},
      {"Protocol", subscription.protocol},
      {"Endpoint", subscription.endpoint},
      {"RawMessageDelivery", "false"},
      {"PendingConfirmation", "false"},
      {"ConfirmationWasAuthenticated", "true"},
      {"SubscriptionPrincipal", aws::arn("iam", "", subscription.owner, "user/backlot")},
  };
  for (const auto& [name, value] : subscription.attributes) response.attributes[name] = value;
  // SNS shows the scope only together with a policy.
  if (subscription.attributes.contains("FilterPolicy")) {
    response.attributes.try_emplace("FilterPolicyScope", "MessageAttributes");
  } else {
    response.attributes.erase("FilterPolicyScope");
  }
  return response;
}

}  // namespace sns
