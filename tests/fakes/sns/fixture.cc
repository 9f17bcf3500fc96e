#include "tests/fakes/sns/fixture.h"

#include "fakes/sns/operations/create_topic.h"
#include "fakes/sns/operations/subscribe.h"

namespace tests {

std::string SnsFixture::topic(const std::string& name) {
  sns::CreateTopicRequest request;
  request.name = name;
  return call(request).topic_arn;
}

std::string SnsFixture::subscribe(const std::string& topic_arn,
                                  std::map<std::string, std::string> attributes,
                                  const std::string& endpoint) {
  sns::SubscribeRequest request;
  request.topic_arn = topic_arn;
  request.protocol = "sqs";
  request.endpoint = endpoint;
  request.attributes = std::move(attributes);
  return call(request).subscription_arn;
}

}  // namespace tests
