#include "fakes/sns/operations/get_topic_attributes.h"

#include "fakes/sns/topic_arn.h"
#include "sim/journal/json_writer.h"

namespace sns {
namespace {

constexpr const char* kDeliveryPolicy =
    R"({"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,)"
    R"("numRetries":3,"numMaxDelayRetries":0,"numNoDelayRetries":0,"numMinDelayRetries":0,)"
    R"("backoffFunction":"linear"},"disableSubscriptionOverrides":false,)"
    R"("defaultRequestPolicy":{"headerContentType":"text/plain; charset=UTF-8"}}})";
constexpr const char* kOwnersActions[] = {"SNS:GetTopicAttributes",
                                          "SNS:SetTopicAttributes",
                                          "SNS:AddPermission",
                                          "SNS:RemovePermission",
                                          "SNS:DeleteTopic",
                                          "SNS:Subscribe",
                                          "SNS:ListSubscriptionsByTopic",
                                          "SNS:Publish"};

// What AWS gives a topic that was made without a policy.
std::string default_policy(const Topic& topic) {
  sim::JsonWriter json;
  json.begin_object().key("Version").value("2008-10-17").key("Id").value("__default_policy_ID");
  json.key("Statement").begin_array().begin_object();
  json.key("Sid").value("__default_statement_ID").key("Effect").value("Allow");
  json.key("Principal").begin_object().key("AWS").value("*").end_object();
  json.key("Action").begin_array();
  for (const char* action : kOwnersActions) json.value(action);
  json.end_array().key("Resource").value(topic.arn);
  json.key("Condition").begin_object().key("StringEquals").begin_object();
  json.key("AWS:SourceOwner").value(topic.owner).end_object().end_object();
  json.end_object().end_array().end_object();
  return json.take();
}

}  // namespace

const aws::Structure& GetTopicAttributesRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("GetTopicAttributesInput")
          .required<&GetTopicAttributesRequest::topic_arn>("TopicArn");
  return kShape;
}

const aws::Structure& GetTopicAttributesResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("GetTopicAttributesResponse")
          .field<&GetTopicAttributesResponse::attributes>("Attributes");
  return kShape;
}

GetTopicAttributesResponse get_topic_attributes(Sns& sns, const aws::Call& call,
                                                const GetTopicAttributesRequest& request) {
  const Topic topic = require_topic(sns, call.caller, request.topic_arn);
  GetTopicAttributesResponse response;
  response.attributes = {
      {"TopicArn", topic.arn},
      {"Owner", topic.owner},
      {"DisplayName", ""},
      {"Policy", default_policy(topic)},
      {"EffectiveDeliveryPolicy", kDeliveryPolicy},
      {"SubscriptionsConfirmed", std::to_string(sns.subscriptions().of_topic(topic.arn).size())},
      {"SubscriptionsPending", "0"},
      {"SubscriptionsDeleted", "0"},
  };
  for (const auto& [name, value] : topic.attributes) response.attributes[name] = value;
  return response;
}

}  // namespace sns
