// In which way a take failed: what two takes that failed alike have in common, whatever ids were
// drawn in them, at whatever time, and however many failures followed.
#pragma once

#include <compare>
#include <optional>
#include <string>

#include "harness/scenario/take.h"

namespace harness {

struct FailureSignature {
  std::string scenario;  // Take::scenario
  std::string what;      // Failure::what: the invariant, the kind of expectation, `limit`
  // The kind of what it failed for, as a sentence without ids, names and numbers, each of which is
  // `#`: for an invariant how it was violated (`message # expired in #`), else what was expected
  // (`# events sqs.moved about jobs`), and the error's code if a call was refused; for an error of
  // Backlot itself its text. The names that a scenario expects something of are kept: another
  // expectation of one kind is another failure.
  std::string subject;

  auto operator<=>(const FailureSignature&) const = default;
};

FailureSignature signature_of(const std::string& scenario, const Failure& failure);
// Of the first failure of the take, as the others often follow from it. None if it passed.
std::optional<FailureSignature> signature_of(const Take& take);

// `dlq-redrive/poison-message: invariant: no message lost: message # expired in #`
std::string to_text(const FailureSignature& signature);

}  // namespace harness
