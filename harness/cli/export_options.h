// What `backlot export` can be told.
#pragma once

#include "harness/cli/arguments.h"

namespace CLI {
class App;
}  // namespace CLI

namespace harness {

// Adds the command; what is said to it is put into `arguments`, which must live until the arguments
// are parsed.
void add_export(CLI::App& app, ExportArguments& arguments);

}  // namespace harness
