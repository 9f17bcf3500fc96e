// From the text of a template to its tree.
#pragma once

#include <string_view>

#include "fakes/ses/handlebars/nodes.h"

namespace ses::handlebars {

// How deep blocks may nest.
inline constexpr int kMaxDepth = 100;

// Throws TemplateError, NotSupported.
Program parse(std::string_view text);

}  // namespace ses::handlebars
