#include "fakes/sns/sns.h"

#include "fakes/sns/errors.h"
#include "fakes/sns/operations/create_topic.h"
#include "fakes/sns/operations/delete_topic.h"
#include "fakes/sns/operations/get_subscription_attributes.h"
#include "fakes/sns/operations/get_topic_attributes.h"
#include "fakes/sns/operations/list_subscriptions.h"
#include "fakes/sns/operations/list_subscriptions_by_topic.h"
#include "fakes/sns/operations/list_tags_for_resource.h"
#include "fakes/sns/operations/list_topics.h"
#include "fakes/sns/operations/publish.h"
#include "fakes/sns/operations/publish_batch.h"
#include "fakes/sns/operations/set_subscription_attributes.h"
#include "fakes/sns/operations/set_topic_attributes.h"
#include "fakes/sns/operations/subscribe.h"
#include "fakes/sns/operations/tag_resource.h"
#include "fakes/sns/operations/unsubscribe.h"
#include "fakes/sns/operations/untag_resource.h"
#include "fakes/sns/publishing/publication.h"

namespace sns {
namespace {

constexpr aws::Operation kOperations[] = {
    aws::operation<create_topic>("CreateTopic"),
    aws::operation<delete_topic>("DeleteTopic"),
    aws::operation<get_subscription_attributes>("GetSubscriptionAttributes"),
    aws::operation<get_topic_attributes>("GetTopicAttributes"),
    aws::operation<list_subscriptions>("ListSubscriptions"),
    aws::operation<list_subscriptions_by_topic>("ListSubscriptionsByTopic"),
    aws::operation<list_tags_for_resource>("ListTagsForResource"),
    aws::operation<list_topics>("ListTopics"),
    aws::operation<publish>("Publish"),
    aws::operation<publish_batch>("PublishBatch"),
    aws::operation<set_subscription_attributes>("SetSubscriptionAttributes"),
    aws::operation<set_topic_attributes>("SetTopicAttributes"),
    aws::operation<subscribe>("Subscribe"),
    aws::operation<tag_resource>("TagResource").with_empty_result(),
    aws::operation<unsubscribe>("Unsubscribe"),
    aws::operation<untag_resource>("UntagResource").with_empty_result(),
};

constexpr aws::ServiceModel kModel = {
    .id = "sns",
    .signing_name = "sns",
    .query_version = "2010-03-31",
    .xml_namespace = "http://sns.amazonaws.com/doc/2010-03-31/",
    .internal_error = "InternalError",
    .throttling_error = "ThrottledException",
    .throttling_query_error = "Throttled",
    .throttling_status = 429,
    .operations = kOperations,
    .invalid = invalid_request,
};

}  // namespace

Sns::Sns(aws::Environment& environment)
    : environment_(environment),
      topics_(environment.store),
      subscriptions_(environment.store),
      ids_(environment.random.stream("sns")) {}

const aws::ServiceModel& Sns::model() const { return kModel; }

bool Sns::publish(std::string_view topic_arn, const std::string& subject,
                  const std::string& message) {
  const std::optional<Topic> topic = topics_.find(topic_arn);
  if (!topic) return false;
  Publication publication;
  publication.subject = subject;
  publication.message = message;
  distribute(*this, *topic, publication);
  return true;
}

bool Sns::exists(std::string_view topic_arn) { return topics_.find(topic_arn).has_value(); }

}  // namespace sns
