#include "harness/webordinary/standins/claude_process.h"

#include "sim/journal/json_writer.h"

namespace harness {

ClaudeProcess::ClaudeProcess(Surroundings& surroundings, sim::git::Workspace& workspace)
    : surroundings_(surroundings), workspace_(workspace), signalled_(surroundings.scheduler) {}

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
  const sim::Time end = surroundings_.scheduler.now() + span;
  while (!must_stop(ignores_sigint) && surroundings_.scheduler.now() < end) {
    // A SIGINT that is ignored wakes the wait like any other and changes nothing.
    signalled_.clear();
    co_await signalled_.wait(end - surroundings_.scheduler.now());
  }
  co_return !must_stop(ignores_sigint);
}

sim::Task<ClaudeProcess::Result> ClaudeProcess::run(const Command& command) {
  stop_ = Stop::kNone;
  const claude::Plan plan = surroundings_.claude.plan(command.instruction, command.thread);
  record("claude.started", command, plan);
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
      record("claude.crashed_container", command, plan);
      surroundings_.exit(137);
    }
  }
  const bool went_on = co_await work_for(share, plan.ignores_sigint);
  if (!went_on) {
    result.end = End::kInterrupted;
    record(stop_ == Stop::kKill ? "claude.killed" : "claude.interrupted", command, plan);
  } else if (plan.fails) {
    result.end = End::kFailed;
    result.output = "Claude Code exited with code 1";
    record("claude.failed", command, plan);
  } else {
    result.output = "Done: " + command.instruction;
    record("claude.finished", command, plan);
  }
  co_return result;
}

void ClaudeProcess::record(const char* kind, const Command& command, const claude::Plan& plan) {
  sim::JsonWriter json;
  json.begin_object();
  json.key("container").value(command.container.id());
  json.key("session").value(command.session_id);
  json.key("instruction").value(command.instruction);
  json.key("takes_ms").value(std::int64_t{plan.takes / std::chrono::milliseconds{1}});
  if (!plan.rule.empty()) json.key("rule").value(plan.rule);
  json.end_object();
  surroundings_.journal.record("claude/" + command.container.id(), kind, command.command_id,
                               json.take());
}

}  // namespace harness
