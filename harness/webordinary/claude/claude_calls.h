// What the scripted `claude` and `claude-code` in a container ask of the World.
//
// POST /backlot/{container}/claude, with {instruction, thread, command, session}: what to do, as
// {run, rule, takesMs, files, fails, crashesContainer, ignoresSigint}. POST …/claude/{run}, with
// {end: finished | failed | interrupted}: how it ended; {end: crashed}: the container ends with
// 137. POST …/claude/{run}/watch is not answered while the run goes on: a client that goes away
// from it was killed, unless its container was.
//
// Journal: as the built-in edit container has it (harness/webordinary/standins/claude_process.h).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "fakes/aws/environment.h"
#include "harness/programs/program_containers.h"
#include "harness/webordinary/claude/script.h"
#include "harness/webordinary/events.h"
#include "sim/http/message.h"
#include "sim/http/server.h"

namespace harness {

class ClaudeCalls {
 public:
  ClaudeCalls(const aws::Environment& environment, claude::Script& script,
              const ProgramContainers& containers)
      : environment_(environment), script_(script), containers_(containers) {}

  // `path` is what follows `/backlot/`.
  void answer(std::string_view path, const std::shared_ptr<sim::http::Exchange>& exchange);

 private:
  struct Run {
    std::string actor;
    std::string command;
    std::string container;  // its runtime id
    std::string container_id;
    std::string session;
    std::string instruction;
    std::int64_t takes_ms = 0;
    std::string rule;
    std::shared_ptr<sim::http::Exchange> watch;
  };
  sim::http::Response act(ProgramContainer& container, std::string_view path,
                          const sim::http::Request& request);
  sim::http::Response begin(ProgramContainer& container, const std::string& body);
  bool watch(std::string_view path, const std::shared_ptr<sim::http::Exchange>& exchange);
  void abandoned(std::uint64_t number);
  sim::http::Response end(ProgramContainer& container, std::uint64_t number,
                          const std::string& body);

  void record(ClaudeState state, const Run& run) const;

  const aws::Environment& environment_;
  claude::Script& script_;
  const ProgramContainers& containers_;
  std::uint64_t last_run_ = 0;
  std::map<std::uint64_t, Run> runs_;
};

}  // namespace harness
