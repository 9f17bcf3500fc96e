#include "fakes/sqs/messages/message_attributes.h"

#include <algorithm>

#include "fakes/sqs/errors.h"
#include "fakes/sqs/limits.h"
#include "fakes/sqs/messages/digest.h"
#include "fakes/sqs/text.h"

namespace sqs {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

void append_number(std::string& out, std::size_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((number >> shift) & 0xFFu);
}

void append_sized(std::string& out, std::string_view bytes) {
  append_number(out, bytes.size());
  out += bytes;
}

// Takes what append_sized() wrote off the front of `packed`.
std::string_view take_sized(std::string_view& packed) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < 4; ++i) size = (size << 8) | static_cast<unsigned char>(packed[i]);
  const std::string_view bytes = packed.substr(4, size);
  packed.remove_prefix(4 + size);
  return bytes;
}

// The letters that AWS takes beyond its documented ones: U+00C0 to U+017F, two bytes each.
bool is_latin_letter(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (at + 1 >= text.size() || byte(at) < 0xC3 || byte(at) > 0xC5) return false;
  const bool is_sign = byte(at) == 0xC3 && (byte(at + 1) == 0x97 || byte(at + 1) == 0xB7);
  return (byte(at + 1) & 0xC0u) == 0x80u && !is_sign;
}

bool has_name_characters(std::string_view name) {
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (name[at] == '.' || is_plain_name(name.substr(at, 1))) continue;
    if (!is_latin_letter(name, at)) return false;
    ++at;
  }
  return true;
}

void check_name(const std::string& name) {
  if (name.empty()) {
    throw invalid_parameter_value(
        "The request must contain non-empty message (user) attribute names.");
  }
  if (name.size() > kMaxAttributeNameBytes) {
    throw invalid_parameter_value("Message (user) attribute name must be shorter than 256 bytes.");
  }
  if (!has_name_characters(name)) {
    throw invalid_parameter_value(
        "Message (user) attributes name can only contain upper and lower score characters, "
        "digits, periods, hyphens and underscores. ");
  }
  const std::string lowered = lower(name);
  if (lowered.starts_with("aws.") || lowered.starts_with("amazon.")) {
    throw invalid_parameter_value(
        "You can't use message attribute names beginning with 'AWS.' or 'Amazon'. These strings "
        "are reserved for internal use.");
  }
  if (name.starts_with('.') || name.ends_with('.') || name.find("..") != std::string::npos) {
    throw invalid_parameter_value("Message (user) attribute name '" + name +
                                  "' must not start or end with a period or have periods in "
                                  "succession.");
  }
}

bool has_prefix(const std::string& type, std::string_view prefix) {
  return type.starts_with(prefix) && (type.size() == prefix.size() || type[prefix.size()] == '.');
}

void check_value(const std::string& name, const MessageAttributeValue& value) {
  if (!value.string_list_values.empty() || !value.binary_list_values.empty()) {
    throw unsupported_operation(
        "Message attribute list values in SendMessage operation are not supported.");
  }
  if (value.data_type.empty()) {
    throw invalid_parameter_value("The message (user) attribute '" + name +
                                  "' must contain a non-empty message attribute value.");
  }
  if (value.data_type.size() > kMaxAttributeNameBytes) {
    throw invalid_parameter_value("Message (user) attribute type must be shorter than 256 bytes.");
  }
  const bool is_binary = has_prefix(value.data_type, "Binary");
  const bool is_number_type = has_prefix(value.data_type, "Number");
  if (!is_binary && !is_number_type && !has_prefix(value.data_type, "String")) {
    throw invalid_parameter_value(
        "The type of message (user) attribute '" + name +
        "' is invalid. You must use only the following supported type prefixes: Binary, Number, "
        "String.");
  }
  const bool is_empty = is_binary ? !value.binary_value || value.binary_value->bytes.empty()
                                  : !value.string_value || value.string_value->empty();
  if (is_empty) {
    throw invalid_parameter_value("Message (user) attribute '" + name +
                                  "' must contain a non-empty value of type '" +
                                  (is_binary        ? "Binary"
                                   : is_number_type ? "Number"
                                                    : "String") +
                                  "'.");
  }
  if (is_number_type && !is_number(*value.string_value)) {
    throw invalid_parameter_value("Can't cast the value of message (user) attribute '" + name +
                                  "' to a number.");
  }
  if (!is_binary) {
    if (const auto character = forbidden_character(*value.string_value)) {
      throw invalid_parameter_value(invalid_message_contents(*character).message());
    }
  }
}

