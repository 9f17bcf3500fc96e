// Explanations: why is this message in the dead-letter queue, invisible, delivered twice? Who
// received it, when, and what did they do?
//
// Everything that is said is told from events, and what follows from no event is not said. Where
// AWS has no link between two things, such as a message in a program's hands and the call that the
// program makes, the sentence says what is known: that the one was held while the other happened.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "harness/explain/event_source.h"
#include "harness/explain/explanation.h"
#include "harness/explain/question.h"

namespace harness {

// There is nothing of this name, or more than one thing. what() is one line that says what there
// is.
struct UnknownThing : std::runtime_error {
  // The text of an exception ends at a NUL, which people may ask for.
  explicit UnknownThing(std::string text) : std::runtime_error(without_nul(std::move(text))) {}

 private:
  static std::string without_nul(std::string text) {
    for (std::size_t at = 0; (at = text.find('\0', at)) != text.npos; ++at) {
      text.replace(at, 1, "\\0");
    }
    return text;
  }
};

// kTake: what in the take is most worth a look. kFailure: why it failed, one part a failure.
// Errors: UnknownThing; sim::StoreError if a journal cannot be read.
Explanation explain(const EventSource& events, const Question& question, const GuestWords& guest);

// What a report of a take links to: the take, its failures if it has any, and each thing that the
// highlights name, at most `limit` in all; and of these messages the first ones, as many again.
// REQUIRES: `messages` are ids of messages that there are.
std::vector<Explanation> explain_highlights(const EventSource& events, const GuestWords& guest,
                                            std::size_t limit,
                                            const std::vector<std::string>& messages = {});

}  // namespace harness
