// How long Claude Code worked, from evidence: a command comes into a container's input queue, and
// its answer goes to the output queue. A run begins when its command is there, the container runs
// and the run before is over; it ends with the answer. One that another command interrupts has no
// length that anybody knows.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "harness/scenario/platform_evidence.h"

namespace harness {

class WebordinaryEvidence final : public PlatformEvidence {
 public:
  void see(const evidence::Fact& fact) override;
  std::vector<RecordedDecision> decisions() const override;

 private:
  struct Told {
    sim::Time time;
    evidence::Place place;
  };
  struct Container {
    std::vector<Told> commands;
    std::vector<Told> answers;
  };

  void see_started(const evidence::Fact& fact);

  std::map<std::string, Container> containers_;  // by CONTAINER_ID
  std::map<std::string, std::vector<sim::Time>> started_;
  std::set<std::string> messages_;  // ids of those that were told
};

}  // namespace harness
