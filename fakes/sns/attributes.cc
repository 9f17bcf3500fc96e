#include "fakes/sns/attributes.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "fakes/aws/decode.h"
#include "fakes/aws/environment.h"
#include "fakes/aws/read_json.h"
#include "fakes/aws/tag_text.h"
#include "fakes/sns/errors.h"
#include "fakes/sns/lower_case.h"

namespace sns {
namespace {

constexpr std::size_t kMaxDisplayNameCharacters = 100;
constexpr std::string_view kTopic[] = {"DisplayName", "FifoTopic", "Policy", "SignatureVersion",
                                       "TracingConfig"};
constexpr std::string_view kTopicNotModelled[] = {
    "ArchivePolicy",  "ContentBasedDeduplication", "DataProtectionPolicy",
    "DeliveryPolicy", "FifoThroughputScope",       "KmsMasterKeyId",
};
constexpr std::string_view kFeedbackProtocols[] = {"Application", "Firehose", "HTTP", "Lambda",
                                                   "SQS"};
constexpr std::string_view kSubscription[] = {"FilterPolicy", "FilterPolicyScope",
                                              "RawMessageDelivery", "RedrivePolicy"};
constexpr std::string_view kSubscriptionNotModelled[] = {"DeliveryPolicy", "ReplayPolicy",
                                                         "SubscriptionRoleArn"};

bool is_feedback(std::string_view name) {
  return std::ranges::any_of(kFeedbackProtocols, [&](std::string_view protocol) {
    return name.starts_with(protocol) && name.find("Feedback") != std::string_view::npos;
  });
}

// What the message about a wrong value begins with.
std::string about(std::string_view parameter) {
  return parameter == "AttributeName" ? "" : std::string(parameter) + " Reason: ";
}

std::string default_of(std::string_view name) {
  if (name == "RawMessageDelivery") return "false";
  return name == "FilterPolicyScope" ? "MessageAttributes" : "";
}

// A redrive policy names a queue of SQS, be there one of the name or not.
void check_redrive_policy(const std::string& value, std::string_view parameter) {
  const std::string about_it = about(parameter) + "RedrivePolicy: ";
  const auto policy = aws::read_json(value);
  if (!policy.is_object()) throw invalid_parameter(about_it + "failed to parse JSON.");
  const auto target = policy.find("deadLetterTargetArn");
  const auto arn = target != policy.end() && target->is_string()
                       ? aws::parse_arn(target->get<std::string>())
                       : std::nullopt;
  if (!arn || arn->service != "sqs") {
    throw invalid_parameter(about_it + "deadLetterTargetArn is an invalid arn");
  }
}

aws::Error unknown_attribute(std::string_view parameter, const std::string& name) {
  if (parameter == "AttributeName") return invalid_parameter("AttributeName");
  return invalid_parameter(std::string(parameter) + " Reason: Unknown attribute: " + name);
}

}  // namespace

std::vector<std::string_view> topic_attributes() {
  // {protocol}{which}Feedback{what}
  static const std::vector<std::string> kFeedback = [] {
    std::vector<std::string> names;
    for (const std::string_view protocol : kFeedbackProtocols) {
      for (const char* what :
           {"SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate", "FailureFeedbackRoleArn"}) {
        names.push_back(std::string(protocol) + what);
      }
    }
    return names;
  }();
  std::vector<std::string_view> names(std::begin(kTopic), std::end(kTopic));
  names.insert(names.end(), std::begin(kTopicNotModelled), std::end(kTopicNotModelled));
  names.insert(names.end(), kFeedback.begin(), kFeedback.end());
  return names;
}

std::vector<std::string_view> subscription_attributes() {
  std::vector<std::string_view> names(std::begin(kSubscription), std::end(kSubscription));
  names.insert(names.end(), std::begin(kSubscriptionNotModelled),
               std::end(kSubscriptionNotModelled));
  return names;
}

void check_topic_attribute(const std::string& name, const std::string& value,
                           std::string_view parameter) {
  if (name == "DisplayName") {
    if (aws::character_count(value) > kMaxDisplayNameCharacters) {
      throw invalid_parameter("DisplayName");
    }
  } else if (name == "FifoTopic") {
    if (parameter == "AttributeName") throw invalid_parameter(parameter);
    if (value != "false") throw aws::not_modelled("FIFO topics");
  } else if (name == "SignatureVersion") {
    if (value != "1" && value != "2") throw invalid_parameter("SignatureVersion");
  } else if (name == "TracingConfig") {
    if (value != "PassThrough") throw aws::not_modelled("the topic attribute 'TracingConfig'");
  } else if (std::ranges::find(kTopicNotModelled, name) != std::end(kTopicNotModelled) ||
             is_feedback(name)) {
    throw aws::not_modelled("the topic attribute '" + name + "'");
  } else if (name != "Policy") {
    throw unknown_attribute(parameter, name);
  }
}

FilterScope filter_scope(const SubscriptionAttributes& attributes) {
  const auto found = attributes.find("FilterPolicyScope");
  const auto scope = found == attributes.end() ? std::nullopt : parse_filter_scope(found->second);
  return scope.value_or(FilterScope::kMessageAttributes);
}

std::string dead_letter_queue(const SubscriptionAttributes& attributes) {
  const auto policy = attributes.find("RedrivePolicy");
  if (policy == attributes.end()) return "";
  return aws::read_json(policy->second).at("deadLetterTargetArn").get<std::string>();
}

void check_subscription_attribute(const std::string& name, const std::string& value,
                                  std::string_view parameter, const SubscriptionAttributes& all) {
  if (name == "RawMessageDelivery") {
    if (lower(value) != "true" && lower(value) != "false") {
      throw invalid_parameter(about(parameter) + "RawMessageDelivery: Invalid value [" + value +
                              "]. Must be true or false.");
    }
  } else if (name == "FilterPolicy") {
    if (!value.empty()) FilterPolicy{value, filter_scope(all), about(parameter)};
  } else if (name == "FilterPolicyScope") {
    if (!parse_filter_scope(value)) {
      throw invalid_parameter(about(parameter) + "FilterPolicyScope: Invalid value [" + value +
                              "]. Please use either MessageBody or MessageAttributes");
    }
    const auto policy = all.find("FilterPolicy");
    if (policy != all.end()) FilterPolicy{policy->second, filter_scope(all), about(parameter)};
  } else if (name == "RedrivePolicy") {
    if (!value.empty()) check_redrive_policy(value, parameter);
  } else if (std::ranges::find(kSubscriptionNotModelled, name) !=
             std::end(kSubscriptionNotModelled)) {
    throw aws::not_modelled("the subscription attribute '" + name + "'");
  } else {
    throw unknown_attribute(parameter, name);
  }
}

void set_subscription_attribute(SubscriptionAttributes& attributes, const std::string& name,
                                const std::string& value) {
  const bool is_policy = name == "FilterPolicy" || name == "RedrivePolicy";
  if (is_policy && (value.empty() || (value == "{}" && name == "FilterPolicy"))) {
    attributes.erase(name);
  } else {
    attributes[name] = name == "RawMessageDelivery" ? lower(value) : value;
  }
}

bool has_subscription_attribute(const SubscriptionAttributes& kept, const std::string& name,
                                const std::string& value) {
  const auto found = kept.find(name);
  return (found == kept.end() ? default_of(name) : found->second) == value;
}

}  // namespace sns
