#include "fakes/sns/filters/filter_policy.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "fakes/aws/decode.h"
#include "fakes/aws/read_json.h"
#include "fakes/sns/errors.h"
#include "fakes/sns/filters/filter_condition.h"

namespace sns {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxNames = 5;
constexpr std::size_t kMaxCombinations = 150;

bool is_nested(const json& policy) {
  return std::ranges::any_of(policy, [](const json& rules) { return rules.is_object(); });
}

// What is wrong with what stands under a name; "" if nothing is.
std::string complaint_about_rules(const std::string& name, const json& rules) {
  if (name == "$or") throw aws::not_modelled("the filter operator '$or'");
  if (rules.is_object()) {
    for (const auto& [inner, inner_rules] : rules.items()) {
      const std::string complaint = complaint_about_rules(inner, inner_rules);
      if (!complaint.empty()) return complaint;
    }
    return "";
  }
  if (!rules.is_array()) return "\"" + name + "\" must be an object or an array";
  if (rules.empty()) return "Empty arrays are not allowed";
  for (const json& condition : rules) {
    const std::string complaint = complaint_about(condition);
    if (!complaint.empty()) return complaint;
  }
  return "";
}

std::string complaint_about_policy(const json& policy) {
  if (policy.is_discarded()) return "failed to parse JSON.";
  if (!policy.is_object()) return "Filter policy must be a JSON object";
  std::size_t combinations = 1;
  for (const auto& [name, rules] : policy.items()) {
    const std::string complaint = complaint_about_rules(name, rules);
    if (!complaint.empty()) return complaint;
    combinations = std::min(combinations * rules.size(), kMaxCombinations + 1);
  }
  if (policy.size() > kMaxNames) return "Filter policy can not have more than 5 keys";
  return combinations > kMaxCombinations ? "Filter policy is too complex" : "";
}

void check(const json& policy, const std::string& about) {
  const std::string complaint = complaint_about_policy(policy);
  if (!complaint.empty()) throw invalid_parameter(about + "FilterPolicy: " + complaint);
  if (is_nested(policy)) {
    throw invalid_parameter(
        about + "Filter policy scope MessageAttributes does not support nested filter policy");
  }
}

// What the conditions look at: text, a number, or the elements of an array.
AttributeValues values_of(const MessageAttributeValue& attribute) {
  const std::string text = attribute.string_value.value_or("");
  const auto parsed = aws::read_json(text);
  if (attribute.data_type.starts_with("Number") && parsed.is_number()) return {parsed};
  if (attribute.data_type == "String.Array" && parsed.is_array()) {
    return AttributeValues(parsed.begin(), parsed.end());
  }
  return {json(text)};
}

}  // namespace

FilterPolicy::FilterPolicy(const std::string& json_text, const std::string& about)
    : policy_(std::make_unique<const json>(aws::read_json(json_text))) {
  check(*policy_, about);
}

FilterPolicy::~FilterPolicy() = default;

bool FilterPolicy::accepts(const std::map<std::string, MessageAttributeValue>& attributes) const {
  // Not even `{"exists": false}` matches a message that has no attributes at all.
  if (attributes.empty()) return policy_->empty();
  for (const auto& [name, conditions] : policy_->items()) {
    const auto found = attributes.find(name);
    AttributeValues values;
    if (found != attributes.end()) values = values_of(found->second);
    const AttributeValues* const present = found != attributes.end() ? &values : nullptr;
    const auto satisfied = [present](const json& condition) {
      return satisfies(condition, present);
    };
    if (std::none_of(conditions.begin(), conditions.end(), satisfied)) return false;
  }
  return true;
}

}  // namespace sns
