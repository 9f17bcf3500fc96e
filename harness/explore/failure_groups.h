// The takes of a scenario that failed, grouped by the way in which they did.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "fakes/aws/faults.h"
#include "harness/explore/report.h"
#include "harness/scenario/failure_signature.h"
#include "harness/scenario/take.h"

namespace harness {

struct FailureGroup {
  FailureRow row;                                  // but for its file and its faults
  std::map<std::string, std::uint64_t> struck;     // in how many of its takes each fault did
  Take cheapest;                                   // without what reports draw
  std::vector<aws::FaultRule> faults_of_cheapest;  // beside the scenario's and the world's

  // Those that struck in each of its takes.
  std::vector<std::string> common_faults() const;
};

class FailureGroups {
 public:
  // REQUIRES: the take failed, and its decisions were recorded.
  void add(const Take& take, const std::vector<aws::FaultRule>& faults,
           const std::string& strategy);

  // Lets a take stand for the group that was played to be cheaper, with the faults of the one that
  // stood for it, and is counted nowhere. False if it is not cheaper, or does not fail in the way
  // of the group.
  bool cheapen(const FailureSignature& group, const Take& take);

  // The cheapest first.
  std::vector<const FailureGroup*> sorted() const;
  std::size_t count() const { return groups_.size(); }

 private:
  std::map<FailureSignature, FailureGroup> groups_;
};

// Whether one failed take is cheaper than another: fewer decisions differ from the usual, or as
// many, with fewer events.
bool is_cheaper(const FailureRow& one, const FailureRow& other);

}  // namespace harness
