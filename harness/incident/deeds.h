// What facts and events have in common, so that a take can be held against its incident.
//
// A **deed** is an operation and the role of what it was done to, told alike by evidence and by a
// journal; its time, and the body of the message that it is about, if they are known:
//
//   deed                        told by facts                      told by events
//   sqs:SendMessage QUEUE       a message was sent                 sqs.sent
//   sqs:ReceiveMessage QUEUE    a message was received first       sqs.received, the first of each
//   sqs:Dead QUEUE              a message is a dead letter of it   sqs.moved by maxReceiveCount
//   ecs:TaskCreated FAMILY      a task, and so on: TaskStarted,    ecs.task, the first of each, and
//                               TaskStopped                        those of RUNNING and STOPPED
//   dynamodb:Write TABLE        a change of an item                calls that write one item
//   ses:Received ADDRESS        a mail to it                       mail.received
//   ses:Send ADDRESS            a mail to it                       mail.sent
//   SERVICE:OPERATION NAME      a call of CloudTrail that is none  api.call
//     or … NAME ERROR           of these, or failed                api.error
//
// NAME is that of a queue or a table, else nothing. Ids, accounts and hosts are no part of a deed:
// another take draws others. What logs say is no deed, nor are calls that change nothing and
// succeed, those of ReceiveMessage in CloudTrail, which do not tell of messages, that a message is
// a dead letter if it was received first at a time that the facts leave out, what the world's own
// setup does, and what happened in other accounts than most of the evidence.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "harness/incident/happenings.h"
#include "harness/incident/known_world.h"
#include "sim/journal/event.h"

namespace incident {

struct Deed {
  std::string what;
  std::string body;  // the MD5 of a message's body; "" if it is not known
  // Nothing: it is known to have happened, and not when.
  std::optional<sim::Time> time;
  sim::Duration resolution{};
  evidence::Place place;  // of a fact
};

// The deeds that facts tell of, in order of time, those without one last. REQUIRES:
// place_messages() was called.
std::vector<Deed> deeds_of(const Happenings& happenings);

// A message that was sent with a stand-in for a body that nobody has.
struct PlayedStandIn {
  std::string md5;  // of the body that it stands for
  std::string message;
  std::string queue;
  std::string receiver;  // who received it first; "" if nobody did
  sim::Time received;
};

// Gathers the deeds of a take from its events.
class DeedsOfTake {
 public:
  // The MD5s of bodies that are known by these alone, by those of their stand-ins: a message with a
  // stand-in is told of as the one with the body.
  void set_stand_ins(std::map<std::string, std::string> md5s) { unknown_ = std::move(md5s); }
  // REQUIRES: called with every event of the journal, in order.
  void see(const sim::Event& event);
  // In the order in which they happened.
  const std::vector<Deed>& deeds() const { return deeds_; }
  // In the order in which they were sent.
  const std::vector<PlayedStandIn>& stand_ins() const { return stand_ins_; }

 private:
  struct Called {
    std::string what;
    std::string body;
    bool is_stand_in = false;
    bool is_setup = false;          // the world's own, which is no deed
    std::vector<std::string> done;  // what it did, if it is answered and not refused
  };
  void add(std::string what, const sim::Event& event, std::string body = {});
  void see_sent(const sim::Event& event);
  void see_received(const sim::Event& event);
  void see_call(const sim::Event& event);
  void see_reply(const sim::Event& event);
  void see_error(const sim::Event& event);
  void see_task(const sim::Event& event);

  std::vector<Deed> deeds_;
  std::vector<PlayedStandIn> stand_ins_;
  std::map<std::string, std::string> unknown_;
  std::map<std::uint64_t, Called> calls_;      // by their events
  std::map<std::string, std::string> bodies_;  // MD5s, by message
  std::set<std::string> received_;             // messages
  std::set<std::string> tasks_;                // ARNs
  bool has_begun_ = false;                     // the setup is over
};

}  // namespace incident
