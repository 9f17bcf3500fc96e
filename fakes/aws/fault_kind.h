// What a fault is: something that AWS permits and that clients do not expect.
//
// A kind is declared once, as a constant in the `faults.h` of the service that it is of, and listed
// at the end of that file; it is asked for by one call of strike() (fakes/aws/faults.h), where the
// service would do it. The language of scenarios, the control API and docs/faults.md are made from
// the declaration.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "sim/random/decision_kind.h"

namespace aws {

// How much of a fault there is: a rule may say it.
struct FaultParameter {
  std::string_view name;  // `by`
  sim::DecisionKind::Form form = sim::DecisionKind::Form::kDuration;
  std::int64_t usual = 0;  // without it; as DecisionKind::Form has it
  std::string_view says;
  std::int64_t most = 0;   // that AWS permits; 0: it does not say
  bool is_needed = false;  // without any of it, as in `by: 0s`, the fault changes nothing
};

struct FaultKind {
  std::string_view name;      // `sqs.duplicate`
  std::string_view resource;  // what a rule's `of` names: `a queue`
  std::string_view occasion;  // what is counted, and the key of it: `receive`
  std::string_view client_sees;
  std::string_view source;  // the address of the page that permits it
  // The chances in 100 occasions that the presets give it; 0: it is not part of them.
  double on_a_normal_day = 0;
  double on_a_bad_day = 0;
  std::span<const FaultParameter> parameters = {};
};

class FaultKinds {
 public:
  // The kinds must outlive this. std::logic_error if there is one of the name already.
  void add(std::span<const FaultKind* const> kinds) {
    for (const FaultKind* kind : kinds) {
      if (!kinds_.emplace(kind->name, kind).second) {
        throw std::logic_error("two kinds of faults have the name " + std::string(kind->name));
      }
    }
  }

  // Null if there is none.
  const FaultKind* find(std::string_view name) const {
    const auto found = kinds_.find(name);
    return found == kinds_.end() ? nullptr : found->second;
  }
  // By name.
  const std::map<std::string_view, const FaultKind*>& all() const { return kinds_; }

 private:
  std::map<std::string_view, const FaultKind*> kinds_;
};

}  // namespace aws
