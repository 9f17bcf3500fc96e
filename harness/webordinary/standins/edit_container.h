// The built-in edit container: takes commands from its input queue one at a time, lets Claude Code
// carry them out in a git workspace, answers on its output queue, and sleeps when nobody needs it.
//
// It does what the documents of the platform intend:
//   - any new message interrupts the command at work: SIGINT, up to 5 s of grace, the partial work
//     committed, an answer with `interrupted: true`, then the new command;
//   - another thread's command: uncommitted work is committed as "Auto-save", the thread's branch
//     checked out;
//   - a command that fails or cannot be read is not deleted, so that SQS delivers it again;
//   - a command that was carried out before is not carried out twice, and a copy of the one at work
//     does not interrupt it;
//   - AUTO_SHUTDOWN_MINUTES without work: everything is pushed and the task ends;
//   - SIGTERM: the work is committed and pushed, then it exits.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "harness/webordinary/messages.h"
#include "harness/webordinary/standins/claude_process.h"
#include "harness/webordinary/standins/cloud.h"
#include "harness/webordinary/standins/standin_program.h"
#include "sim/git/workspace.h"
#include "sim/time/spawn.h"
#include "sim/time/task.h"
#include "sim/time/wait.h"

namespace harness {

class EditContainer : public StandinProgram {
 public:
  explicit EditContainer(StandinContext context);
  void start() override;
  void terminate() override;

  // What the dev server on port 4321 shows of a thread's branch: its files. Nothing before the
  // server is up, or if this container has no such branch.
  std::optional<std::vector<std::string>> preview(const std::string& branch) const;

 private:
  // A pair of queues this container serves: one, or one a session.
  struct Source {
    std::string input;
    std::string output;
    sim::Spawned loop;
  };

  sim::Task<> main();
  sim::Task<> start_up();
  sim::Task<> find_sources();
  void listen_to_all();
  sim::Task<> listen(Source& source);
  sim::Task<> take(Source& source, QueueMessage message);
  sim::Task<> interrupt_current(std::string by);
  // Carries out one message from beginning to end.
  sim::Task<> work(Source& source, QueueMessage message);
  sim::Task<> carry_out(Source& source, Command command);
  sim::Task<> finish(Source& source, Command command, ClaudeProcess::Result result);
  sim::Task<> send_answer(Source& source, Answer reply);
  // For a copy that comes when the answer was sent: nobody knows whether that was heard.
  sim::Task<> answer_again(Source& source, Answer reply, std::string receipt);
  sim::Task<> keep_invisible(Source& source);
  sim::Task<> extend(Source& source, std::string receipt);
  // Ends the container because it is idle. False if there was something left to do after all.
  sim::Task<bool> fall_asleep();
  sim::Task<> shut_down();
  sim::Task<bool> mark(std::string status);

  bool is_per_session() const;
  void switch_to(const Command& command);
  std::optional<std::string> commit(const std::string& message);
  void push_all();
  bool was_done(const Command& command) const;
  sim::Duration until_sleep() const;
  void spawn(sim::Spawned& place, sim::Task<> task, const std::string& what);

  StandinContext context_;
  Queues queues_{context_.aws};
  Tables tables_{context_.aws};
  std::string container_id_;
  sim::Duration idle_limit_;
  sim::git::Workspace& workspace_;
  ClaudeProcess claude_;

  sim::Time last_activity_;
  bool serves_preview_ = false;
  bool at_work_ = false;
  bool taking_ = false;  // a message is waiting for the one at work to be interrupted
  std::string interrupted_by_;
  std::string at_work_on_;                  // what the command at work has alike with its copies
  std::vector<std::string> receipts_;       // of the message at work, and of its copies
  std::map<std::string, Answer> answered_;  // the same way, what this container has answered
  sim::Signal work_ended_{context_.scheduler};
  sim::Signal taken_{context_.scheduler};
  // Destroyed first: coroutines that use everything above.
  std::map<std::string, Source> sources_;  // by input URL
  sim::Spawned main_;
  sim::Spawned work_;
  sim::Spawned heartbeat_;
  sim::Spawned shutdown_;
};

}  // namespace harness
