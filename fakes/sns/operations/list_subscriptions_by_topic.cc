#include "fakes/sns/operations/list_subscriptions_by_topic.h"

#include "fakes/sns/topic_arn.h"

namespace sns {

const aws::Structure& ListSubscriptionsByTopicRequest::shape() {
  using S = ListSubscriptionsByTopicRequest;
  static const aws::Structure kShape = aws::Structure("ListSubscriptionsByTopicInput")
                                           .required<&S::topic_arn>("TopicArn")
                                           .field<&S::next_token>("NextToken");
  return kShape;
}

const aws::Structure& ListSubscriptionsByTopicResponse::shape() {
  using S = ListSubscriptionsByTopicResponse;
  static const aws::Structure kShape = aws::Structure("ListSubscriptionsByTopicResponse")
                                           .field<&S::subscriptions>("Subscriptions")
                                           .always()
                                           .field<&S::next_token>("NextToken");
  return kShape;
}

ListSubscriptionsByTopicResponse list_subscriptions_by_topic(
    Sns& sns, const aws::Call& call, const ListSubscriptionsByTopicRequest& request) {
  const Topic topic = require_topic(sns, call.caller, request.topic_arn);
  auto rows =
      sns.subscriptions().of_topic(topic.arn, parse_next_token(request.next_token), kPageSize + 1);
  ListSubscriptionsByTopicResponse response;
  response.next_token = take_page(rows);
  response.subscriptions = summaries(rows);
  return response;
}

}  // namespace sns
