#include "harness/explore/failure_groups.h"

#include <algorithm>
#include <tuple>
#include <utility>

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

// What the row of a group has of the take that stands for it.
FailureRow row_of(const Take& take) {
  const FailureSignature signature = *signature_of(take);
  FailureRow row;
  row.what = signature.what;
  row.subject = signature.subject;
  row.expected = take.failures.front().expected;
  row.seen = take.failures.front().seen;
  row.seed = take.seed;
  row.decisions = take.decisions.size();
  row.events = take.events;
  return row;
}

void stand_for(FailureGroup& group, FailureRow row, const Take& take) {
  row.takes = group.row.takes;
  row.strategy = group.row.strategy;
  group.row = std::move(row);
  group.cheapest = without_story(take);
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
  const auto [at, fresh] = groups_.try_emplace(*signature_of(take));
  FailureGroup& group = at->second;
  const FailureRow row = row_of(take);
  if (fresh || is_cheaper(row, group.row)) {
    stand_for(group, row, take);
    group.row.strategy = strategy;
    group.faults_of_cheapest = faults;
  }
  ++group.row.takes;
  for (const auto& [name, times] : take.story->faults) ++group.struck[name];
}

bool FailureGroups::cheapen(const FailureSignature& group, const Take& take) {
  // Played with the faults of this group, a take that fails in another way is of no other's.
  if (signature_of(take) != group) return false;
  const auto at = groups_.find(group);
  if (at == groups_.end() || !is_cheaper(row_of(take), at->second.row)) return false;
  stand_for(at->second, row_of(take), take);
  return true;
}

std::vector<const FailureGroup*> FailureGroups::sorted() const {
  std::vector<const FailureGroup*> sorted;
  for (const auto& [signature, group] : groups_) sorted.push_back(&group);
  std::ranges::stable_sort(
      sorted, [](const auto* one, const auto* other) { return is_cheaper(one->row, other->row); });
  return sorted;
}

}  // namespace harness
