#include "harness/webordinary/webordinary_invariants.h"

#include "fakes/sqs/events.h"
#include "harness/story/invariant_names.h"
#include "harness/webordinary/events.h"
#include "harness/webordinary/git_host.h"
#include "harness/webordinary/queue_names.h"

namespace harness {
namespace {

// Whether the messages of a queue are work that must not be lost.
bool carries_work(const std::string& queue) {
  return queue == kInbox || queue.starts_with(kInputPrefix) || queue.starts_with(kOutputPrefix);
}

// An invariant about what the platform did.
class WebordinaryInvariant : public Invariant {
 public:
  explicit WebordinaryInvariant(const WebordinaryObserver& observer) : observer_(observer) {}

 protected:
  const WebordinaryObserver& observer_;
};

class NoMessageLost : public WebordinaryInvariant {
 public:
  using WebordinaryInvariant::WebordinaryInvariant;

  const char* name() const override { return kNoMessageLost; }
  const char* sentence() const override {
    return "a message of the inbox, an input or an output queue never expires, is never purged, "
           "and a command is deleted only when it has been answered";
  }

  void see(const sim::Event& event) override {
    if (const auto* purged = event.as<sqs::QueuePurged>()) return see_purged(event, *purged);
    if (event.kind != sqs::MessageExpired::kKind) return;
    const MessageStory* message = observer_.aws().queues().find(event.subject);
    if (message == nullptr || !carries_work(message->queue)) return;
    violated(event.time, "message " + event.subject + " expired in " + message->queue,
             {event.subject});
  }

  void at_end(sim::Time) override {
    for (const CommandStory& command : observer_.story().commands) {
      if (!command.deleted || command.answered || command.dead) continue;
      violated(*command.deleted,
               "command " + command.id + " '" + command.instruction + "' was deleted from " +
                   command.queue + " and never answered",
               {command.id, command.container});
    }
  }

 private:
  void see_purged(const sim::Event& event, const sqs::QueuePurged& purged) {
    const std::string queue(purged.queue);
    if (purged.messages == 0 || !carries_work(queue)) return;
    violated(event.time,
             std::to_string(purged.messages) + " messages of " + queue + " were lost to " +
                 std::string(purged.reason),
             {queue});
  }
};

class EveryMailAnswered : public WebordinaryInvariant {
 public:
  using WebordinaryInvariant::WebordinaryInvariant;

  const char* name() const override { return kEveryMailAnswered; }
  const char* sentence() const override {
    return "everything a user writes is answered in the end, or is in a dead-letter queue";
  }

  void at_end(sim::Time now) override {
    for (const InboundStory& inbound : observer_.story().inbounds) {
      if (observer_.is_settled(inbound)) continue;
      std::string seen = inbound.channel + " " + inbound.id + " from " + inbound.from;
      if (inbound.command.empty()) {
        seen += " became no command";
      } else {
        const CommandStory* command = observer_.story().command(inbound.command);
        seen += " became command " + inbound.command + ", " +
                (command->answered ? "whose answer reached nobody" : "which was not answered");
      }
      violated(now, seen, {inbound.id, inbound.from, inbound.command});
    }
  }
};

class OneExecutionACommand : public WebordinaryInvariant {
 public:
  using WebordinaryInvariant::WebordinaryInvariant;

  const char* name() const override { return kOneExecutionACommand; }
  const char* sentence() const override {
    return "a command that was carried out or answered is not carried out again, and a container "
           "works on one command at a time";
  }

  void see(const sim::Event& event) override {
    if (event.kind != ClaudeStarted::kKind) return;
    const std::vector<RunStory>& runs = observer_.story().runs;
    const RunStory& started = runs.back();
    for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
      const RunStory& other = runs[i];
      if (other.container == started.container && !other.ended) {
        violated(event.time,
                 started.container + " began " + started.command + " while it was at work on " +
                     other.command,
                 {started.command, other.command});
      }
      if (other.command == started.command && other.end == "finished") {
        violated(event.time,
                 "command " + started.command + " was carried out before, until " +
                     sim::to_iso8601(*other.ended),
                 {started.command});
      }
    }
    const CommandStory* command = observer_.story().command(started.command);
    if (command != nullptr && command->answered) {
      violated(event.time, "command " + started.command + " had been answered already",
               {started.command});
    }
  }
};

class NoWorkLost : public WebordinaryInvariant {
 public:
  NoWorkLost(const WebordinaryObserver& observer, const GitHost& git)
      : WebordinaryInvariant(observer), git_(git) {}

  const char* name() const override { return kNoWorkLost; }
  const char* sentence() const override {
    return "a commit that an answer names is on its branch, in the container's workspace or at "
           "the git host; and at the host once the container has stopped in good order";
  }

  void at_end(sim::Time now) override {
    for (const CommandStory& command : observer_.story().commands) {
      if (command.git_commit.empty() || command.branch.empty()) continue;
      const bool pushed = is_at_origin(git_, command);
      const bool kept = pushed || is_in_workspace(git_, command);
      const bool asleep = stopped_in_good_order(observer_.aws().story(), command);
      if (kept && (pushed || !asleep)) continue;
      violated(now,
               "commit " + command.git_commit.substr(0, 8) + " of command " + command.id + " '" +
                   command.instruction + "' is " +
                   (kept ? "in the workspace only, and the container has stopped" : "lost"),
               {command.id, command.container});
    }
  }

 private:
  static bool holds(const sim::git::Repository& repository, const CommandStory& command) {
    return repository.find(command.branch) && repository.find(command.git_commit) &&
           repository.contains(command.branch, command.git_commit);
  }
  static bool is_in_workspace(const GitHost& git, const CommandStory& command) {
    const auto workspace = git.find_workspace(command.container);
    return workspace != nullptr && holds(*workspace, command);
  }
  static bool is_at_origin(const GitHost& git, const CommandStory& command) {
    for (const auto& [url, origin] : git.sites()) {
      if (holds(origin, command)) return true;
    }
    return false;
  }
  // Whether the newest task of the command's container ended by itself or on SIGTERM, after the
  // answer.
  static bool stopped_in_good_order(const Story& story, const CommandStory& command) {
    const TaskStory* newest = nullptr;
    for (const TaskStory& task : story.tasks) {
      if (task.container == command.container) newest = &task;
    }
    return newest != nullptr && newest->stopped && newest->exit_code == 0 && command.answered &&
           *command.answered < *newest->stopped;
  }

  const GitHost& git_;
};

}  // namespace

std::vector<std::unique_ptr<Invariant>> webordinary_invariants(const WebordinaryObserver& observer,
                                                               const GitHost& git) {
  std::vector<std::unique_ptr<Invariant>> all;
  all.push_back(std::make_unique<NoMessageLost>(observer));
  all.push_back(std::make_unique<EveryMailAnswered>(observer));
  all.push_back(std::make_unique<OneExecutionACommand>(observer));
  all.push_back(std::make_unique<NoWorkLost>(observer, git));
  return all;
}

}  // namespace harness
