#include "fakes/sns/shapes.h"

#include <charconv>

#include "fakes/aws/base64.h"
#include "fakes/sns/errors.h"

namespace sns {

const aws::Structure& Tag::shape() {
  static const aws::Structure kShape = aws::Structure("Tag")
                                           .required<&Tag::key>("Key", aws::length(1, 128))
                                           .required<&Tag::value>("Value", aws::length(0, 256));
  return kShape;
}

std::map<std::string, std::string> distinct_tags(const std::vector<Tag>& tags) {
  std::map<std::string, std::string> distinct;
  for (const Tag& tag : tags) {
    if (!distinct.emplace(tag.key, tag.value).second) {
      throw invalid_parameter("Duplicated keys are not allowed.");
    }
  }
  return distinct;
}

const aws::Structure& MessageAttributeValue::shape() {
  using S = MessageAttributeValue;
  static const aws::Structure kShape = aws::Structure("MessageAttributeValue")
                                           .required<&S::data_type>("DataType")
                                           .field<&S::string_value>("StringValue")
                                           .field<&S::binary_value>("BinaryValue");
  return kShape;
}

const aws::Structure& SubscriptionSummary::shape() {
  using S = SubscriptionSummary;
  static const aws::Structure kShape = aws::Structure("Subscription")
                                           .field<&S::subscription_arn>("SubscriptionArn")
                                           .field<&S::owner>("Owner")
                                           .field<&S::protocol>("Protocol")
                                           .field<&S::endpoint>("Endpoint")
                                           .field<&S::topic_arn>("TopicArn");
  return kShape;
}

std::optional<std::string> take_page(std::vector<Subscription>& rows) {
  if (rows.size() <= kPageSize) return std::nullopt;
  rows.resize(kPageSize);
  return aws::base64_encode("id:" + std::to_string(rows.back().id));
}

std::vector<SubscriptionSummary> summaries(const std::vector<Subscription>& rows) {
  std::vector<SubscriptionSummary> result;
  for (const Subscription& row : rows) {
    result.push_back({row.arn, row.owner, row.protocol, row.endpoint, row.topic});
  }
  return result;
}

std::int64_t parse_next_token(const std::optional<std::string>& token) {
  if (!token) return 0;
  const auto text = aws::base64_decode(*token);
  std::int64_t id = 0;
  if (text && text->starts_with("id:")) {
    const char* const end = text->data() + text->size();
    const auto [stop, error] = std::from_chars(text->data() + 3, end, id);
    if (error == std::errc{} && stop == end) return id;
  }
  throw invalid_parameter("NextToken");
}

}  // namespace sns
