// A take told in the terms of the platform: who wrote what, which command it became, which task and
// which runs of Claude Code carried it out, and when the answer was out.
//
// All lists are in the order in which things began.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "harness/story/story.h"
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
  std::string command;             // the id of the command made of it; "" until there is one
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
  std::vector<std::string> message_ids;  // SQS's ids; several if it was sent or redriven again
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

struct WebordinaryStory : PlatformStory {
  std::vector<InboundStory> inbounds;
  std::vector<CommandStory> commands;
  std::vector<RunStory> runs;
  // The indexes in Story::sent of what answers something that a user wrote.
  std::set<std::size_t> replies;

  // Null if there is none of this id.
  const InboundStory* inbound(const std::string& id) const;
  const CommandStory* command(const std::string& id) const;
};

}  // namespace harness
