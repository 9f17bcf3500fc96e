// The part of Hermes that brings answers to users: listens on output queues while somebody waits
// for an answer on them.
#pragma once

#include <map>
#include <string>

#include "harness/webordinary/messages.h"
#include "harness/webordinary/standins/cloud.h"
#include "harness/webordinary/standins/inbound.h"
#include "harness/webordinary/standins/queue_sets.h"
#include "harness/webordinary/standins/standin_program.h"
#include "sim/time/spawn.h"
#include "sim/time/task.h"

namespace harness {

class Answers {
 public:
  // Called for each container that has kept somebody waiting for a while: it may have died.
  using Worry = std::function<sim::Task<>(ContainerName container, QueueSet queues)>;
  Answers(StandinContext& context, Worry worry);

  // From now on an answer to `command` on the set's output queue is mailed to whoever wrote
  // `inbound`. After 300 s without one they are told that it takes longer, and after another hour
  // nobody looks after the container any more. The answer to a command that is brought back from
  // the dead letters later is still delivered, within the four days that queues keep messages.
  void expect(const QueueSet& queues, const Inbound& inbound, const Command& command);
  // Nobody waits for an answer to this command after all: it could not be sent.
  void forget(const QueueSet& queues, const std::string& command_id);
  // True if an answer to this command is awaited, or has been delivered.
  bool knows(const std::string& command_id) const { return known_.contains(command_id); }

 private:
  struct Awaited {
    Inbound inbound;
    sim::Time since;
    bool told_late = false;
  };
  // One output queue and who waits for messages on it.
  struct Listener {
    QueueSet queues;
    ContainerName container;
    std::map<std::string, Awaited> awaited;  // by command id
    sim::Spawned receive;
    sim::Spawned watch;
  };

  sim::Task<> receive(Listener& listener);
  sim::Task<> deliver_all(Listener& listener, std::vector<QueueMessage> messages);
  sim::Task<> deliver(Listener& listener, QueueMessage message);
  sim::Task<> watch(Listener& listener);
  sim::Task<> tell_who_waits_too_long(Listener& listener);
  sim::Task<> reply(Inbound inbound, std::string text);
  std::string text_for(const Answer& answer, const Listener& listener) const;
  // True while somebody has waited for less than `span`.
  bool waits_less_than(sim::Duration span, const Listener& listener) const;
  void spawn(sim::Spawned& place, sim::Task<> task);

  StandinContext& context_;
  Queues queues_;
  Worry worry_;
  std::map<std::string, Listener> listeners_;  // by the queues' suffix
  std::map<std::string, std::string> known_;   // command id to Message-ID
};

}  // namespace harness
