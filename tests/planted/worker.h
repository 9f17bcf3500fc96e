// What a worker stands on, in the place of a process. A worker is a coroutine that ends when its
// process would: by itself with exit code 0, by an exception with 1. One that is killed is
// destroyed wherever it is.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "fakes/aws/client.h"
#include "sim/journal/journal.h"
#include "sim/random/decisions.h"
#include "sim/random/random.h"
#include "sim/time/scheduler.h"
#include "sim/time/task.h"
#include "sim/time/wait.h"
#include "tests/planted/defect.h"

namespace planted {

class Gateway;

struct Worker {
  sim::Scheduler& scheduler;
  sim::Journal& journal;
  sim::Decisions& decisions;
  Gateway& gateway;
  const std::set<std::string, std::less<>>& planted;  // the defects that are switched on
  std::string actor;                                  // in the journal: the family of its task
  std::string id;                                     // of its task
  std::map<std::string, std::string> environment;
  aws::Client aws;
  sim::Random random;
  std::function<void(std::string_view line)> print;
  sim::Signal stopping{scheduler};  // SIGTERM: it should end soon, and by itself

  bool has(const Defect& defect) const { return planted.contains(defect.name); }
  // REQUIRES: the variable is set.
  const std::string& env(const std::string& name) const { return environment.at(name); }
  // The URL of a queue of its account.
  std::string queue(const std::string& name) const;
  // How long something takes this time.
  sim::Duration takes(const sim::DecisionKind& kind, const sim::Distribution& distribution) {
    return decisions.duration(kind, actor, distribution, random);
  }
  template <class Event>
  void record(const std::string& subject, const Event& event) {
    journal.record(actor, subject, event);
  }
};

using Program = sim::Task<> (*)(Worker& worker);

}  // namespace planted
