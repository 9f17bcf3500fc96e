// The form in which texts of two takes are compared.
#pragma once

#include <string>
#include <string_view>

namespace harness {

// `text` without what is not behaviour (sim/journal/behaviour.h), and without times: ids are `#`,
// process ids and ports `*`, times `@`.
std::string normalized(std::string_view text);

}  // namespace harness
