#include "fakes/sns/publishing/message_attribute.h"

#include <cctype>
#include <nlohmann/json.hpp>
#include <string_view>

#include "fakes/aws/read_json.h"
#include "fakes/sns/errors.h"

namespace sns {
namespace {

constexpr std::size_t kMaxAttributeNameLength = 256;
constexpr std::string_view kPrefixes[] = {"Binary", "Number", "String"};

bool is_attribute_name_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '.';
}

std::string hexadecimal(char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return {kDigits[byte >> 4U], kDigits[byte & 15U]};
}

void check_attribute_name(const std::string& name) {
  if (name.size() > kMaxAttributeNameLength) {
    throw invalid_attribute_value("Length of message attribute name must be less than 256 bytes.");
  }
  for (const char c : name) {
    if (is_attribute_name_character(c)) continue;
    throw invalid_attribute_value(
        "Invalid non-alphanumeric character '#x" + hexadecimal(c) +
        "' was found in the message attribute name. Can only include alphanumeric characters, "
        "hyphens, underscores, or dots.");
  }
  if (name.starts_with('.')) {
    throw invalid_attribute_value(
        "Invalid message attribute name starting with character '.' was found.");
  }
  if (name.ends_with('.')) {
    throw invalid_attribute_value(
        "Invalid message attribute name ending with character '.' was found.");
  }
  if (name.find("..") != std::string::npos) {
    throw invalid_attribute_value("Message attribute name can not have successive '.' character.");
  }
}

// `Number` of `Number` and `Number.int`, "" of what is no type.
std::string_view prefix_of(std::string_view type) {
  for (const std::string_view prefix : kPrefixes) {
    if (type == prefix) return prefix;
    if (type.starts_with(prefix) && type.size() > prefix.size() + 1 && type[prefix.size()] == '.') {
      return prefix;
    }
  }
  return "";
}

}  // namespace

void check_message_attribute(const std::string& name, const MessageAttributeValue& value) {
  check_attribute_name(name);
  const std::string about = "The message attribute '" + name + "' ";
  const std::string& type = value.data_type;
  const std::string_view prefix = prefix_of(type);
  if (prefix.empty()) {
    throw invalid_attribute_value(
        about +
        "has an invalid message attribute type, the set of supported type prefixes is Binary, "
        "Number, and String.");
  }
  const bool is_binary = prefix == "Binary";
  const bool has_field =
      is_binary ? value.binary_value.has_value() : value.string_value.has_value();
  const bool has_other =
      is_binary ? value.string_value.has_value() : value.binary_value.has_value();
  if (!has_field && has_other) {
    throw invalid_attribute_value(about + "with type '" + type + "' must use field '" +
                                  (is_binary ? "Binary" : "String") + "'.");
  }
  const bool is_empty =
      !has_field || (is_binary ? value.binary_value->bytes : *value.string_value).empty();
  if (is_empty) {
    throw invalid_attribute_value(
        about + "must contain non-empty message attribute value for message attribute type '" +
        type + "'.");
  }
  if (prefix == "Number" && !aws::read_json(*value.string_value).is_number()) {
    throw invalid_attribute_value("Could not cast message attribute '" + name +
                                  "' value to number.");
  }
}

}  // namespace sns
