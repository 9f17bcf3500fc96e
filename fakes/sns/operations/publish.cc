#include "fakes/sns/operations/publish.h"

#include "fakes/aws/decode.h"
#include "fakes/sns/errors.h"
#include "fakes/sns/publishing/publication.h"
#include "fakes/sns/topic_arn.h"

namespace sns {
namespace {

// TargetArn may name the endpoint of a mobile application as well. Backlot has none.
void check_is_topic(const PublishRequest& request) {
  if (request.topic_arn) return;
  const auto arn = aws::parse_arn(*request.target_arn);
  if (arn && arn->service == "sns" && arn->resource.starts_with("endpoint/")) {
    throw invalid_parameter("TargetArn Reason: No endpoint found for the target arn specified");
  }
}

}  // namespace

const aws::Structure& PublishRequest::shape() {
  using S = PublishRequest;
  static const aws::Structure kShape =
      aws::Structure("PublishInput")
          .required<&S::message>("Message")
          .field<&S::topic_arn>("TopicArn")
          .field<&S::target_arn>("TargetArn")
          .field<&S::subject>("Subject")
          .field<&S::message_structure>("MessageStructure")
          .field<&S::message_attributes>("MessageAttributes")
          .query(kNameValue)
          .refused("PhoneNumber")
          .field<&S::message_deduplication_id>("MessageDeduplicationId")
          .refused("MessageGroupId");
  return kShape;
}

const aws::Structure& PublishResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("PublishResponse").field<&PublishResponse::message_id>("MessageId");
  return kShape;
}

PublishResponse publish(Sns& sns, const aws::Call& call, const PublishRequest& request) {
  if (!request.topic_arn && !request.target_arn) {
    throw invalid_parameter("TopicArn or TargetArn Reason: no value for required parameter");
  }
  const Publication publication = read_publication(
      {request.message, request.subject, request.message_structure, request.message_attributes});
  const std::string& arn = request.topic_arn ? *request.topic_arn : *request.target_arn;
  check_is_topic(request);
  const Topic topic =
      require_topic(sns, call.caller, arn, request.topic_arn ? "TopicArn" : "TargetArn");
  if (request.message_deduplication_id) throw deduplication_on_standard_topic();
  check_deliverable(sns, topic, publication);
  return {distribute(sns, topic, publication)};
}

}  // namespace sns
