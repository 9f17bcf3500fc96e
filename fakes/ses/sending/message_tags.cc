#include "fakes/ses/sending/message_tags.h"

#include <algorithm>

#include "fakes/ses/errors.h"
#include "fakes/ses/resource_name.h"

namespace ses {
namespace {

constexpr std::size_t kMaxTagLength = 255;

bool is_value_character(char c) { return is_name_character(c) || c == '.' || c == '@'; }

void check_name(const std::string& name) {
  if (name.empty()) throw invalid_parameter_value("The tag name must be specified.");
  if (name.size() > kMaxTagLength) {
    throw invalid_parameter_value("Tag name cannot exceed 255 characters.");
  }
  if (!std::ranges::all_of(name, is_name_character)) {
    throw invalid_parameter_value("Invalid tag name <" + name +
                                  ">: only alphanumeric ASCII characters, '_',  '-' are allowed.");
  }
}

void check_value(const std::string& value) {
  if (value.empty()) throw invalid_parameter_value("The tag value must be specified.");
  if (value.size() > kMaxTagLength) {
    throw invalid_parameter_value("Tag value cannot exceed 255 characters.");
  }
  if (!std::ranges::all_of(value, is_value_character)) {
    throw invalid_parameter_value(
        "Invalid tag value <" + value +
        ">: only alphanumeric ASCII characters, '_',  '-' , '.', '@' are allowed.");
  }
}

}  // namespace

void check_tags(const std::vector<MessageTag>& tags) {
  for (const MessageTag& tag : tags) check_name(tag.name);
  for (const MessageTag& tag : tags) check_value(tag.value);
}

}  // namespace ses
