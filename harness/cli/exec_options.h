// The options of `backlot exec`.
#pragma once

#include <CLI/App.hpp>

#include "harness/cli/arguments.h"

namespace harness {

// Adds the command; what is given goes to `arguments`.
void add_exec(CLI::App& app, ExecArguments& arguments);

}  // namespace harness