bool asks_for(const std::string& wanted, const std::string& name) {
  if (wanted == "All" || wanted == "*" || wanted == ".*" || wanted == name) return true;
  return wanted.ends_with(".*") && name.starts_with(wanted.substr(0, wanted.size() - 2));
}

}  // namespace

const aws::Structure& MessageAttributeValue::shape() {
  using S = MessageAttributeValue;
  static const aws::Structure kShape = aws::Structure("MessageAttributeValue")
                                           .field<&S::string_value>("StringValue")
                                           .field<&S::binary_value>("BinaryValue")
                                           .field<&S::string_list_values>("StringListValues")
                                           .query({.name = "StringListValue", .flattened = true})
                                           .field<&S::binary_list_values>("BinaryListValues")
                                           .query({.name = "BinaryListValue", .flattened = true})
                                           .field<&S::data_type>("DataType");
  return kShape;
}

std::string_view MessageAttributeValue::bytes() const {
  if (is_binary()) return binary_value ? std::string_view{binary_value->bytes} : "";
  return string_value ? std::string_view{*string_value} : "";
}

aws::QueryForm message_attribute_form(std::string_view name) {
  return {.name = name, .flattened = true, .key = "Name", .value = "Value"};
}

void check_message_attributes(const MessageAttributes& attributes) {
  if (attributes.size() > kMaxMessageAttributes) {
    throw invalid_parameter_value(
        "Number of message attributes [" + std::to_string(attributes.size()) +
        "] exceeds the allowed maximum [" + std::to_string(kMaxMessageAttributes) + "].");
  }
  for (const auto& [name, value] : attributes) {
    check_name(name);
    check_value(name, value);
  }
}

void check_message_system_attributes(const MessageAttributes& attributes) {
  for (const auto& [name, value] : attributes) {
    if (name != "AWSTraceHeader") {
      throw invalid_parameter_value("Message system attribute name '" + name + "' is invalid.");
    }
    check_value(name, value);
    if (value.data_type != "String") {
      throw invalid_parameter_value("The type of message system attribute '" + name +
                                    "' must be String.");
    }
  }
}

std::int64_t bytes_of(const MessageAttributes& attributes) {
  std::size_t bytes = 0;
  for (const auto& [name, value] : attributes) {
    bytes += name.size() + value.data_type.size() + value.bytes().size();
  }
  return static_cast<std::int64_t>(bytes);
}

std::string md5_of(const MessageAttributes& attributes) {
  if (attributes.empty()) return {};
  std::string encoded;
  for (const auto& [name, value] : attributes) {
    append_sized(encoded, name);
    append_sized(encoded, value.data_type);
    encoded += value.is_binary() ? '\2' : '\1';
    append_sized(encoded, value.bytes());
  }
  return md5(encoded);
}

MessageAttributes select(const MessageAttributes& attributes,
                         const std::vector<std::string>& names) {
  MessageAttributes selected;
  for (const auto& entry : attributes) {
    const bool wanted = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      return asks_for(name, entry.first);
    });
    if (wanted) selected.insert(entry);
  }
  return selected;
}

std::string pack(const MessageAttributes& attributes) {
  std::string packed;
  for (const auto& [name, value] : attributes) {
    append_sized(packed, name);
    append_sized(packed, value.data_type);
    append_sized(packed, value.bytes());
  }
  return packed;
}

MessageAttributes unpack(std::string_view packed) {
  MessageAttributes attributes;
  while (!packed.empty()) {
    const std::string_view name = take_sized(packed);
    MessageAttributeValue& value = attributes[std::string(name)];
    value.data_type = take_sized(packed);
    const std::string_view bytes = take_sized(packed);
    if (value.is_binary()) {
      value.binary_value = aws::Blob{std::string(bytes)};
    } else {
      value.string_value = std::string(bytes);
    }
  }
  return attributes;
}

}  // namespace sqs
