// Says whether a scenario fails as another one did.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "harness/scenario/failure_signature.h"
#include "harness/scenario/take.h"
#include "harness/shrink/candidate.h"

namespace harness::shrink {

// May be used by several threads at once. `setting` must outlive it.
class Judge {
 public:
  // `failed` is a take that failed, and the one to compare with.
  Judge(const Setting& setting, const Take& failed);

  // From now on what is compared must pass, too, without faults and decisions: then these are
  // what it fails by, and it does not fail because too much of it was left out. For expectations
  // only, as invariants are not violated by what does not happen.
  void need_sound_twin() { needs_twin_ = true; }
  bool is_expectation() const;
  const FailureSignature& signature() const { return signature_; }

  // Whether the take failed in the same way: the same signature, and if it is an expectation, for
  // which as much was seen: nothing or something, more or less than what was expected.
  bool is_alike(const Take& take) const;
  // Plays the scenario; the whole of it unless it takes much longer than the take that failed. How
  // often faults struck in it if it fails alike; none if it does not.
  std::optional<std::size_t> strikes_if_alike(Scenario scenario) const;
  // The take of a scenario, with what `options` says.
  Take play(Scenario scenario, const TakeOptions& options = {}) const;

  // Whether the scenario passes without any faults, the world's included, and without decisions.
  bool twin_is_sound(Scenario scenario) const;

 private:
  const Setting& setting_;
  FailureSignature signature_;
  std::string degree_;
  sim::Duration most_;
  bool needs_twin_ = false;
};

// How often faults struck in the take.
std::size_t strikes_in(const Take& take);

}  // namespace harness::shrink
