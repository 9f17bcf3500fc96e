// Claude Code at work in a workspace: follows its Plan, writes its files as time goes by, and
// stops on SIGINT unless the plan says that it ignores it.
//
// Journal: `claude.started`, then one of `claude.finished`, `claude.failed`, `claude.interrupted`,
// `claude.killed`; subject: the command's id.
#pragma once

#include <string>
#include <vector>

#include "harness/webordinary/claude/script.h"
#include "harness/webordinary/events.h"
#include "harness/webordinary/messages.h"
#include "harness/webordinary/standins/standin_program.h"
#include "sim/git/workspace.h"
#include "sim/time/task.h"
#include "sim/time/wait.h"

namespace harness {

class ClaudeProcess {
 public:
  enum class End { kFinished, kFailed, kInterrupted };
  struct Result {
    End end = End::kFinished;
    std::vector<std::string> files_changed;
    std::string output;
  };

  ClaudeProcess(StandinContext& context, sim::git::Workspace& workspace);

  // Carries out one command. REQUIRES: no other one is at work.
  sim::Task<Result> run(const Command& command);
  void sigint();
  void sigkill();

 private:
  enum class Stop { kNone, kInterrupt, kKill };
  void record(ClaudeState state, const Command& command, const claude::Plan& plan);
  // Waits; false if a signal ended the wait.
  sim::Task<bool> work_for(sim::Duration span, bool ignores_sigint);
  bool must_stop(bool ignores_sigint) const;

  StandinContext& context_;
  sim::git::Workspace& workspace_;
  sim::Signal signalled_;
  Stop stop_ = Stop::kNone;
};

}  // namespace harness
