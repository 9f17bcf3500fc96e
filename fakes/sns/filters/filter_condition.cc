#include "fakes/sns/filters/filter_condition.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "fakes/aws/decode.h"
#include "fakes/sns/lower_case.h"

namespace sns {
namespace {

using nlohmann::json;

constexpr std::string_view kComparisons[] = {"=", "<", "<=", ">", ">="};
constexpr std::string_view kMatchTypes[] = {"anything-but", "cidr",    "equals-ignore-case",
                                            "exists",       "numeric", "prefix",
                                            "suffix",       "wildcard"};
constexpr std::string_view kOnlyOneKey = "Only one key allowed in match expression";

std::string must_be_numeric(const std::string& comparison) {
  return "Value of " + (comparison == "=" ? "equals" : comparison) + " must be numeric";
}

// The second half of a range, which begins with the third element.
std::string complaint_about_top(const json& range) {
  if (!range[2].is_string()) return "Bad value in numeric range: " + range[2].dump();
  const auto comparison = range[2].get<std::string>();
  if (comparison != "<" && comparison != "<=") return "Bad numeric range operator: " + comparison;
  if (range.size() < 4 || !range[3].is_number()) return must_be_numeric(comparison);
  if (range[1].get<double>() >= range[3].get<double>()) return "Bottom must be less than top";
  return range.size() > 4 ? "Too many terms in numeric range expression" : "";
}

std::string complaint_about_numeric(const json& match) {
  if (!match.is_array()) return "Value of numeric must be an array.";
  if (match.empty()) return "Invalid member in numeric match: ]";
  if (!match[0].is_string()) return "Invalid member in numeric match: " + match[0].dump();
  const auto comparison = match[0].get<std::string>();
  if (std::ranges::find(kComparisons, comparison) == std::end(kComparisons)) {
    return "Unrecognized numeric range operator: " + comparison;
  }
  if (match.size() < 2 || !match[1].is_number()) return must_be_numeric(comparison);
  if (match.size() == 2) return "";
  if (!comparison.starts_with('>')) return "Too many elements in numeric expression";
  return complaint_about_top(match);
}

std::string complaint_about_anything_but(const json& unwanted) {
  if (unwanted.is_object()) {
    if (unwanted.size() != 1) return std::string(kOnlyOneKey);
    const std::string type = unwanted.begin().key();
    if (type == "wildcard") throw aws::not_modelled("the filter matcher 'anything-but wildcard'");
    if (type != "prefix") return "Unsupported anything-but pattern: " + type;
    return unwanted.begin().value().is_string() ? "" : "prefix match pattern must be a string";
  }
  const json list = unwanted.is_array() ? unwanted : json::array({unwanted});
  if (list.empty()) return "Empty arrays are not allowed";
  const bool is_listable = std::ranges::all_of(
      list, [](const json& value) { return value.is_string() || value.is_number(); });
  return is_listable ? "" : "anything-but takes strings and numbers";
}

bool holds(double number, const std::string& comparison, double limit) {
  if (comparison == "=") return number == limit;
  if (comparison == "<") return number < limit;
  if (comparison == "<=") return number <= limit;
  if (comparison == ">") return number > limit;
  return number >= limit;
}

bool is_unwanted(const json& unwanted, const json& value) {
  if (unwanted.is_array()) return std::ranges::find(unwanted, value) != unwanted.end();
  if (!unwanted.is_object()) return unwanted == value;
  if (!value.is_string()) return false;
  return value.get<std::string>().starts_with(unwanted.begin().value().get<std::string>());
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

bool is_match_type(std::string_view name) {
  return std::ranges::find(kMatchTypes, name) != std::end(kMatchTypes);
}

std::string complaint_about(const json& condition) {
  if (condition.is_array()) return "Match value must be String, number, true, false, or null";
  if (!condition.is_object()) return "";
  if (condition.size() != 1) return std::string(kOnlyOneKey);
  const std::string type = condition.begin().key();
  const json& operand = condition.begin().value();
  if (type == "cidr" || type == "wildcard") {
    throw aws::not_modelled("the filter matcher '" + type + "'");
  }
  if (type == "numeric") return complaint_about_numeric(operand);
  if (type == "anything-but") return complaint_about_anything_but(operand);
  if (type == "exists") {
    return operand.is_boolean() ? "" : "exists match pattern must be either true or false.";
  }
  if (type == "prefix" || type == "suffix" || type == "equals-ignore-case") {
    return operand.is_string() ? "" : type + " match pattern must be a string";
  }
  return "Unrecognized match type " + type;
}

bool satisfies(const json& condition, const Property& property) {
  if (!condition.is_object()) {
    return std::ranges::find(property.values, condition) != property.values.end();
  }
  const std::string type = condition.begin().key();
  const json& operand = condition.begin().value();
  if (type == "exists") return operand.get<bool>() ? property.is_there : property.can_lack;
  return std::ranges::any_of(property.values, [&](const json& value) {
    return !value.is_null() && matches(type, operand, value);
  });
}

}  // namespace sns
