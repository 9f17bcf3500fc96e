// Internal to sim_process: backlot-init as the simulator sees it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sim/process/descriptor.h"

namespace sim {

// What backlot-init is to do; init_protocol.h.
struct InitOptions {
  std::vector<std::string> arguments;  // none: it runs nothing and waits for the simulator's end
  std::string folder = "/";
  std::map<std::string, std::string> environment;
  std::uint64_t memory_bytes = 0;
  bool like_a_container = true;
  int network = -1;  // a network namespace; -1: the simulator's own
  std::string host_name;
  std::string mount_from;  // a folder that is seen at `mount_at` as well; "": none
  std::string mount_at;
  std::string exit_socket;  // to which `exit_message` is sent at the very end; "": none is
  std::string exit_message;
  std::string remove;  // a folder that is removed, with all that is in it, at the very end
};

class InitProcess {
 public:
  InitProcess() = default;
  ~InitProcess() { end(); }
  InitProcess(const InitProcess&) = delete;
  InitProcess& operator=(const InitProcess&) = delete;

  // Starts it and waits until the command runs. `out` and `err` are what the command prints to; -1
  // if nobody listens. StartError if it cannot be started.
  void start(const InitOptions& options, int out, int err);
  // Has it kill everything and end, and waits for that. Nothing happens if it has ended.
  void end();

  // The socket on which it reports; -1 once it has ended.
  int control() const { return control_.get(); }
  void send(int signal);
  // 0 if it does not run.
  int pid() const { return pid_; }
  int command() const { return command_; }

 private:
  void spawn(const InitOptions& options, int out, int err);
  std::string hear() const;

  Descriptor control_;
  int pid_ = 0;
  int command_ = 0;
};

}  // namespace sim
