#include "fakes/aws/fault_spans.h"

#include <algorithm>

namespace aws {
namespace {

template <class Counts>
sim::Duration longest(const Faults& faults, std::string_view parameter, const Counts& counts) {
  sim::Duration longest{0};
  for (const auto& [number, active] : faults.rules()) {
    if (!counts(active.rule)) continue;
    longest = std::max(longest, Strike{0, &active.rule}.duration(parameter));
  }
  return longest;
}

}  // namespace

sim::Duration longest_span(const Faults& faults, const FaultKind& kind,
                           std::string_view parameter) {
  return longest(faults, parameter, [&](const FaultRule& rule) { return rule.kind == &kind; });
}

sim::Duration longest_span(const Faults& faults, const FaultKind& kind, std::string_view parameter,
                           std::string_view resource) {
  return longest(faults, parameter, [&](const FaultRule& rule) {
    return rule.kind == &kind && is_of(rule, resource);
  });
}

bool is_of(const FaultRule& rule, std::string_view resource) {
  return matches(rule.of, resource) || matches(rule.of, resource.substr(0, resource.find(' ')));
}

}  // namespace aws
