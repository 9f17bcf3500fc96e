#include "fakes/sns/operations/set_topic_attributes.h"

#include "fakes/sns/attributes.h"
#include "fakes/sns/topic_arn.h"

namespace sns {

const aws::Structure& SetTopicAttributesRequest::shape() {
  using S = SetTopicAttributesRequest;
  static const aws::Structure kShape = aws::Structure("SetTopicAttributesInput")
                                           .required<&S::topic_arn>("TopicArn")
                                           .required<&S::attribute_name>("AttributeName")
                                           .field<&S::attribute_value>("AttributeValue");
  return kShape;
}

EmptyResponse set_topic_attributes(Sns& sns, const aws::Call& call,
                                   const SetTopicAttributesRequest& request) {
  Topic topic = require_topic(sns, call.caller, request.topic_arn);
  const std::string value = request.attribute_value.value_or("");
  check_topic_attribute(request.attribute_name, value, "AttributeName");
  topic.attributes[request.attribute_name] = value;
  sns.topics().put(topic);
  return {};
}

}  // namespace sns
