// What a scenario file says, typed, with the place of each part in the file.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "harness/scenario/place.h"
#include "harness/scenario/task_choice.h"
#include "harness/webordinary/claude/script.h"
#include "harness/world/config.h"
#include "sim/time/time.h"

namespace harness {

// A user writes a mail. The thread is the scenario's own name for a conversation: the first mail
// of it starts the conversation, each later one replies to the newest mail in it.
struct MailStep {
  std::string from;
  std::string thread;
  std::string subject;
  std::string text;
  std::string to;  // "": the user's own site, `{client}-{project}@` the world's first mail domain
};
// The same by SMS or chat: a message in the inbox that mail comes to.
struct SmsStep {
  std::string from;
  std::string thread;
  std::string text;
};
struct ChatStep {
  std::string from;
  std::string thread;
  std::string text;
};
// Somebody opens the preview of a thread and tries again every 5 s until it is there.
struct PreviewStep {
  std::string thread;
};
struct WaitStep {
  sim::Duration span{};
};
// The process of one task dies at once: of the one that is the oldest, if several run.
struct CrashStep {
  TaskChoice whose;
  int exit_code = 137;
};
// StopTask on one task: on the one that is the oldest, if several run.
struct StopStep {
  TaskChoice whose;
  std::string reason;  // "": none is given
};
// A rule of Claude Code stops misbehaving.
struct FixStep {
  std::string rule;
};
// StartMessageMoveTask on the DLQ of a container, or of a session with queues of its own.
struct RedriveStep {
  std::string container;
};
// A message that Hermes did not write, straight into a container's input queue.
struct RawMessageStep {
  std::string container;
  std::string body;
};
// Any AWS call. If `error` is set the call must fail with that code.
struct CallStep {
  SetupCall call;
  std::optional<std::string> error;
};
// A shape of load: many users writing over a span of time.
struct LoadStep {
  int sessions = 10;
  int projects = 3;
  // 0: one container a session; else the sessions share this many.
  int containers = 0;
  int mails_each = 4;
  sim::Duration over = std::chrono::hours{1};
  // All first mails come within this span; zero: spread over `over`.
  sim::Duration burst{};
  // Users wait for the answer to their last mail of a conversation before they write the next.
  bool patient = false;
};
struct ExpectStep;

// One thing that must be seen. Exactly the members of its kind are used.
struct Expectation {
  enum class Kind { kMail, kEvent, kQueue, kTasks, kStopped, kItem, kGit, kAlarm, kAnswered, kApi };
  Kind kind = Kind::kEvent;
  Place place;
  // How long it may take to come true, from when it is reached; zero: it must be true at once.
  sim::Duration within{};
  // The fields as written in the file, validated: text, numbers as text, maps as JSON.
  std::map<std::string, std::string> fields;
};
struct ExpectStep {
  Expectation expectation;
};

using StepAction =
    std::variant<MailStep, SmsStep, ChatStep, PreviewStep, WaitStep, CrashStep, StopStep, FixStep,
                 RedriveStep, RawMessageStep, CallStep, LoadStep, ExpectStep>;

struct Step {
  Place place;
  StepAction action;
};

struct Scenario {
  std::string name;   // `interrupt/second-mail-same-thread`: family and file
  std::string title;  // one line for people
  std::string path;
  std::string text;  // of the file, kept in journals
  std::string world_path;
  std::uint64_t seed = 1;
  // The take fails if it has not ended by then.
  sim::Duration limit = std::chrono::hours{12};
  std::vector<claude::Rule> claude;     // tried before the world's
  std::optional<QueuesPer> queues_per;  // overrides the world's
  std::vector<Step> steps;
  std::vector<Expectation> expectations;  // checked when the steps are done
  // Names of invariants that this scenario does without, each with its reason.
  std::map<std::string, std::string> without;
};

}  // namespace harness
