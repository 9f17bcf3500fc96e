#include "harness/incident/clocks.h"

namespace incident {

Clocks::Clocks(const std::vector<evidence::Skew>& skews) {
  for (const evidence::Skew& skew : skews) {
    const bool is_wrong = skew.least > sim::Duration::zero() || skew.most < sim::Duration::zero();
    if (skew.least <= skew.most && is_wrong) ahead_.try_emplace(skew.source, skew.median);
  }
}

sim::Duration Clocks::ahead_of(std::string_view source) const {
  const auto found = ahead_.find(source);
  return found == ahead_.end() ? sim::Duration::zero() : found->second;
}

const evidence::Fact& Clocks::corrected(const evidence::Fact& fact, evidence::Fact& scratch) const {
  if (ahead_.empty() || !fact.time) return fact;
  const sim::Duration ahead = ahead_of(fact.source);
  if (ahead == sim::Duration::zero()) return fact;
  scratch = fact;
  *scratch.time -= ahead;
  return scratch;
}

}  // namespace incident
