// Events that are in memory, as a source for explanations.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "harness/explain/event_source.h"
#include "harness/explain/things.h"

namespace harness {

class MemoryEvents : public EventSource {
 public:
  // The take's data, and its instants.
  struct About {
    sim::TakeInfo info;
    sim::Time begin{};
    sim::Time end{};
  };
  explicit MemoryEvents(About about) : about_(std::move(about)) {}

  // REQUIRES: called with every event that there is, in order; the event lives as long as this, or
  // until forget_before() says that it does not.
  void add(const sim::Event& event);
  // The events before this one are no longer there.
  void forget_before(std::uint64_t sequence);
  // How many are not.
  std::uint64_t forgotten() const { return forgotten_; }
  void set_end(sim::Time end) { about_.end = end; }

  const sim::TakeInfo& info() const override { return about_.info; }
  sim::Time begin() const override { return about_.begin; }
  sim::Time end() const override { return about_.end; }
  std::uint64_t first() const override { return events_.empty() ? 0 : first_; }
  std::uint64_t last() const override { return events_.empty() ? 0 : events_.back().sequence; }
  std::optional<sim::Event> find(std::uint64_t sequence) const override;
  std::vector<sim::Event> of_subject(std::string_view subject, Span span) const override;
  std::vector<sim::Event> of_kind(std::string_view kind, Span span) const override;
  std::vector<sim::Event> about(std::string_view thing, Span span) const override;
  std::vector<std::string> things_from(std::string_view from, std::string_view prefix,
                                       std::size_t limit) const override;
  std::vector<std::string> messages(std::string_view prefix, std::size_t limit) const override;
  std::optional<QueueSummary> queue(std::string_view name) const override;
  Highlights highlights() const override { return summaries_.highlights(); }

 private:
  using Sequences = std::vector<std::uint64_t>;
  struct Numbered {
    std::uint64_t sequence = 0;  // known when the event is gone, too
    const sim::Event* event = nullptr;
  };

  // Null if there is none.
  const sim::Event* at(std::uint64_t sequence) const;
  std::vector<sim::Event> chosen(const Sequences& sequences, Span span) const;
  // Whether one of these events is still there.
  bool is_there(const Sequences& sequences) const {
    return !events_.empty() && sequences.back() >= first_;
  }

  About about_;
  std::deque<Numbered> events_;  // one after the other
  std::uint64_t first_ = 0;      // the sequence of the first of them
  std::uint64_t forgotten_ = 0;
  // Their sequences, those of events that are forgotten included.
  std::map<std::string, Sequences, std::less<>> by_subject_;
  std::map<std::string, Sequences, std::less<>> by_kind_;
  std::map<std::string, Sequences, std::less<>> by_thing_;
  Things things_;
  Summaries summaries_;
};

}  // namespace harness
