#include "fakes/ses/resource_name.h"

#include <algorithm>
#include <cctype>

#include "fakes/ses/errors.h"

namespace ses {
namespace {

constexpr std::size_t kMaxResourceNameLength = 64;

}  // namespace

bool is_name_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

void check_resource_name(const std::string& name, const std::string& what) {
  if (name.empty()) throw invalid_parameter_value("The " + what + " name must be specified.");
  if (name.size() > kMaxResourceNameLength) {
    throw invalid_parameter_value("The " + what + " name cannot exceed 64 characters.");
  }
  if (!std::ranges::all_of(name, is_name_character)) {
    throw invalid_parameter_value("Invalid " + what + " name <" + name +
                                  ">: only alphanumeric ASCII characters, '_', and '-' are "
                                  "allowed.");
  }
}

}  // namespace ses
