#include "fakes/sns/operations/delete_topic.h"

#include "fakes/sns/topic_arn.h"

namespace sns {

const aws::Structure& DeleteTopicRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("DeleteTopicInput").required<&DeleteTopicRequest::topic_arn>("TopicArn");
  return kShape;
}

EmptyResponse delete_topic(Sns& sns, const aws::Call& call, const DeleteTopicRequest& request) {
  check_topic_arn(call.caller, request.topic_arn);
  if (sns.topics().remove(request.topic_arn)) {
    sns.subscriptions().remove_of_topic(request.topic_arn);
  }
  return {};
}

}  // namespace sns
