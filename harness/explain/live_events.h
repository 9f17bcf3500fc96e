// The events of a World that goes on, as a source for explanations that are asked for again and
// again.
//
// Each event is looked at when an explanation is asked for the first time after it, and not again:
// what a request costs is what happened since the last one, and what it tells of. Where the journal
// forgets its oldest events, what is said of many at once, such as how often an error came, may
// still count those that were forgotten lately: once as many are forgotten as half of those that
// are left, all that are left are looked at anew.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "harness/explain/event_source.h"
#include "sim/journal/journal.h"
#include "sim/time/cancellation.h"
#include "sim/time/time.h"

namespace harness {

class MemoryEvents;

class LiveEvents {
 public:
  LiveEvents();
  ~LiveEvents();

  // All events that the journal has in memory now. What comes back is good until the journal
  // changes, or this is called again. `cancellation` may be null; if it ends this, the next call
  // goes on from there. REQUIRES: it is the same journal each time, but for forget().
  const EventSource& of(const sim::Journal& journal, sim::Time begin, sim::Time now,
                        sim::Cancellation* cancellation);
  // The next journal is another one.
  void forget();

  // How many events were looked at in all.
  std::uint64_t looked_at() const { return looked_at_; }

 private:
  std::unique_ptr<MemoryEvents> events_;
  std::uint64_t looked_at_ = 0;
};

}  // namespace harness
