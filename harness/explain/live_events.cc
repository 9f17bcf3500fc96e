#include "harness/explain/live_events.h"

#include "harness/explain/memory_events.h"

namespace harness {

LiveEvents::LiveEvents() = default;
LiveEvents::~LiveEvents() = default;

void LiveEvents::forget() { events_.reset(); }

const EventSource& LiveEvents::of(const sim::Journal& journal, sim::Time begin, sim::Time now,
                                  sim::Cancellation* cancellation) {
  const std::deque<sim::Event>& kept = journal.events();
  const std::uint64_t oldest = kept.empty() ? journal.count() + 1 : kept.front().sequence;
  if (events_ != nullptr) {
    events_->forget_before(oldest);
    if (events_->forgotten() > kept.size() / 2) events_.reset();
  }
  if (events_ == nullptr) {
    events_ = std::make_unique<MemoryEvents>(MemoryEvents::About{{}, begin, now});
  }
  events_->set_end(now);
  const std::uint64_t known = events_->last();
  const std::uint64_t from = known == 0 ? 0 : known - oldest + 1;  // an index into `kept`
  for (std::uint64_t i = from; i < kept.size(); ++i) {
    sim::count_step(cancellation, kept[i].data.size());
    events_->add(kept[i]);
    ++looked_at_;
  }
  return *events_;
}

}  // namespace harness
