// One condition of a filter policy: `"red"`, `{"prefix": "re"}`, `{"numeric": [">", 0, "<", 9]}`.
//
// https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace sns {

// A message attribute, or a property of a body, as conditions see it.
struct Property {
  // One, or several of an array. A number is kept apart from text, as JSON does.
  std::vector<nlohmann::json> values;
  bool is_there = false;
  bool can_lack = true;  // it is missing, be it in one of several objects
};

// `prefix`, `numeric` and so on: the one key of a condition that is an object.
bool is_match_type(std::string_view name);

// What is wrong with a condition, in the words of SNS; "" if nothing is. Throws BacklotNotModelled
// for one that is known to AWS and not done here (`cidr`).
std::string complaint_about(const nlohmann::json& condition);

// True if one of the values satisfies it. REQUIRES: complaint_about() is empty.
bool satisfies(const nlohmann::json& condition, const Property& property);

}  // namespace sns
