#include "fakes/aws/fault_spans.h"

#include <algorithm>

namespace aws {

sim::Duration longest_span(const Faults& faults, const FaultKind& kind,
                           std::string_view parameter) {
  sim::Duration longest{0};
  for (const auto& [number, active] : faults.rules()) {
    if (active.rule.kind != &kind) continue;
    longest = std::max(longest, Strike{0, &active.rule}.duration(parameter));
  }
  return longest;
}

}  // namespace aws
