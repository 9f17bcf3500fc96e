#include "fakes/aws/call_faults.h"

#include <nlohmann/json.hpp>

#include "fakes/aws/dispatcher.h"
#include "fakes/aws/encode.h"

namespace aws {
namespace {

// The members of inputs that name what a call is about, and what their last part begins behind.
struct NamingMember {
  const char* name;
  char before;
};
constexpr NamingMember kNamingMembers[] = {
    {"QueueUrl", '/'},       {"QueueName", '/'}, {"TableName", '/'},
    {"TopicArn", ':'},       {"TargetArn", ':'}, {"service", '/'},
    {"taskDefinition", '/'}, {"AlarmName", ':'}, {"logGroupName", ':'}};

Error throttled(const ServiceModel& model) {
  return Error(std::string(model.throttling_error), model.throttling_status,
               std::string(model.throttling_text))
      .with_query_code(std::string(model.throttling_query_error));
}

Error unavailable() {
  return {"ServiceUnavailable", 503,
          "The request has failed due to a temporary failure of the server."};
}

}  // namespace

std::string occasion_name(const Service& service, const Operation& operation, const void* input) {
  std::string name = std::string(service.model().id) + "." + std::string(operation.name);
  const auto json = nlohmann::json::parse(to_json(operation.input(), input));
  for (const NamingMember& member : kNamingMembers) {
    const auto found = json.find(member.name);
    if (found == json.end() || !found->is_string()) continue;
    const std::string text = found->get<std::string>();
    return name + " " + text.substr(text.rfind(member.before) + 1);
  }
  return name;
}

bool may_strike_calls(const Faults& faults) {
  for (const FaultKind* kind : kCallFaults) {
    if (faults.may_strike(*kind)) return true;
  }
  return false;
}

std::optional<FaultError> refused_by_fault(Environment& environment, const ServiceModel& model,
                                           const std::string& occasion) {
  if (const auto struck = strike(environment, kThrottled, occasion)) {
    return FaultError{throttled(model), struck->event};
  }
  if (const auto struck = strike(environment, kUnavailable, occasion)) {
    return FaultError{unavailable(), struck->event};
  }
  return std::nullopt;
}

std::optional<FaultError> failed_by_fault(Environment& environment, const ServiceModel& model,
                                          const std::string& occasion) {
  const auto struck = strike(environment, kFailedAfterEffect, occasion);
  if (!struck) return std::nullopt;
  return FaultError{internal_failure(&model, "We encountered an internal error. Please try again."),
                    struck->event};
}

Delivery delivery_of(Environment& environment, const std::string& occasion) {
  if (const auto struck = strike(environment, kLostAnswer, occasion)) {
    return {Delivery::Arrives::kNot, struck->duration("after"), struck->event};
  }
  if (const auto struck = strike(environment, kBrokenAnswer, occasion)) {
    return {Delivery::Arrives::kInPart, {}, struck->event};
  }
  if (const auto struck = strike(environment, kLateAnswer, occasion)) {
    return {Delivery::Arrives::kWhole, struck->duration("by"), struck->event};
  }
  return {};
}

}  // namespace aws
