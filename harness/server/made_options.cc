#include "harness/server/made_options.h"

#include "harness/programs/program_runner.h"

namespace harness {

sim::http::ServerOptions server_options(const ServeOptions& options,
                                        void (*say)(const std::string& line)) {
  sim::http::ServerOptions server;
  server.address = options.address;
  server.port = options.port;
  server.say = say;
  return server;
}

WorldOptions world_options(const ServeOptions& options, ProgramHost& host) {
  WorldOptions world;
  world.seed = options.seed;
  world.data_folder = options.data_folder;
  world.keep_events = options.keep_events;
  world.keep_mails = options.keep_mails;
  world.extensions = options.extensions;
  world.extensions.insert(world.extensions.begin(), real_programs(&host));
  const bool repeats = options.pace.kind == sim::Pace::Kind::kManual && options.data_folder.empty();
  if (!repeats) world.start = sim::Pacer::wall_date();
  return world;
}

}  // namespace harness
