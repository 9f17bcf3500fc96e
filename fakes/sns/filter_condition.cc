#include "fakes/sns/filter_condition.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <string_view>

#include "fakes/aws/decode.h"
#include "fakes/sns/errors.h"

namespace sns {
namespace {

using nlohmann::json;

constexpr std::string_view kComparisons[] = {"=", "<", "<=", ">", ">="};

[[noreturn]] void refuse(const std::string& detail) {
  throw invalid_parameter("Attributes Reason: FilterPolicy: " + detail);
}

void check_numeric(const json& comparisons) {
  if (!comparisons.is_array() || comparisons.empty() || comparisons.size() % 2 != 0 ||
      comparisons.size() > 4) {
    refuse("Value of numeric must be an array of one or two comparisons");
  }
  for (std::size_t i = 0; i < comparisons.size(); i += 2) {
    const bool known = comparisons[i].is_string() &&
                       std::ranges::find(kComparisons, comparisons[i].get<std::string>()) !=
                           std::end(kComparisons);
    if (!known) refuse("Unrecognized numeric range operator: " + comparisons[i].dump());
    if (!comparisons[i + 1].is_number()) {
      refuse("Value of " + comparisons[i].get<std::string>() + " must be numeric");
    }
  }
}

void check_anything_but(const json& unwanted) {
  if (unwanted.is_object()) {
    if (unwanted.size() != 1) refuse("anything-but takes one matcher");
    const std::string type = unwanted.begin().key();
    const json& value = unwanted.begin().value();
    if (type == "wildcard") throw aws::not_modelled("the filter matcher 'anything-but wildcard'");
    if ((type != "prefix" && type != "suffix") || !value.is_string()) {
      refuse("Unsupported anything-but pattern: " + type);
    }
    return;
  }
  const json list = unwanted.is_array() ? unwanted : json::array({unwanted});
  if (list.empty()) refuse("Empty arrays are not allowed");
  for (const json& value : list) {
    if (!value.is_string() && !value.is_number()) {
      refuse("anything-but takes strings and numbers");
    }
  }
}

bool holds(double number, const std::string& comparison, double limit) {
  if (comparison == "=") return number == limit;
  if (comparison == "<") return number < limit;
  if (comparison == "<=") return number <= limit;
  if (comparison == ">") return number > limit;
  return number >= limit;
}

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

bool is_unwanted(const json& unwanted, const json& value) {
  if (unwanted.is_array()) return std::ranges::find(unwanted, value) != unwanted.end();
  if (!unwanted.is_object()) return unwanted == value;
  if (!value.is_string()) return false;
  const auto text = value.get<std::string>();
  const auto part = unwanted.begin().value().get<std::string>();
  return unwanted.begin().key() == "prefix" ? text.starts_with(part) : text.ends_with(part);
}

bool matches(const std::string& type, const json& operand, const json& value) {
  if (type == "anything-but") return !is_unwanted(operand, value);
  if (type == "numeric") {
    if (!value.is_number()) return false;
    for (std::size_t i = 0; i < operand.size(); i += 2) {
      if (!holds(value.get<double>(), operand[i].get<std::string>(),
                 operand[i + 1].get<double>())) {
        return false;
      }
    }
    return true;
  }
  if (!value.is_string()) return false;
  const auto text = value.get<std::string>();
  const auto part = operand.get<std::string>();
  if (type == "prefix") return text.starts_with(part);
  if (type == "suffix") return text.ends_with(part);
  return lower(text) == lower(part);
}

}  // namespace

void check_condition(const std::string& attribute, const json& condition) {
  if (condition.is_string() || condition.is_number() || condition.is_boolean() ||
      condition.is_null()) {
    return;
  }
  if (!condition.is_object() || condition.size() != 1) {
    refuse("Match value must be String, number, true, false, or null");
  }
  const std::string type = condition.begin().key();
  const json& operand = condition.begin().value();
  if (type == "cidr" || type == "wildcard") {
    throw aws::not_modelled("the filter matcher '" + type + "'");
  }
  if (type == "numeric") return check_numeric(operand);
  if (type == "anything-but") return check_anything_but(operand);
  if (type == "exists") {
    if (!operand.is_boolean()) refuse("exists match pattern must be either true or false.");
  } else if (type == "prefix" || type == "suffix" || type == "equals-ignore-case") {
    if (!operand.is_string()) refuse(type + " match pattern must be a string");
  } else {
    refuse("Unrecognized match type " + type + " of '" + attribute + "'");
  }
}

bool satisfies(const json& condition, const AttributeValues* values) {
  if (condition.is_object()) {
    const std::string type = condition.begin().key();
    const json& operand = condition.begin().value();
    if (type == "exists") return operand.get<bool>() == (values != nullptr);
    return values != nullptr && std::ranges::any_of(*values, [&](const json& value) {
             return matches(type, operand, value);
           });
  }
  return values != nullptr && std::ranges::find(*values, condition) != values->end();
}

}  // namespace sns
