// One condition of a filter policy: `"red"`, `{"prefix": "re"}`, `{"numeric": [">", 0, "<", 9]}`.
//
// https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace sns {

// The values of one message attribute: one, or several of a String.Array. A number is kept apart
// from text, as JSON does.
using AttributeValues = std::vector<nlohmann::json>;

// What is wrong with a condition, in the words of SNS; "" if nothing is. Throws BacklotNotModelled
// for one that is known to AWS and not done here (`cidr`).
std::string complaint_about(const nlohmann::json& condition);

// True if one of the values satisfies it. `values` is null if the message lacks the attribute.
// REQUIRES: complaint_about() is empty.
bool satisfies(const nlohmann::json& condition, const AttributeValues* values);

}  // namespace sns
