// A container of a container engine: Docker, podman, or what else speaks Docker's API.
//
// It shares the machine's network, and lives by the machine's clock. It goes away with its owner,
// and with the simulator, whatever way that ends.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sim/engine/request.h"
#include "sim/process/exit_message.h"

namespace sim::engine {

// The path of an engine's socket: what DOCKER_HOST says (`unix:///run/podman/podman.sock`), else
// the one that exists of the usual places of Docker and podman, or the first of these if none does.
std::string default_socket();

// Whether the engine has the image. EngineError if it cannot be asked.
bool has_image(const std::string& socket, const std::string& image);

struct EngineContainerOptions {
  std::string name;  // for the engine; nobody else may have it
  std::string image;
  std::vector<std::string> entry_point = {};  // {}: the image's
  std::vector<std::string> command = {};      // {}: the image's
  std::string working_directory = {};         // "": the image's
  std::map<std::string, std::string> environment = {};
  std::uint64_t memory_bytes = 0;  // 0: no limit
};

class EngineContainer {
 public:
  // Creates and starts the container; EngineError if that fails.
  EngineContainer(std::string socket, const EngineContainerOptions& options);

  // Sends the signal to the container. EngineError if it does not run.
  void signal(int number);
  // Whether the container ended by its memory limit, as far as the engine knows.
  bool out_of_memory() const;
  // The command of a program that prints what the container prints, and ends when it does, with its
  // exit code.
  std::vector<std::string> follower() const;
  // The command of a program that runs `command` in the container, and ends with its exit code; 125
  // if the engine could not run it.
  std::vector<std::string> executor(const std::vector<std::string>& command) const;

 private:
  std::string socket_;
  std::string name_;
  ExitMessage removal_;
};

}  // namespace sim::engine
