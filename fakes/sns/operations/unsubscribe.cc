#include "fakes/sns/operations/unsubscribe.h"

#include <algorithm>

#include "fakes/sns/errors.h"
#include "fakes/sns/topic_arn.h"

namespace sns {

const aws::Structure& UnsubscribeRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("UnsubscribeInput")
          .required<&UnsubscribeRequest::subscription_arn>("SubscriptionArn");
  return kShape;
}

EmptyResponse unsubscribe(Sns& sns, const aws::Call&, const UnsubscribeRequest& request) {
  if (std::ranges::count(request.subscription_arn, ':') == 5) {
    throw invalid_parameter("SubscriptionId");
  }
  check_subscription_arn(request.subscription_arn);
  sns.subscriptions().remove(request.subscription_arn);
  return {};
}

}  // namespace sns
