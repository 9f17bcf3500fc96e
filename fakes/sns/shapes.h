// Shapes that several operations of SNS share.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fakes/aws/empty_response.h"
#include "fakes/aws/service.h"
#include "fakes/sns/subscriptions.h"

namespace sns {

// https://docs.aws.amazon.com/sns/latest/api/API_Tag.html
struct Tag {
  std::string key;
  std::string value;
  static const aws::Structure& shape();
};

// Their values by their keys. Throws InvalidParameter for a key that is there twice.
std::map<std::string, std::string> distinct_tags(const std::vector<Tag>& tags);

// https://docs.aws.amazon.com/sns/latest/api/API_MessageAttributeValue.html
struct MessageAttributeValue {
  std::string data_type;
  std::optional<std::string> string_value;
  std::optional<aws::Blob> binary_value;
  static const aws::Structure& shape();
};

// https://docs.aws.amazon.com/sns/latest/api/API_Subscription.html
struct SubscriptionSummary {
  std::string subscription_arn;
  std::string owner;
  std::string protocol;
  std::string endpoint;
  std::string topic_arn;
  static const aws::Structure& shape();
};

using aws::EmptyResponse;

// How SNS writes its maps of message attributes: Name and Value.
inline constexpr aws::QueryForm kNameValue{
    .name = {}, .flattened = false, .key = "Name", .value = "Value", .member = "member"};

// One page of a list of subscriptions: takes a row too many off, and says where the next begins.
inline constexpr int kPageSize = 100;
std::optional<std::string> take_page(std::vector<Subscription>& rows);
std::vector<SubscriptionSummary> summaries(const std::vector<Subscription>& rows);

// The place to go on from in a list of numbered rows. An unknown token is InvalidParameter.
std::int64_t parse_next_token(const std::optional<std::string>& token);

}  // namespace sns
