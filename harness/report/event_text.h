// Events in words, for people: what happened to whom, and no more of ids and envelopes than it
// takes to tell them apart.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "harness/story/text.h"
#include "sim/journal/event.h"
#include "sim/time/time.h"

namespace harness {

// The parts of an event as a table shows them.
struct EventWords {
  std::string who;    // `worker`, `container/c3b52bef`
  std::string what;   // `api.call`, `ecs.task`
  std::string about;  // `sqs.SendMessage`, `worker c3b52bef STOPPED: exit 1, …`
  std::string data;   // what was asked or answered, as JSON; "" if `about` says it all
};

// The parts of an event. States of a task, its output and what a service says are told in full, but
// for lines of more than 500 bytes. Other data is cut to `limit` bytes, where a value ends if there
// is such a place.
EventWords words_of(const sim::Event& event, std::size_t limit);

// `59s  task worker c3b52bef STOPPED: exit 1, Essential container in task exited`,
// `59s  worker c3b52bef | the line it printed`,
// `59s  worker  api.call sqs.ReceiveMessage {"QueueUrl": …`: of the latter, at most `limit` bytes.
std::string event_in_words(const sim::Event& event, sim::Time begin, std::size_t limit);

}  // namespace harness
