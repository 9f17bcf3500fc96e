#include "fakes/aws/faults.h"

#include <algorithm>
#include <stdexcept>

#include "fakes/aws/decisions.h"
#include "fakes/aws/environment.h"
#include "fakes/aws/events.h"
#include "fakes/aws/fault_spans.h"

namespace aws {

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

std::uint64_t Faults::add(FaultRule rule, sim::Time since) {
  rules_.emplace(++last_, Active{std::move(rule), since});
  return last_;
}

bool Faults::remove(std::uint64_t number) { return rules_.erase(number) > 0; }

bool Faults::may_strike(const FaultKind& kind) const {
  return std::ranges::any_of(rules_,
                             [&](const auto& one) { return one.second.rule.kind == &kind; });
}

bool Faults::holds(Environment& environment, const Active& active, const std::string& resource,
                   std::uint64_t number) {
  const FaultRule& rule = active.rule;
  if (rule.number != 0 && rule.number != number) return false;
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
  std::optional<Strike> struck;
  // An occasion counts for each rule, whichever of them strikes.
  for (auto& [number, active] : faults.rules_) {
    const FaultRule& rule = active.rule;
    if (rule.kind != &kind || !is_of(rule, name)) continue;
    if (shows && !shows(Strike{0, &rule, number})) continue;
    const std::uint64_t occasion = ++active.occasions[name];
    if (struck || !faults.holds(environment, active, name, occasion)) continue;
    ++active.struck;
    const std::string actor(kind.name.substr(0, kind.name.find('.')));
    struck = Strike{environment.journal.record(actor, name, FaultStruck{kind.name, number}), &rule,
                    number};
  }
  return struck;
}

}  // namespace aws
