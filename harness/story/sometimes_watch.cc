#include "harness/story/sometimes_watch.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "fakes/aws/faults.h"

namespace harness {
namespace {

// By what an event is found by those that belong to it. An event that others end by their cause is
// known by its number.
std::string key_of(Bond bond, const sim::Event& event) {
  switch (bond) {
    case Bond::kNone:
      return {};
    case Bond::kSubject:
      return event.subject;
    case Bond::kActor:
      return event.actor;
    case Bond::kCause:
      return std::to_string(event.sequence);
  }
  return {};
}

std::string key_of_end(Bond bond, const sim::Event& event) {
  return bond == Bond::kCause ? std::to_string(event.cause) : key_of(bond, event);
}

class CountSeer : public SometimesWatch::Seer {
 public:
  explicit CountSeer(const SometimesEvent& what) : what_(what) {}
  bool see(const sim::Event& event) override {
    return matches(what_.event, event) && ++count_ >= what_.at_least;
  }

 private:
  const SometimesEvent& what_;
  std::uint64_t count_ = 0;
};

class OverlapSeer : public SometimesWatch::Seer {
 public:
  explicit OverlapSeer(const SometimesOverlap& what) : what_(what) {}

  bool see(const sim::Event& event) override {
    end(what_.first, event, first_);
    end(what_.second, event, second_);
    const bool begins_first = matches(what_.first.begin, event);
    const bool begins_second = matches(what_.second.begin, event);
    if (begins_first && overlaps(event, second_)) return true;
    if (begins_second && overlaps(event, first_)) return true;
    // Entered when both have been looked for, so that no event overlaps itself.
    if (begins_first) begin(what_.first, event, first_);
    if (begins_second) begin(what_.second, event, second_);
    return false;
  }

 private:
  // Of whom the spans are that have begun, by what ends them.
  using Open = std::map<std::string, std::set<std::string>>;

  void begin(const SpanPattern& span, const sim::Event& event, Open& open) const {
    open[key_of(span.by, event)].insert(key_of(what_.of, event));
  }

  static void end(const SpanPattern& span, const sim::Event& event, Open& open) {
    if (!open.empty() && matches(span.end, event)) open.erase(key_of_end(span.by, event));
  }

  bool overlaps(const sim::Event& event, const Open& open) const {
    const std::string whose = key_of(what_.of, event);
    return std::ranges::any_of(open, [&](const auto& ended_alike) {
      const std::set<std::string>& owners = ended_alike.second;
      switch (what_.whose) {
        case SometimesOverlap::Whose::kAny:
          return true;
        case SometimesOverlap::Whose::kSame:
          return owners.contains(whose);
        case SometimesOverlap::Whose::kOther:
          return owners.size() > (owners.contains(whose) ? 1 : 0);
      }
      return false;
    });
  }

  const SometimesOverlap& what_;
  Open first_;
  Open second_;
};

class BetweenSeer : public SometimesWatch::Seer {
 public:
  explicit BetweenSeer(const SometimesBetween& what) : what_(what) {}

  bool see(const sim::Event& event) override {
    const bool is_after = matches(what_.after, event);
    const bool is_it = matches(what_.event, event);
    const bool is_before = matches(what_.before, event);
    if (!is_after && !is_it && !is_before) return false;
    const std::string key = key_of(what_.same, event);
    const auto found = came_.find(key);
    // One event may be the last of one time and the first of the next.
    if (found != came_.end() && is_before) {
      if (found->second) return true;
      came_.erase(found);
    } else if (found != came_.end() && is_it) {
      found->second = true;
      return false;
    }
    if (is_after) came_.emplace(key, false);
    return false;
  }

 private:
  const SometimesBetween& what_;
  std::map<std::string, bool> came_;  // whether the event has come since the one that it is after
};

std::unique_ptr<SometimesWatch::Seer> seer_for(const Sometimes& sometimes) {
  if (const auto* event = std::get_if<SometimesEvent>(&sometimes.what)) {
    return std::make_unique<CountSeer>(*event);
  }
  if (const auto* overlap = std::get_if<SometimesOverlap>(&sometimes.what)) {
    return std::make_unique<OverlapSeer>(*overlap);
  }
  return std::make_unique<BetweenSeer>(std::get<SometimesBetween>(sometimes.what));
}

}  // namespace

bool matches(const EventPattern& pattern, const sim::Event& event) {
  return event.kind == pattern.kind && aws::matches(pattern.actor, event.actor) &&
         aws::matches(pattern.subject, event.subject) &&
         event.data.find(pattern.contains) != std::string::npos;
}

SometimesWatch::SometimesWatch(const Sometimes& sometimes)
    : sometimes_(sometimes), seer_(seer_for(sometimes)) {}
SometimesWatch::~SometimesWatch() = default;
SometimesWatch::SometimesWatch(SometimesWatch&&) noexcept = default;

void SometimesWatch::see(const sim::Event& event) {
  if (!is_reached_) is_reached_ = seer_->see(event);
}

}  // namespace harness
