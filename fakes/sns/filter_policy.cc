#include "fakes/sns/filter_policy.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "fakes/aws/read_json.h"
#include "fakes/sns/errors.h"
#include "fakes/sns/filter_condition.h"

namespace sns {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxNames = 5;

[[noreturn]] void refuse(const std::string& detail) {
  throw invalid_parameter("Attributes Reason: FilterPolicy: " + detail);
}

void check(const json& policy) {
  if (policy.is_discarded()) refuse("failed to parse JSON.");
  if (!policy.is_object()) refuse("Filter policy must be a JSON object");
  if (policy.size() > kMaxNames) refuse("Filter policy can not have more than 5 keys");
  for (const auto& [name, conditions] : policy.items()) {
    if (name == "$or") throw aws::not_modelled("the filter operator '$or'");
    if (conditions.is_object()) {
      refuse("Filter policy scope MessageAttributes does not support nested filter policy");
    }
    if (!conditions.is_array()) {
      refuse("\"" + name + "\" must be an object or an array");
    }
    if (conditions.empty()) refuse("Empty arrays are not allowed");
    for (const json& condition : conditions) check_condition(name, condition);
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

FilterPolicy::FilterPolicy(const std::string& json_text)
    : policy_(std::make_unique<const json>(aws::read_json(json_text))) {
  check(*policy_);
}

FilterPolicy::~FilterPolicy() = default;

bool FilterPolicy::accepts(const std::map<std::string, MessageAttributeValue>& attributes) const {
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
