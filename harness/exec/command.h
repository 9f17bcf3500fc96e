// A command of the user's that runs inside a world as a task does: on its clock, in its network,
// with credentials by which it is known. A test suite, a load generator, a script.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "harness/scenario/platform.h"
#include "harness/scenario/scenario.h"
#include "harness/world/config.h"
#include "sim/time/time.h"

namespace harness::exec {

// Its cluster, family and image, and its name as an actor.
inline constexpr const char* kName = "backlot-exec";

struct Command {
  std::vector<std::string> arguments;  // at least the program
  std::string folder;                  // absolute: where it starts
  std::map<std::string, std::string> environment;
};

// What of the user's variables the command finds: all but those by which it would reach an account
// of AWS's, or by which the task says where its world is.
std::map<std::string, std::string> passed_on(std::map<std::string, std::string> environment);

// The world with a task definition that starts the command. `text` and `path` stay the file's.
WorldConfig with_command(WorldConfig world, const Command& command);

// Runs the command when all services are steady, and expects that it ends with 0 within `limit`.
// REQUIRES: `world` is one of with_command().
Scenario scenario_of(const Command& command, const WorldConfig& world, sim::Duration limit,
                     const Platforms& platforms);

// The command as one types it, for people: what a shell would take apart is quoted.
std::string to_text(const std::vector<std::string>& arguments);

}  // namespace harness::exec
