// What happened in a take, told from what the services of AWS saw and nothing else, so that it
// tells the same of stand-ins and of real programs, and of any system.
//
// All lists are in the order in which things began.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sim/time/time.h"

namespace harness {

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
  // If the task ended badly, the last lines of its output (kLastLines), stdout's and stderr's in
  // order.
  std::vector<std::string> last_lines;

  static constexpr std::size_t kLastLines = 20;
  // Whether it never started, or an essential container exited by itself with another code than 0.
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
};

// Something that did not go the straight way, which timelines mark: an error, a retry, a dead
// letter.
struct MarkStory {
  enum class Kind {
    kError,     // a call was answered with an error; `where`: who called
    kRetry,     // a message that had been received is there again; `where`: its queue
    kDead,      // a message went to a dead-letter queue, which is `where`
    kRedriven,  // a message was brought back to the queue `where`
    kFault,     // a fault struck; `where`: who called, or the queue or the like
  };
  sim::Time time;
  Kind kind;
  std::string where;
  std::string text;          // for people
  std::string message = {};  // its id, of kRetry, kDead and kRedriven
};

// How many messages are in a queue from `time` on.
struct QueueSample {
  sim::Time time;
  int visible = 0;         // can be received, or delayed
  int in_flight = 0;       // received and not deleted
  sim::Duration oldest{};  // the age of the oldest of all of them at `time`
  int most = 0;            // the most that were in it during this instant
};

struct Story {
  sim::Time begin;
  sim::Time end;
  std::vector<TaskStory> tasks;
  std::vector<SentStory> sent;
  std::vector<MarkStory> marks;
  std::map<std::string, std::vector<QueueSample>> queues;  // by name
  std::set<std::string> dead_letter_queues;                // those to which a message was moved
  std::map<std::string, int> errors;   // `dynamodb.GetItem ValidationException`: how often
  std::map<std::string, int> faults;   // `sqs.duplicate`: how often it struck
  std::map<std::string, int> refused;  // calls that reached no operation: how often
  int calls = 0;                       // all AWS calls, and those that failed
  int failed_calls = 0;
};

// The same take in the terms of a platform, which alone knows its type.
struct PlatformStory {
  virtual ~PlatformStory() = default;
  PlatformStory() = default;
  PlatformStory(const PlatformStory&) = default;
  PlatformStory& operator=(const PlatformStory&) = default;
};

// The service that a task's group names, `service:orders`; "" if it names none.
std::string service_of_group(std::string_view group);

}  // namespace harness
