#include "fakes/sns/filters/filter_policy.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "fakes/aws/read_json.h"
#include "fakes/sns/errors.h"
#include "fakes/sns/filters/body_property.h"
#include "fakes/sns/filters/filter_condition.h"

namespace sns {

// The names of a policy with their conditions. A nested name has its parents' before it, as in
// `order.customer`.
struct FilterPolicy::Compiled {
  struct Rule {
    std::string path;
    nlohmann::json conditions;
  };
  // All of its rules must hold. Without `$or` there is one alternative.
  struct Alternative {
    std::vector<Rule> rules;
    std::size_t combinations = 1;
  };
  std::vector<Alternative> alternatives;
};

namespace {

using nlohmann::json;

constexpr std::size_t kMaxNames = 5;
constexpr std::size_t kMaxCombinations = 150;

bool is_object_of_names(const json& names) {
  if (!names.is_object()) return false;
  for (const auto& [name, rules] : names.items()) {
    if (is_match_type(name)) return false;
  }
  return true;
}

// `$or` is an operator if it has several objects, and none of them is a matcher; else it is a name
// as any other.
bool is_or(const std::string& name, const json& rules) {
  if (name != "$or" || !rules.is_array() || rules.size() < 2) return false;
  return std::ranges::all_of(rules, [](const json& names) { return is_object_of_names(names); });
}

std::string complaint_about_rules(const std::string& name, const json& rules);

// What is wrong with an object of names; "" if nothing is.
std::string complaint_about_names(const json& names) {
  for (const auto& [name, rules] : names.items()) {
    const std::string complaint = complaint_about_rules(name, rules);
    if (!complaint.empty()) return complaint;
  }
  return "";
}

// The same of what stands under a name.
std::string complaint_about_rules(const std::string& name, const json& rules) {
  if (rules.is_object()) return complaint_about_names(rules);
  if (!rules.is_array()) return "\"" + name + "\" must be an object or an array";
  if (rules.empty()) return "Empty arrays are not allowed";
  const bool names_inside = is_or(name, rules);
  for (const json& rule : rules) {
    const std::string complaint =
        names_inside ? complaint_about_names(rule) : complaint_about(rule);
    if (!complaint.empty()) return complaint;
  }
  return "";
}

std::string complaint_about_policy(const json& policy) {
  if (policy.is_discarded()) return "failed to parse JSON.";
  if (!policy.is_object()) return "Filter policy must be a JSON object";
  const std::string complaint = complaint_about_names(policy);
  if (!complaint.empty()) return complaint;
  return policy.size() > kMaxNames ? "Filter policy can not have more than 5 keys" : "";
}

// Reads a policy that has nothing else wrong with it into alternatives.
template <typename Alternatives>
class PolicyCompiler {
 public:
  explicit PolicyCompiler(std::string about) : about_(std::move(about)) {}

  // Adds the names to each of the alternatives. `depth` counts from 1.
  Alternatives compile(const json& names, const std::string& parents, std::size_t depth,
                       Alternatives alternatives) {
    for (const auto& [name, rules] : names.items()) {
      const std::string path = parents.empty() ? name : parents + "." + name;
      if (is_or(name, rules)) {
        alternatives = compile_or(rules, parents, depth, alternatives);
      } else if (rules.is_object()) {
        has_nested_names_ = true;
        alternatives = compile(rules, path, depth + 1, std::move(alternatives));
      } else {
        for (auto& alternative : alternatives) {
          alternative.rules.push_back({path, rules});
          alternative.combinations *= rules.size() * depth;
        }
        check_complexity(alternatives);
      }
    }
    return alternatives;
  }

  bool has_nested_names() const { return has_nested_names_; }

 private:
  Alternatives compile_or(const json& branches, const std::string& parents, std::size_t depth,
                          const Alternatives& before) {
    Alternatives all;
    for (const json& branch : branches) {
      for (auto& alternative : compile(branch, parents, depth, before)) {
        all.push_back(std::move(alternative));
      }
      check_complexity(all);
    }
    return all;
  }

  void check_complexity(const Alternatives& alternatives) const {
    std::size_t combinations = 0;
    for (const auto& alternative : alternatives) combinations += alternative.combinations;
    if (combinations <= kMaxCombinations) return;
    throw invalid_parameter(about_ + "FilterPolicy: Filter policy is too complex");
  }

  std::string about_;
  bool has_nested_names_ = false;
};

// What the conditions look at: text, a number, or the elements of an array.
Property property_of(const MessageAttributeValue& attribute) {
  const std::string text = attribute.string_value.value_or("");
  const auto parsed = aws::read_json(text);
  Property property;
  property.is_there = true;
  property.can_lack = false;
  if (attribute.data_type.starts_with("Number") && parsed.is_number()) {
    property.values.push_back(parsed);
  } else if (attribute.data_type == "String.Array" && parsed.is_array()) {
    property.values.assign(parsed.begin(), parsed.end());
  } else {
    property.values.emplace_back(text);
  }
  return property;
}

bool satisfies_one(const json& conditions, const Property& property) {
  return std::ranges::any_of(
      conditions, [&property](const json& condition) { return satisfies(condition, property); });
}

}  // namespace

std::optional<FilterScope> parse_filter_scope(std::string_view text) {
  if (text == "MessageAttributes") return FilterScope::kMessageAttributes;
  if (text == "MessageBody") return FilterScope::kMessageBody;
  return std::nullopt;
}

FilterPolicy::FilterPolicy(const std::string& json_text, FilterScope scope,
                           const std::string& about)
    : scope_(scope) {
  const json policy = aws::read_json(json_text);
  const std::string complaint = complaint_about_policy(policy);
  if (!complaint.empty()) throw invalid_parameter(about + "FilterPolicy: " + complaint);
  auto compiled = std::make_unique<Compiled>();
  PolicyCompiler<std::vector<Compiled::Alternative>> compiler{about};
  compiled->alternatives = compiler.compile(policy, "", 1, {Compiled::Alternative{}});
  if (scope == FilterScope::kMessageAttributes && compiler.has_nested_names()) {
    throw invalid_parameter(
        about + "Filter policy scope MessageAttributes does not support nested filter policy");
  }
  compiled_ = std::move(compiled);
}

FilterPolicy::~FilterPolicy() = default;

bool FilterPolicy::accepts(const std::map<std::string, MessageAttributeValue>& attributes,
                           const std::string& body) const {
  const auto& alternatives = compiled_->alternatives;
  const bool by_body = scope_ == FilterScope::kMessageBody;
  const json parsed = by_body ? aws::read_json(body) : json{};
  if (by_body && !parsed.is_object()) return false;
  if (!by_body && attributes.empty()) return alternatives.front().rules.empty();
  const auto property = [&](const std::string& path) {
    if (by_body) return body_property(parsed, path);
    const auto found = attributes.find(path);
    return found == attributes.end() ? Property{} : property_of(found->second);
  };
  return std::ranges::any_of(alternatives, [&](const Compiled::Alternative& alternative) {
    return std::ranges::all_of(alternative.rules, [&](const Compiled::Rule& rule) {
      return satisfies_one(rule.conditions, property(rule.path));
    });
  });
}

}  // namespace sns
