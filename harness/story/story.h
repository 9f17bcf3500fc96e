// A take told in the terms of the platform: who wrote what, which command it became, which task
// and which runs of Claude Code carried it out, and when the answer was out.
//
// It is gathered from what the services saw and nothing else, so it tells the same of stand-ins
// and of real programs. All lists are in the order in which things began.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/time/time.h"

namespace harness {

// What a user wrote.
struct InboundStory {
  std::string channel;  // email, sms, chat
  std::string id;       // a Message-ID without angle brackets, or the message's id
  std::string from;
  std::string thread;  // 8 characters
  std::string subject;
  sim::Time arrived;
  std::string command;             // "" until there is one
  bool warm = false;               // its container was RUNNING when it arrived
  std::optional<sim::Time> dead;   // when it went to the inbox's dead-letter queue
  std::vector<sim::Time> replies;  // everything that was sent to the user about it
};

// One message on its way from the input queue to an answer.
struct CommandStory {
  std::string id;
  std::string session;
  std::string thread;
  std::string container;
  std::string type;
  std::string instruction;
  std::string inbound;                   // the id of what the user wrote; "" if nobody did
  std::string queue;                     // the input queue's name
  std::vector<std::string> message_ids;  // SQS's; several if it was sent or redriven again
  sim::Time sent;
  std::vector<sim::Time> received;
  std::vector<std::size_t> runs;  // of Claude Code, in Story::runs
  std::optional<sim::Time> answered;
  std::optional<sim::Time> dead;      // when it went to the dead-letter queue
  std::optional<sim::Time> redriven;  // when it was last brought back from there
  std::optional<sim::Time> deleted;
  bool success = false;
  bool interrupted = false;
  std::string interrupted_by;
  std::string git_commit;
  std::string branch;
};

// One run of Claude Code.
struct RunStory {
  std::string command;
  std::string container;
  sim::Time started;
  std::optional<sim::Time> ended;
  std::string end;  // finished, failed, interrupted, killed, crashed; "" while it is at work
};

struct TaskStory {
  std::string arn;
  std::string family;
  std::string container;  // its CONTAINER_ID, or ""
  sim::Time created;
  std::optional<sim::Time> running;
  std::optional<sim::Time> stopping;
  std::optional<sim::Time> stopped;
  std::optional<int> exit_code;
  std::string reason;
  std::string code;     // ECS's stop code: `EssentialContainerExited`, `TaskFailedToStart`
  std::string group;    // its service's name, or its family
  std::string service;  // its service's name, or ""
  // If it ended badly, the last lines of its output (kLastLines), stdout's and stderr's in order.
  std::vector<std::string> last_lines;

  static constexpr std::size_t kLastLines = 20;
  // It never started, or a container that it needs exited with something else than 0 by itself.
  bool ended_badly() const {
    if (code == "TaskFailedToStart") return true;
    return code == "EssentialContainerExited" && exit_code.value_or(0) != 0;
  }
};

// A mail, SMS or chat message that went out.
struct SentStory {
  sim::Time time;
  std::string channel;  // email, sms, chat
  std::string to;
  std::string subject;
  bool is_reply = false;  // to what a user wrote: it is one of InboundStory::replies
};

// What went otherwise than on the straight way.
struct MarkStory {
  enum class Kind {
    kError,     // a call was answered with an error; `where`: who called
    kRetry,     // a message that had been received is there again; `where`: its queue
    kDead,      // a message went to a dead-letter queue, which is `where`
    kRedriven,  // a message was brought back to the queue `where`
  };
  sim::Time time;
  Kind kind;
  std::string where;
  std::string text;  // for people
};

// What is in a queue from `time` on.
struct QueueSample {
  sim::Time time;
  int visible = 0;         // can be received, or delayed
  int in_flight = 0;       // received and not deleted
  sim::Duration oldest{};  // the age of the oldest of all of them at `time`
  int most = 0;            // that were in it at this instant: some may have come and gone
};

struct Story {
  sim::Time begin;
  sim::Time end;
  std::vector<InboundStory> inbounds;
  std::vector<CommandStory> commands;
  std::vector<RunStory> runs;
  std::vector<TaskStory> tasks;
  std::vector<SentStory> sent;
  std::vector<MarkStory> marks;
  std::map<std::string, std::vector<QueueSample>> queues;  // by name
  std::set<std::string> dead_letter_queues;                // those that a message went to
  std::map<std::string, int> errors;   // `dynamodb.GetItem ValidationException`: how often
  std::map<std::string, int> refused;  // what reached no operation: how often
  int calls = 0;                       // all AWS calls, and those that failed
  int failed_calls = 0;

  const InboundStory* inbound(const std::string& id) const;
  const CommandStory* command(const std::string& id) const;
};

}  // namespace harness
