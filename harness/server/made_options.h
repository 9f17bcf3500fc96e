// What the options of `backlot serve` ask of the parts that it is made of.
#pragma once

#include "harness/programs/program_host.h"
#include "harness/server/serving.h"
#include "harness/world/world.h"
#include "sim/http/server.h"

namespace harness {

sim::http::ServerOptions server_options(const ServeOptions& options,
                                        void (*say)(const std::string& line));
// `host` runs real programs.
WorldOptions world_options(const ServeOptions& options, ProgramHost& host);

}  // namespace harness
