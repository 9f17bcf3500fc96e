// What `backlot import` can be told.
#pragma once

#include "harness/evidence/import.h"

namespace CLI {
class App;
}  // namespace CLI

namespace harness {

// Adds the command; what is said to it is put into `options`, which must live until the arguments
// are parsed.
void add_import(CLI::App& app, evidence::ImportOptions& options);

}  // namespace harness
