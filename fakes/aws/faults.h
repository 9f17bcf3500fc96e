// The faults of a World: the rules that there are, and whether one strikes.
//
// A service asks strike() where the fault would happen, once an occasion. Without rules nothing is
// counted, drawn or recorded. Whether a rule with a chance strikes is a decision of the kind
// `fault` for `sqs.duplicate jobs`, so it can be given, recorded and explored
// (sim/random/decisions.h).
//
// What an occasion has counted is taken back if the store does not keep its turn: who tries again
// what was undone makes the same occasion.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fakes/aws/fault_kind.h"
#include "sim/random/random.h"
#include "sim/store/database.h"
#include "sim/time/time.h"

namespace aws {

struct Environment;

// When faults of a kind strike. All of its conditions must hold.
struct FaultRule {
  const FaultKind* kind = nullptr;  // never null, and outlives this
  // The names of the resources that it strikes, or their first words; `*` stands for any text.
  std::string of = "*";
  // Only this occasion at each resource, counted from 1 while the rule is there; 0: all.
  std::uint64_t number = 0;
  double chance = 1;  // of each occasion
  // From when to when, after what Faults::add() is told. `to` itself is not in it.
  sim::Duration from{};
  sim::Duration to = sim::Duration::max();
  bool once = false;                                 // only the first time that all else holds
  std::map<std::string, std::int64_t> parameters{};  // those that differ from the usual
};

// A fault that strikes now. What follows from it is to be recorded with `event` as its cause.
struct Strike {
  std::uint64_t event = 0;  // the journal's `fault.struck`
  const FaultRule* rule = nullptr;
  std::uint64_t number_of_rule = 0;  // as Faults::add() returned it

  // A parameter of the fault. REQUIRES: its kind has it.
  std::int64_t number(std::string_view name) const;
  sim::Duration duration(std::string_view name) const { return sim::Duration{number(name)}; }
};

// Whether what a rule says would show where it strikes. The Strike is of no event yet.
using Shows = std::function<bool(const Strike& candidate)>;

class Faults {
 public:
  struct Active {
    FaultRule rule;
    sim::Time since;
    std::uint64_t struck = 0;                          // how often
    std::map<std::string, std::uint64_t> occasions{};  // by resource

    // Whether its time is over, or it struck the one time that it was to strike.
    bool is_over(sim::Time now) const;
  };

  // The spans of `rule` count from `since`. Returns the number by which it is removed.
  std::uint64_t add(FaultRule rule, sim::Time since);
  // False if there is none of that number.
  bool remove(std::uint64_t number);
  // Ends all rules.
  void heal() { rules_.clear(); }
  using Rules = std::map<std::uint64_t, Active>;  // by number, the order in which they were added
  const Rules& rules() const { return rules_; }
  // The number of the rule that was added last, which may be gone; 0 if none was.
  std::uint64_t last() const { return last_; }
  // Has the rules be again what they were, with what they have counted.
  void put_back(Rules rules) { rules_ = std::move(rules); }

  // Whether there is a rule of this kind: if not, none strikes, and nobody has to ask.
  bool may_strike(const FaultKind& kind) const;

 private:
  friend std::optional<Strike> strike(Environment& environment, const FaultKind& kind,
                                      std::string_view resource, const Shows& shows);
  // A rule that may strike, and which of its occasions this is.
  struct Candidate {
    std::uint64_t number = 0;
    Active* active = nullptr;
    std::uint64_t occasion = 0;
  };

  // Counts the occasion in each rule that it is one of. Those come first that say exactly when.
  std::vector<Candidate> count(sim::Database& store, const FaultKind& kind,
                               const std::string& resource, const Shows& shows);
  bool holds(Environment& environment, const Candidate& candidate, const std::string& resource);
  // Changes what a rule has counted back if the turn is not kept.
  void undo_with(sim::Database& store, std::uint64_t number, std::function<void(Active&)> undo);

  std::uint64_t last_ = 0;
  Rules rules_;
  std::optional<sim::Random> random_;  // made with the first chance
};

// An occasion for a fault of this kind, at this resource. It is one for each rule by which the
// fault would show, and one of them strikes: of those that hold, one that says which occasion goes
// before one that says from when `once`, and that before the others, and then the one that was
// added first. The strike is recorded as caused by what goes on. The result refers to the rule,
// which lives until it is removed. Without `shows` each rule would show.
std::optional<Strike> strike(Environment& environment, const FaultKind& kind,
                             std::string_view resource, const Shows& shows = {});

// Whether `name` is what `pattern` says, in which `*` stands for any text.
bool matches(std::string_view pattern, std::string_view name);

}  // namespace aws
