// The built-in Hermes: mail in → thread → session → queues → container → command → answer → mail
// out.
//
// What must survive it is in DynamoDB and in the queues; in memory it keeps only who waits for
// which answer. A mail is deleted from the inbox when its command is on its way, so a Hermes that
// dies before has it delivered again; the command's id is derived from the mail's, so that the
// container knows a command it has carried out before.
#pragma once

#include <list>
#include <set>
#include <string>

#include "harness/webordinary/messages.h"
#include "harness/webordinary/standins/answers.h"
#include "harness/webordinary/standins/cloud.h"
#include "harness/webordinary/standins/container_waker.h"
#include "harness/webordinary/standins/inbound.h"
#include "harness/webordinary/standins/queue_sets.h"
#include "harness/webordinary/standins/standin_program.h"
#include "sim/time/spawn.h"
#include "sim/time/task.h"

namespace harness {

class Hermes : public StandinProgram {
 public:
  explicit Hermes(StandinContext context);
  void start() override;
  void terminate() override;

  // A preview of `thread` was asked for and its container does not answer: wake it.
  void wake_for_preview(const std::string& thread);

 private:
  sim::Task<> read_inbox();
  sim::Task<> handle(QueueMessage message);
  // False if another copy of the mail is being served: what comes of that is not known yet.
  sim::Task<bool> serve(Inbound inbound);
  sim::Task<> serve_first(Inbound inbound, Command command);
  sim::Task<> open_session(Inbound inbound);
  sim::Task<> wake(ContainerName container, QueueSet queues);
  sim::Task<> wake_thread(std::string thread);
  Command command_for(const Inbound& inbound) const;
  void spawn(sim::Task<> task, const std::string& what);

  StandinContext context_;
  Queues queues_{context_.aws};
  Tables tables_{context_.aws};
  QueueSets queue_sets_{context_};
  ContainerWaker waker_{context_};
  std::set<std::string> serving_;  // the commands of mails that are being served
  std::list<sim::Spawned> jobs_;
  Answers answers_;
  sim::Spawned inbox_;
  sim::Spawned sweeper_;
};

}  // namespace harness
