#include <cstdio>

#include "harness/cli/commands.h"
#include "harness/scenario/operations.h"
#include "harness/scenario/read.h"
#include "harness/server/serving.h"

namespace harness {

int serve(const ServeArguments& arguments) {
  ServeOptions options;
  options.address = arguments.address;
  options.port = arguments.port;
  if (!arguments.world.empty()) {
    options.world = read_world(arguments.world, arguments.account);
    Problems problems;
    Operations{}.check(options.world, problems);
    problems.throw_if_any();
  }
  if (!arguments.account.empty()) options.world.account = arguments.account;
  if (!arguments.region.empty()) options.world.region = arguments.region;
  options.seed = arguments.seed;
  options.data_folder = arguments.data;
  options.journal_path = arguments.journal;
  options.pace = arguments.pace;
  Serving serving(std::move(options));
  serving.stop_on_signals();
  std::printf("Ready. %s\n", serving.url().c_str());
  std::fflush(stdout);
  serving.run();
  return kPassed;
}

}  // namespace harness
