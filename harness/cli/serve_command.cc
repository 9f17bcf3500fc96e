#include <cstdio>
#include <optional>

#include "harness/cli/commands.h"
#include "harness/cli/files.h"
#include "harness/scenario/compose_world.h"
#include "harness/scenario/operations.h"
#include "harness/scenario/read.h"
#include "harness/server/serving.h"
#include "harness/world/setup_error.h"
#include "sim/journal/terminal_text.h"

namespace harness {

int serve(const ServeArguments& arguments, const Platforms& platforms) {
  need_folder_of(arguments.journal);
  ServeOptions options;
  options.address = arguments.address;
  options.port = arguments.port;
  options.allowed_hosts = arguments.allowed_hosts;
  if (!arguments.world.empty()) {
    options.world = read_world(arguments.world, platforms, arguments.account);
    Problems problems;
    Operations{platforms}.check(options.world, problems);
    problems.throw_if_any();
  }
  if (!arguments.account.empty()) options.world.account = arguments.account;
  if (!arguments.region.empty()) options.world.region = arguments.region;
  options.extensions = extensions_of(platforms);
  options.guest_words = words_of(platforms);
  options.seed = arguments.seed;
  options.data_folder = arguments.data;
  options.journal_path = arguments.journal;
  options.pace = arguments.pace;
  options.keep_events = arguments.keep_events;
  options.keep_mails = arguments.keep_mails;
  const WorldConfig world = options.world;
  std::optional<Serving> serving;
  try {
    serving.emplace(std::move(options));
  } catch (const SetupError& error) {
    throw FileErrors({{place_of_setup_call(world, error.index(), platforms), error.what()}});
  } catch (const WorldError& error) {
    throw FileErrors({{{world.path, 0, 0}, error.what()}});
  }
  serving->stop_on_signals();
  sim::print(stdout, "Ready. " + serving->url() + "\n");
  std::fflush(stdout);
  serving->run();
  return kPassed;
}

}  // namespace harness
