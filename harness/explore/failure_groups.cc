#include "harness/explore/failure_groups.h"

#include <algorithm>
#include <tuple>

namespace harness {
namespace {

// What a saved take needs of it: no story, no events.
Take without_story(const Take& take) {
  Take kept;
  kept.scenario = take.scenario;
  kept.seed = take.seed;
  kept.failures = take.failures;
  for (Failure& failure : kept.failures) failure.last_events.clear();
  kept.digest = take.digest;
  kept.digest_of = take.digest_of;
  kept.decisions = take.decisions;
  return kept;
}

}  // namespace

std::vector<std::string> FailureGroup::common_faults() const {
  std::vector<std::string> common;
  for (const auto& [name, takes] : struck) {
    if (takes == row.takes) common.push_back(name);
  }
  return common;
}

bool is_cheaper(const FailureRow& one, const FailureRow& other) {
  return std::tie(one.decisions, one.events) < std::tie(other.decisions, other.events);
}

void FailureGroups::add(const Take& take, const std::vector<aws::FaultRule>& faults,
                        const std::string& strategy) {
  const FailureSignature signature = *signature_of(take);
  const Failure& failure = take.failures.front();
  FailureRow row;
  row.what = signature.what;
  row.subject = signature.subject;
  row.expected = failure.expected;
  row.seen = failure.seen;
  row.strategy = strategy;
  row.seed = take.seed;
  row.decisions = take.decisions.size();
  row.events = take.events;
  const auto [at, fresh] = groups_.try_emplace(signature);
  FailureGroup& group = at->second;
  row.takes = group.row.takes + 1;
  if (fresh || is_cheaper(row, group.row)) {
    group.row = std::move(row);
    group.cheapest = without_story(take);
    group.faults_of_cheapest = faults;
  } else {
    group.row.takes = row.takes;
  }
  for (const auto& [name, times] : take.story->faults) ++group.struck[name];
}

std::vector<const FailureGroup*> FailureGroups::sorted() const {
  std::vector<const FailureGroup*> sorted;
  for (const auto& [signature, group] : groups_) sorted.push_back(&group);
  std::ranges::stable_sort(
      sorted, [](const auto* one, const auto* other) { return is_cheaper(one->row, other->row); });
  return sorted;
}

}  // namespace harness
