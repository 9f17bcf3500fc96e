// The workers by the names that an image's `standin` has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/planted/worker.h"

namespace planted {

// Null if there is none of that name.
Program find_program(std::string_view name);
std::vector<std::string> program_names();

}  // namespace planted
