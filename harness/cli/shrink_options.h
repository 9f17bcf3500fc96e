// The command line of `backlot shrink`.
#pragma once

#include <CLI/App.hpp>

#include "harness/cli/arguments.h"

namespace harness {

void add_shrink(CLI::App& app, ShrinkArguments& shrink);

}  // namespace harness
