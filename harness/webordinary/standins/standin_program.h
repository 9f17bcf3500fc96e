// What a built-in program of a world stands on, in the place of a process: its environment, its
// AWS client, its output, its exit, and the signals it gets.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "fakes/aws/client.h"
#include "sim/journal/journal.h"
#include "sim/random/random.h"
#include "sim/time/holds.h"
#include "sim/time/scheduler.h"

namespace claude {
class Script;
}

namespace harness {

class GitHost;

// What a stand-in is given when it starts; lives as long as the stand-in.
struct StandinContext {
  sim::Scheduler& scheduler;
  sim::Journal& journal;
  sim::Register& waits;
  GitHost& git;
  claude::Script& claude;
  std::string actor;  // in the journal
  std::map<std::string, std::string> environment;
  std::string task_arn;
  aws::Client aws;
  sim::Random random;
  std::function<void(std::string_view line)> print;
  // Ends the program, from the scheduler: nothing of it runs after the current step.
  std::function<void(int code)> exit;

  // The value of a variable, or "" if it is not set.
  std::string env(const std::string& name) const;
};

// A program that runs in a container. Destroying it ends it wherever it is.
class StandinProgram {
 public:
  virtual ~StandinProgram() = default;
  virtual void start() = 0;
  // SIGTERM. The program may exit later, or never.
  virtual void terminate() = 0;
};

}  // namespace harness
