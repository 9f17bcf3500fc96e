// What a world file says, typed. Reading it from YAML is harness/scenario's work.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "fakes/aws/faults.h"
#include "harness/world/sometimes.h"
#include "sim/random/distribution.h"
#include "sim/time/time.h"

namespace harness {

// One AWS call that sets a world up: `dynamodb.CreateTable` with its input as JSON.
struct SetupCall {
  std::string service;    // `dynamodb`
  std::string operation;  // `CreateTable`
  std::string input;      // the text of a JSON object
  // Whether faults may strike it, as they do a program's calls.
  bool may_be_struck = false;
};

// A body of a message of which only the hash is known: what is sent instead says so.
struct UnknownBody {
  std::string place;  // `FILE:3:5`, where it is named
  std::string md5;    // of the body
  std::string stand_in;
};

// A file or folder of the user's that a container finds in its own folder.
struct FileConfig {
  std::string from;   // an absolute path
  std::string to;     // in the container's folder
  bool link = false;  // a symbolic link instead of a copy
};

// A real program. In `arguments`, `folder` and `environment`, `{task}` stands for the container's
// folder, `{shared}` for a folder that outlives tasks, as EFS does, and `{NAME}` for the value that
// the task has for the variable NAME.
struct CommandConfig {
  // These are what an image's ENTRYPOINT and CMD are: the task definition may replace either.
  std::vector<std::string> entry_point = {};
  std::vector<std::string> arguments = {};
  std::string folder = {};  // where it starts, from the container's folder; "": there
  std::vector<FileConfig> files = {};
  // Its variables replace those of the task definition.
  std::map<std::string, std::string> environment = {};
};

// An image of a container engine: Docker, podman. Its containers live by the machine's clock, on
// the machine's network.
struct EngineConfig {
  std::string image = {};   // as the engine calls it; "": as the task does
  std::string socket = {};  // on which the engine speaks Docker's API; "": the usual one
  // Its variables replace those that the world sets, and are replaced by those of the task
  // definition.
  std::map<std::string, std::string> environment = {};
};

// What runs when a task names an image. Exactly one of the members is set.
struct ImageConfig {
  std::optional<std::string> standin = {};  // a built-in program of a platform
  std::optional<CommandConfig> command = {};
  std::optional<EngineConfig> engine = {};
};

// What is done about a program that does not share the World's clock: a static binary, one of Go.
enum class Unvirtual {
  kWall,    // simulated time is wall time while it lives
  kStop,    // the take ends, and says who it is
  kIgnore,  // simulated time runs ahead of it
};

// The settings of a world for all its real programs.
struct ProgramsConfig {
  // How many containers may run at once; one more cannot start.
  int most_at_once = 100;
  // Whether each task gets a network of its own, if the system allows that; else all use the
  // machine's.
  bool own_network = true;
  // Whether names under amazonaws.com lead programs to the World, or else to AWS.
  bool aws_names = true;
  // The values of containers' secrets, by the `valueFrom` of a task definition.
  std::map<std::string, std::string> secrets = {};
  Unvirtual unvirtual = Unvirtual::kWall;
  // Simulated time that passes for each unit of time that programs have had on a processor. A take
  // in which it is not 0 cannot be repeated.
  int cpu_charge = 0;
  // For how long, in wall time, programs may be at work without a pause in pace virtual.
  sim::Duration patience = std::chrono::seconds{10};
  // How much of a container's output is kept; each line counts a hundred bytes beyond its text.
  std::size_t most_output_bytes = std::size_t{32} * 1024 * 1024;
};

// When which faults strike.
struct FaultsConfig {
  std::vector<aws::FaultRule> rules = {};  // their spans count from the beginning of the take
  bool only_these = false;                 // those of the world do not hold in the scenario
  // Kinds that its system is known not to stand, each with the reason: what is explored is without
  // them.
  std::map<std::string, std::string> without = {};
};

// What a world says to a platform, typed by that platform (harness/scenario/platform.h).
struct PlatformConfig {
  virtual ~PlatformConfig() = default;
  PlatformConfig() = default;
  PlatformConfig(const PlatformConfig&) = default;
  PlatformConfig& operator=(const PlatformConfig&) = default;
};

struct WorldConfig {
  std::string name = "empty";
  std::string path;  // of the file; "" if there is none
  std::string text;  // of the file, kept in journals so that a take can be played again
  std::string account = "000000000000";
  std::string region = "us-east-1";
  // How long a call of a stand-in takes to reach a service.
  sim::Distribution latency =
      sim::Distribution::uniform(std::chrono::milliseconds{2}, std::chrono::milliseconds{8});
  sim::Distribution cold_start =
      sim::Distribution::uniform(std::chrono::seconds{30}, std::chrono::seconds{60});
  // How long a table of DynamoDB takes to come, to be changed and to go. Those of `setup` are
  // there.
  sim::Distribution table_times = {};
  // Domains whose mail the world receives; mail to others stays in the mailbox.
  std::vector<std::string> mail_domains = {};
  bool ses_sandbox = false;
  std::map<std::string, ImageConfig> images = {};
  ProgramsConfig programs = {};
  std::vector<SetupCall> setup = {};
  std::vector<UnknownBody> unknown_bodies = {};  // in the setup's calls
  FaultsConfig faults = {};                      // they begin after the setup
  // What must be reached in some take, in whatever scenario.
  std::vector<Sometimes> sometimes = {};
  std::map<std::string, std::shared_ptr<const PlatformConfig>> platforms = {};  // by name
};

// Whether any image of it is a real program.
inline bool has_programs(const WorldConfig& world) {
  for (const auto& [name, image] : world.images) {
    if (image.command || image.engine) return true;
  }
  return false;
}

}  // namespace harness
