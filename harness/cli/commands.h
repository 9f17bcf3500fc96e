// One function a command. Each prints what it has to say and returns the exit code. What cannot be
// used (a port, a folder, a file) leaves as std::runtime_error with one clear line, or as
// FileErrors with a line for each mistake. `platforms` are those that worlds and scenarios may use.
#pragma once

#include "harness/cli/arguments.h"
#include "harness/scenario/platform.h"

namespace harness {

int serve(const ServeArguments& arguments, const Platforms& platforms);
int run(const RunArguments& arguments, const Platforms& platforms);
int check(const CheckArguments& arguments, const Platforms& platforms);
int schema(const SchemaArguments& arguments, const Platforms& platforms);
int replay(const ReplayArguments& arguments, const Platforms& platforms);
int diff(const DiffArguments& arguments);
int import_files(const ImportArguments& arguments, const Platforms& platforms);
int export_take(const ExportArguments& arguments);
int explain(const ExplainArguments& arguments, const Platforms& platforms);
int explore(const ExploreArguments& arguments, const Platforms& platforms);
int shrink_file(const ShrinkArguments& arguments, const Platforms& platforms);
int exec_command(const ExecArguments& arguments, const Platforms& platforms);
int version(const VersionArguments& arguments);

}  // namespace harness
