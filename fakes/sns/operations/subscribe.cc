#include "fakes/sns/operations/subscribe.h"

#include <algorithm>

#include "fakes/aws/decode.h"
#include "fakes/sns/attributes.h"
#include "fakes/sns/errors.h"
#include "fakes/sns/topic_arn.h"

namespace sns {
namespace {

constexpr std::string_view kOtherProtocols[] = {"application", "email", "email-json", "firehose",
                                                "http",        "https", "lambda",     "sms"};

void check_protocol(const std::string& protocol) {
  if (protocol == "sqs") return;
  if (std::ranges::find(kOtherProtocols, protocol) != std::end(kOtherProtocols)) {
    throw aws::not_modelled("subscriptions by the protocol '" + protocol + "'");
  }
  throw invalid_parameter("Amazon SNS does not support this protocol string: " + protocol);
}

void check_endpoint(const std::string& endpoint) {
  if (endpoint.empty()) throw invalid_parameter("Endpoint");
  const auto arn = aws::parse_arn(endpoint);
  if (!arn || arn->service != "sqs" || arn->resource.empty()) {
    throw invalid_parameter("SQS endpoint ARN");
  }
  if (arn->resource.ends_with(".fifo")) {
    throw invalid_parameter(
        "Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard "
        "SNS topics");
  }
}

}  // namespace

const aws::Structure& SubscribeRequest::shape() {
  using S = SubscribeRequest;
  static const aws::Structure kShape =
      aws::Structure("SubscribeInput")
          .required<&S::topic_arn>("TopicArn")
          .required<&S::protocol>("Protocol")
          .field<&S::endpoint>("Endpoint")
          .field<&S::attributes>("Attributes")
          .known_keys(subscription_attributes())
          .field<&S::return_subscription_arn>("ReturnSubscriptionArn");
  return kShape;
}

const aws::Structure& SubscribeResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("SubscribeResponse")
          .field<&SubscribeResponse::subscription_arn>("SubscriptionArn");
  return kShape;
}

SubscribeResponse subscribe(Sns& sns, const aws::Call& call, const SubscribeRequest& request) {
  const Topic topic = require_topic(sns, call.caller, request.topic_arn);
  check_protocol(request.protocol);
  const std::string endpoint = request.endpoint.value_or("");
  check_endpoint(endpoint);
  SubscriptionAttributes attributes;
  for (const auto& [name, value] : request.attributes) {
    set_subscription_attribute(attributes, name, value);
  }
  for (const auto& [name, value] : request.attributes) {
    check_subscription_attribute(name, value, "Attributes", attributes);
  }
  if (const auto existing = sns.subscriptions().find(topic.arn, request.protocol, endpoint)) {
    for (const auto& [name, value] : attributes) {
      if (!has_subscription_attribute(existing->attributes, name, value)) {
        throw invalid_parameter(
            "Attributes Reason: Subscription already exists with different attributes");
      }
    }
    return {existing->arn};
  }
  Subscription subscription;
  subscription.arn = topic.arn + ":" + sns.ids().uuid();
  subscription.topic = topic.arn;
  subscription.owner = call.caller.account;
  subscription.region = topic.region;
  subscription.protocol = request.protocol;
  subscription.endpoint = endpoint;
  subscription.attributes = attributes;
  sns.subscriptions().add(subscription);
  return {subscription.arn};
}

}  // namespace sns
