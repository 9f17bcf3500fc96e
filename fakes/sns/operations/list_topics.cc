#include "fakes/sns/operations/list_topics.h"

#include "fakes/aws/base64.h"
#include "fakes/sns/errors.h"

namespace sns {

const aws::Structure& TopicSummary::shape() {
  static const aws::Structure kShape =
      aws::Structure("Topic").field<&TopicSummary::topic_arn>("TopicArn");
  return kShape;
}

const aws::Structure& ListTopicsRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("ListTopicsInput").field<&ListTopicsRequest::next_token>("NextToken");
  return kShape;
}

const aws::Structure& ListTopicsResponse::shape() {
  using S = ListTopicsResponse;
  static const aws::Structure kShape = aws::Structure("ListTopicsResponse")
                                           .field<&S::topics>("Topics")
                                           .always()
                                           .field<&S::next_token>("NextToken");
  return kShape;
}

ListTopicsResponse list_topics(Sns& sns, const aws::Call& call, const ListTopicsRequest& request) {
  std::string after;
  if (request.next_token) {
    const auto decoded = aws::base64_decode(*request.next_token);
    if (!decoded || !decoded->starts_with("arn:")) throw invalid_parameter("NextToken");
    after = *decoded;
  }
  auto arns = sns.topics().list(call.caller.account, call.caller.region, after, kPageSize + 1);
  ListTopicsResponse response;
  if (arns.size() > kPageSize) {
    arns.pop_back();
    response.next_token = aws::base64_encode(arns.back());
  }
  for (std::string& arn : arns) response.topics.push_back({std::move(arn)});
  return response;
}

}  // namespace sns
