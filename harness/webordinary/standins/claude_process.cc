#include "harness/webordinary/standins/claude_process.h"

namespace harness {

ClaudeProcess::ClaudeProcess(StandinContext& context, sim::git::Workspace& workspace)
    : context_(context), workspace_(workspace), signalled_(context.scheduler) {}

void ClaudeProcess::sigint() {
  if (stop_ == Stop::kNone) stop_ = Stop::kInterrupt;
  signalled_.set();
}

void ClaudeProcess::sigkill() {
  stop_ = Stop::kKill;
  signalled_.set();
}

bool ClaudeProcess::must_stop(bool ignores_sigint) const {
  return stop_ == Stop::kKill || (stop_ == Stop::kInterrupt && !ignores_sigint);
}

sim::Task<bool> ClaudeProcess::work_for(sim::Duration span, bool ignores_sigint) {
  const sim::Time end = context_.scheduler.now() + span;
  while (!must_stop(ignores_sigint) && context_.scheduler.now() < end) {
    // A SIGINT that is ignored wakes the wait like any other and changes nothing.
    signalled_.clear();
    co_await signalled_.wait(end - context_.scheduler.now());
  }
  co_return !must_stop(ignores_sigint);
}

sim::Task<ClaudeProcess::Result> ClaudeProcess::run(const Command& command) {
  stop_ = Stop::kNone;
  const claude::Plan plan =
      context_.claude.plan(command.instruction, command.thread, context_.env("CONTAINER_ID"));
  record(ClaudeState::kStarted, command, plan);
  Result result;
  // Each file is written at the end of its share of the time; the last share is for thinking.
  const sim::Duration share = plan.takes / static_cast<int>(plan.files.size() + 1);
  for (const auto& [path, text] : plan.files) {
    const bool went_on = co_await work_for(share, plan.ignores_sigint);
    if (!went_on) break;
    const std::string before = workspace_.read_file(path).value_or("");
    workspace_.write_file(path, before == text ? before + text : text);
    result.files_changed.push_back(path);
    if (plan.crashes_container) {
      record(ClaudeState::kCrashedContainer, command, plan);
      context_.exit(137);
    }
  }
  const bool went_on = co_await work_for(share, plan.ignores_sigint);
  if (!went_on) {
    result.end = End::kInterrupted;
    record(stop_ == Stop::kKill ? ClaudeState::kKilled : ClaudeState::kInterrupted, command, plan);
  } else if (plan.fails) {
    result.end = End::kFailed;
    result.output = "Claude Code exited with code 1";
    record(ClaudeState::kFailed, command, plan);
  } else {
    result.output = "Done: " + command.instruction;
    record(ClaudeState::kFinished, command, plan);
  }
  co_return result;
}

void ClaudeProcess::record(ClaudeState state, const Command& command, const claude::Plan& plan) {
  const std::string container = command.container.id();
  record_claude(context_.journal, state, "claude/" + container, command.command_id,
                {container, command.session_id, command.instruction,
                 plan.takes / std::chrono::milliseconds{1}, plan.rule});
}

}  // namespace harness
