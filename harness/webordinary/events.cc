#include "harness/webordinary/events.h"

#include <chrono>
#include <utility>

#include "harness/story/text.h"

namespace harness {
namespace {

constexpr std::size_t kInstructionBytes = 100;

std::string run_words(const char* did, const ClaudeRun& run) {
  return std::string("Claude Code ") + did + " in " + std::string(run.container) + ": \"" +
         shortened(run.instruction, kInstructionBytes) + '"';
}

}  // namespace

std::string webordinary_words(const sim::Event& event) {
  if (const auto* run = event.as<ClaudeStarted>()) {
    return run_words("began", *run) + ", which takes it " +
           sim::to_text(std::chrono::milliseconds{run->takes_ms});
  }
  if (const auto* run = event.as<ClaudeFinished>()) return run_words("finished", *run);
  if (const auto* run = event.as<ClaudeFailed>()) return run_words("ended with an error", *run);
  if (const auto* run = event.as<ClaudeInterrupted>()) return run_words("was interrupted", *run);
  if (const auto* run = event.as<ClaudeKilled>()) return run_words("was killed", *run);
  if (const auto* run = event.as<ClaudeCrashedContainer>()) {
    return run_words("took its container with it", *run);
  }
  if (event.kind == PreviewRequested::kKind) {
    return event.actor + " asked for the preview of " + event.subject;
  }
  if (const auto* answered = event.as<PreviewAnswered>()) {
    return "the preview was answered with status " + std::to_string(answered->status);
  }
  return {};
}

void record_claude(sim::Journal& journal, ClaudeState state, std::string actor, std::string command,
                   const ClaudeRun& run) {
  const auto record = [&](const auto& event) {
    journal.record(std::move(actor), std::move(command), event);
  };
  switch (state) {
    case ClaudeState::kStarted:
      return record(ClaudeStarted{run});
    case ClaudeState::kFinished:
      return record(ClaudeFinished{run});
    case ClaudeState::kFailed:
      return record(ClaudeFailed{run});
    case ClaudeState::kInterrupted:
      return record(ClaudeInterrupted{run});
    case ClaudeState::kKilled:
      return record(ClaudeKilled{run});
    case ClaudeState::kCrashedContainer:
      return record(ClaudeCrashedContainer{run});
  }
}

}  // namespace harness
