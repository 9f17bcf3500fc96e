// One function a command. Each prints what it has to say and returns the exit code. What cannot be
// used (a port, a folder, a file) leaves as std::runtime_error with one clear line, or as
// FileErrors with a line for each mistake.
#pragma once

#include "harness/cli/arguments.h"

namespace harness {

int serve(const ServeArguments& arguments);
int run(const RunArguments& arguments);
int check(const CheckArguments& arguments);
int schema(const SchemaArguments& arguments);
int replay(const ReplayArguments& arguments);
int diff(const DiffArguments& arguments);
int version(const VersionArguments& arguments);

}  // namespace harness
