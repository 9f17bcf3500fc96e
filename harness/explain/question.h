// What an explanation is asked for, and what a platform adds to it.
#pragma once

#include <functional>
#include <string>

#include "sim/journal/event.h"

namespace harness {

struct Question {
  enum class Kind { kTake, kMessage, kQueue, kTask, kMail, kItem, kFailure };
  Kind kind = Kind::kTake;
  std::string
      name;         // an id or a part of it that no other begins with, or a name; of kItem, a table
  std::string key;  // of kItem: `name=value, name=value`, or the value of the partition key alone
};

// What platforms tell of an event of theirs, as the end of a sentence: `the build began: "…"`. ""
// for any other event.
using GuestWords = std::function<std::string(const sim::Event&)>;

}  // namespace harness
