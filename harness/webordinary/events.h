// The events that the platform records: of runs of Claude Code, and of previews.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>

#include "sim/journal/event_kinds.h"
#include "sim/journal/journal.h"

namespace harness {

// A run of Claude Code. The actor is `claude/` and the container's id, the subject the id of the
// command.
struct ClaudeRun {
  std::string_view container;
  std::string_view session;
  std::string_view instruction;
  std::int64_t takes_ms = 0;
  std::string_view rule;  // the name of the script's rule that applies, if it has one
  static constexpr auto fields() {
    return std::tuple{
        sim::field("container", &ClaudeRun::container), sim::field("session", &ClaudeRun::session),
        sim::field("instruction", &ClaudeRun::instruction),
        sim::field("takes_ms", &ClaudeRun::takes_ms), sim::unless_empty("rule", &ClaudeRun::rule)};
  }
};

struct ClaudeStarted : ClaudeRun {
  static constexpr std::string_view kKind = "claude.started";
  static constexpr std::string_view kSays = "a run of the scripted Claude Code began";
};
struct ClaudeFinished : ClaudeRun {
  static constexpr std::string_view kKind = "claude.finished";
  static constexpr std::string_view kSays = "a run of Claude Code did what it was asked for";
};
struct ClaudeFailed : ClaudeRun {
  static constexpr std::string_view kKind = "claude.failed";
  static constexpr std::string_view kSays = "a run of Claude Code ended with an error";
};
struct ClaudeInterrupted : ClaudeRun {
  static constexpr std::string_view kKind = "claude.interrupted";
  static constexpr std::string_view kSays = "a run of Claude Code ended by SIGINT";
};
struct ClaudeKilled : ClaudeRun {
  static constexpr std::string_view kKind = "claude.killed";
  static constexpr std::string_view kSays = "a run of Claude Code ended by SIGKILL";
};
struct ClaudeCrashedContainer : ClaudeRun {
  static constexpr std::string_view kKind = "claude.crashed_container";
  static constexpr std::string_view kSays = "a run of Claude Code took its container with it";
};

// Somebody asked for a preview. The actor is who did, the subject the thread.
struct PreviewRequested {
  static constexpr std::string_view kKind = "preview.request";
  static constexpr std::string_view kSays = "somebody opens a preview";
  static constexpr auto fields() { return std::tuple{}; }
};

// A preview was answered. The actor is `alb`.
struct PreviewAnswered {
  static constexpr std::string_view kKind = "preview.response";
  static constexpr std::string_view kSays = "a preview was answered";
  int status = 0;  // the HTTP status
  static constexpr auto fields() {
    return std::tuple{sim::field("status", &PreviewAnswered::status)};
  }
};

using WebordinaryEvents =
    sim::EventTypes<ClaudeStarted, ClaudeFinished, ClaudeFailed, ClaudeInterrupted, ClaudeKilled,
                    ClaudeCrashedContainer, PreviewRequested, PreviewAnswered>;

enum class ClaudeState { kStarted, kFinished, kFailed, kInterrupted, kKilled, kCrashedContainer };

// What one of these events tells, as the end of a sentence; "" for any other.
std::string webordinary_words(const sim::Event& event);

// Records that a run of Claude Code has come to this state.
void record_claude(sim::Journal& journal, ClaudeState state, std::string actor, std::string command,
                   const ClaudeRun& run);

}  // namespace harness
