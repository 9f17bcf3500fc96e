// The names of templates and configuration sets.
#pragma once

#include <string>

namespace ses {

// An ASCII letter or digit, `_` or `-`.
bool is_name_character(char c);

// 1 to 64 ASCII letters, digits, `_` and `-`. Throws InvalidParameterValue, which calls it `what`:
// `The configuration set name must be specified.`
// https://docs.aws.amazon.com/ses/latest/APIReference/API_ConfigurationSet.html
void check_resource_name(const std::string& name, const std::string& what);

}  // namespace ses
