#include "fakes/aws/faults.h"

#include <algorithm>
#include <stdexcept>

#include "fakes/aws/decisions.h"
#include "fakes/aws/environment.h"
#include "fakes/aws/events.h"
#include "fakes/aws/fault_spans.h"

namespace aws {
namespace {

// What says exactly when it strikes would otherwise be lost where another rule strikes: a number
// comes once, and `once` is made up for by the next occasion.
int rank(const FaultRule& rule) {
  if (rule.number != 0) return 0;
  return rule.once ? 1 : 2;
}

}  // namespace

bool matches(std::string_view pattern, std::string_view name) {
  // Where the last `*` was, and how much of the name it stands for so far.
  std::size_t star = pattern.npos;
  std::size_t taken = 0;
  std::size_t at = 0;
  std::size_t in_pattern = 0;
  while (at < name.size()) {
    if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
      star = in_pattern++;
      taken = at;
    } else if (in_pattern < pattern.size() && pattern[in_pattern] == name[at]) {
      ++in_pattern;
      ++at;
    } else if (star != pattern.npos) {
      in_pattern = star + 1;
      at = ++taken;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', in_pattern) == pattern.npos;
}

std::int64_t Strike::number(std::string_view name) const {
  const auto given = rule->parameters.find(std::string(name));
  if (given != rule->parameters.end()) return given->second;
  for (const FaultParameter& parameter : rule->kind->parameters) {
    if (parameter.name == name) return parameter.usual;
  }
  throw std::logic_error(std::string(rule->kind->name) + " has no parameter " + std::string(name));
}

bool Faults::Active::is_over(sim::Time now) const {
  return now - since >= rule.to || (rule.once && struck > 0);
}

std::uint64_t Faults::add(FaultRule rule, sim::Time since) {
  rules_.emplace(++last_, Active{std::move(rule), since});
  return last_;
}

bool Faults::remove(std::uint64_t number) { return rules_.erase(number) > 0; }

bool Faults::may_strike(const FaultKind& kind) const {
  return std::ranges::any_of(rules_,
                             [&](const auto& one) { return one.second.rule.kind == &kind; });
}

std::vector<Faults::Candidate> Faults::count(sim::Database& store, const FaultKind& kind,
                                             const std::string& resource, const Shows& shows) {
  std::vector<Candidate> candidates;
  for (auto& [number, active] : rules_) {
    const FaultRule& rule = active.rule;
    if (rule.kind != &kind || !is_of(rule, resource)) continue;
    if (shows && !shows(Strike{0, &rule, number})) continue;
    const std::uint64_t before = active.occasions[resource]++;
    undo_with(store, number, [resource, before](Active& one) { one.occasions[resource] = before; });
    candidates.push_back({number, &active, before + 1});
  }
  std::ranges::stable_sort(candidates, {},
                           [](const Candidate& one) { return rank(one.active->rule); });
  return candidates;
}

void Faults::undo_with(sim::Database& store, std::uint64_t number,
                       std::function<void(Active&)> undo) {
  if (store.is_in_memory()) return;
  store.undo_with([this, number, undo = std::move(undo)] {
    const auto found = rules_.find(number);
    if (found != rules_.end()) undo(found->second);
  });
}

bool Faults::holds(Environment& environment, const Candidate& candidate,
                   const std::string& resource) {
  const Active& active = *candidate.active;
  const FaultRule& rule = active.rule;
  if (rule.number != 0 && rule.number != candidate.occasion) return false;
  const sim::Duration after = environment.now() - active.since;
  if (after < rule.from || after >= rule.to) return false;
  if (rule.once && active.struck > 0) return false;
  if (rule.chance >= 1) return true;
  if (!random_) random_ = environment.random.stream("faults");
  return environment.decisions.happens(kFault, std::string(rule.kind->name) + " " + resource,
                                       rule.chance, *random_);
}

std::optional<Strike> strike(Environment& environment, const FaultKind& kind,
                             std::string_view resource, const Shows& shows) {
  Faults& faults = environment.faults;
  if (faults.rules_.empty()) return std::nullopt;
  const std::string name(resource);
  for (const Faults::Candidate& one : faults.count(environment.store, kind, name, shows)) {
    if (!faults.holds(environment, one, name)) continue;
    ++one.active->struck;
    faults.undo_with(environment.store, one.number,
                     [](Faults::Active& active) { --active.struck; });
    const std::string actor(kind.name.substr(0, kind.name.find('.')));
    const std::uint64_t event =
        environment.journal.record(actor, name, FaultStruck{kind.name, one.number});
    return Strike{event, &one.active->rule, one.number};
  }
  return std::nullopt;
}

}  // namespace aws
