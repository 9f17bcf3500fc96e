#include "fakes/sns/topic_arn.h"

#include <algorithm>

#include "fakes/sns/errors.h"

namespace sns {
namespace {

aws::Arn parse(const std::string& arn, std::string_view parameter) {
  const auto parts = 1 + std::ranges::count(arn, ':');
  if (parts < 6) {
    throw invalid_parameter(std::string(parameter) +
                            " Reason: An ARN must have at least 6 elements, not " +
                            std::to_string(parts));
  }
  const auto parsed = aws::parse_arn(arn);
  if (!parsed || parsed->service != "sns") throw invalid_parameter(parameter);
  return *parsed;
}

}  // namespace

void check_topic_arn(const aws::Caller& caller, const std::string& arn,
                     std::string_view parameter) {
  const aws::Arn parsed = parse(arn, parameter);
  if (parsed.region != caller.region || parsed.resource.find(':') != std::string::npos) {
    throw invalid_parameter(parameter);
  }
}

Topic require_topic(Sns& sns, const aws::Caller& caller, const std::string& arn,
                    std::string_view parameter) {
  check_topic_arn(caller, arn, parameter);
  auto topic = sns.topics().find(arn);
  if (!topic) throw topic_not_found();
  return std::move(*topic);
}

Topic require_tagged(Sns& sns, const aws::Caller& caller, const std::string& arn) {
  check_topic_arn(caller, arn, "ResourceArn");
  auto topic = sns.topics().find(arn);
  if (!topic) throw resource_not_found();
  return std::move(*topic);
}

void check_subscription_arn(const std::string& arn) {
  const aws::Arn parsed = parse(arn, "SubscriptionArn");
  if (parsed.resource.find(':') == std::string::npos) {
    throw invalid_parameter("SubscriptionArn Reason: An ARN must have at least 7 elements, not 6");
  }
}

Subscription require_subscription(Sns& sns, const std::string& arn) {
  check_subscription_arn(arn);
  auto subscription = sns.subscriptions().find(arn);
  if (!subscription) throw subscription_not_found();
  return std::move(*subscription);
}

}  // namespace sns
