// Clocks of the sources of evidence that are known to be wrong, and facts by the clock of AWS.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "harness/evidence/joins.h"

namespace incident {

class Clocks {
 public:
  // By how much each source is ahead of AWS's services; of one that is behind, less than zero.
  using Ahead = std::map<std::string, sim::Duration, std::less<>>;

  Clocks() = default;
  explicit Clocks(Ahead ahead) : ahead_(std::move(ahead)) {}
  // Those of which all pairs agree that they are wrong.
  explicit Clocks(const std::vector<evidence::Skew>& skews);

  const Ahead& ahead() const { return ahead_; }
  // Zero of a clock that is right, or of which nothing is known.
  sim::Duration ahead_of(std::string_view source) const;
  // The fact with its time by AWS's clock: itself, or a copy in `scratch`.
  const evidence::Fact& corrected(const evidence::Fact& fact, evidence::Fact& scratch) const;

 private:
  Ahead ahead_;
};

}  // namespace incident
