#include "harness/explain/memory_events.h"

#include <algorithm>
#include <utility>

namespace harness {
namespace {

const std::vector<std::uint64_t> kNoSequences;

template <class Lists, class Name>
const std::vector<std::uint64_t>& list_of(const Lists& lists, const Name& name) {
  const auto found = lists.find(name);
  return found == lists.end() ? kNoSequences : found->second;
}

}  // namespace

void MemoryEvents::add(const sim::Event& event) {
  if (events_.empty()) first_ = event.sequence;
  events_.push_back({event.sequence, &event});
  by_subject_[event.subject].push_back(event.sequence);
  by_kind_[event.kind].push_back(event.sequence);
  summaries_.see(event);
  for (const std::string& thing : things_.of(event)) by_thing_[thing].push_back(event.sequence);
  // What was read of the text would stay in memory as long as the event.
  event.value.forget();
}

void MemoryEvents::forget_before(std::uint64_t sequence) {
  for (; !events_.empty() && events_.front().sequence < sequence; ++forgotten_) {
    events_.pop_front();
  }
  first_ = events_.empty() ? sequence : events_.front().sequence;
}

// The numbers of a take have no gaps; those of a journal that somebody worked on may.
const sim::Event* MemoryEvents::at(std::uint64_t sequence) const {
  if (sequence < first() || sequence > last() || events_.empty()) return nullptr;
  const std::uint64_t place = sequence - first_;
  if (place < events_.size() && events_[place].sequence == sequence) return events_[place].event;
  const auto found = std::ranges::lower_bound(events_, sequence, {}, &Numbered::sequence);
  return found != events_.end() && found->sequence == sequence ? found->event : nullptr;
}

std::optional<sim::Event> MemoryEvents::find(std::uint64_t sequence) const {
  const sim::Event* const event = at(sequence);
  return event == nullptr ? std::nullopt : std::optional<sim::Event>(*event);
}

std::vector<sim::Event> MemoryEvents::chosen(const Sequences& sequences, Span span) const {
  std::vector<sim::Event> events;
  if (events_.empty()) return events;
  auto begin = std::ranges::upper_bound(sequences, std::max(span.after, first_ - 1));
  auto end = std::ranges::lower_bound(sequences, span.before);
  if (begin >= end) return events;
  const auto most = static_cast<std::ptrdiff_t>(span.limit);
  if (end - begin > most) (span.last ? begin : end) = span.last ? end - most : begin + most;
  for (; begin != end; ++begin) events.push_back(*at(*begin));
  return events;
}

std::vector<sim::Event> MemoryEvents::of_subject(std::string_view subject, Span span) const {
  return chosen(list_of(by_subject_, subject), span);
}

std::vector<sim::Event> MemoryEvents::of_kind(std::string_view kind, Span span) const {
  return chosen(list_of(by_kind_, kind), span);
}

std::vector<sim::Event> MemoryEvents::about(std::string_view thing, Span span) const {
  return chosen(list_of(by_thing_, thing), span);
}

std::vector<std::string> MemoryEvents::things_from(std::string_view from, std::string_view prefix,
                                                   std::size_t limit) const {
  std::vector<std::string> names;
  for (auto thing = by_thing_.lower_bound(from); thing != by_thing_.end(); ++thing) {
    if (!thing->first.starts_with(prefix) || names.size() == limit) break;
    if (is_there(thing->second)) names.push_back(thing->first);
  }
  return names;
}

std::vector<std::string> MemoryEvents::messages(std::string_view prefix, std::size_t limit) const {
  std::vector<std::string> ids;
  for (auto subject = by_subject_.lower_bound(prefix); subject != by_subject_.end(); ++subject) {
    if (!subject->first.starts_with(prefix) || ids.size() == limit) break;
    if (!is_there(subject->second)) continue;
    const auto first = std::ranges::lower_bound(subject->second, first_);
    if (is_of_message(at(*first)->kind)) ids.emplace_back(subject->first);
  }
  return ids;
}

std::optional<QueueSummary> MemoryEvents::queue(std::string_view name) const {
  return summaries_.queue(std::string(name));
}

std::unique_ptr<EventSource> events_in_memory(const std::deque<sim::Event>& events, sim::Time begin,
                                              sim::Time now, sim::TakeInfo info,
                                              sim::Cancellation* cancellation) {
  auto source = std::make_unique<MemoryEvents>(MemoryEvents::About{std::move(info), begin, now});
  for (const sim::Event& event : events) {
    sim::count_step(cancellation, event.data.size());
    source->add(event);
  }
  return source;
}

}  // namespace harness
