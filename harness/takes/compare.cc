#include "harness/takes/compare.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "harness/story/normalized.h"
#include "harness/world/pid_marks.h"
#include "sim/journal/behaviour.h"
#include "sim/journal/json_reader.h"

namespace harness {
namespace {

// Gives numbers to texts, the same number to the same text: numbers are faster to compare.
class TextNumbers {
 public:
  std::uint32_t of(const std::string& text) {
    return numbers_.emplace(text, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

 private:
  std::map<std::string, std::uint32_t> numbers_;
};

// An event as takes are compared by it: the numbers of its normalized texts.
struct ComparedEvent {
  std::uint32_t actor = 0;
  std::uint32_t what = 0;   // kind and subject
  std::uint32_t whole = 0;  // kind, subject and data
  sim::Duration after{};    // the time since the take began
};

std::vector<ComparedEvent> compared(const std::vector<sim::Event>& events, TextNumbers& numbers) {
  std::vector<ComparedEvent> all;
  all.reserve(events.size());
  for (const sim::Event& event : events) {
    const std::string what = event.kind + '\n' + normalized(event.subject);
    all.push_back({numbers.of(normalized(event.actor)), numbers.of(what),
                   numbers.of(what + '\n' + normalized(event.data)),
                   event.time - events.front().time});
  }
  return all;
}

using Indexes = std::vector<std::size_t>;

// The indexes of one actor's events in each take.
struct ActorEvents {
  Indexes a;
  Indexes b;
};

std::vector<std::uint32_t> values(const std::vector<ComparedEvent>& all, const Indexes& indexes,
                                  std::uint32_t ComparedEvent::*member) {
  std::vector<std::uint32_t> found;
  found.reserve(indexes.size());
  for (const std::size_t index : indexes) found.push_back(all[index].*member);
  return found;
}

Indexes slice(const Indexes& all, std::size_t begin, std::size_t end) {
  return {all.begin() + static_cast<std::ptrdiff_t>(begin),
          all.begin() + static_cast<std::ptrdiff_t>(end)};
}

class Comparer {
 public:
  Comparer(const std::vector<sim::Event>& a, const std::vector<sim::Event>& b)
      : a_events_(a), b_events_(b), a_(compared(a, numbers_)), b_(compared(b, numbers_)) {}

  Comparison run() {
    std::map<std::uint32_t, ActorEvents> actors;
    for (std::size_t i = 0; i < a_.size(); ++i) actors[a_[i].actor].a.push_back(i);
    for (std::size_t i = 0; i < b_.size(); ++i) actors[b_[i].actor].b.push_back(i);
    for (const auto& [actor, events] : actors) line_up(events);
    std::ranges::sort(result_.common, {}, &Pair::a);
    find_unmatched();
    for (const Pair& pair : result_.common) {
      if (a_[pair.a].whole != b_[pair.b].whole) result_.other_data.push_back(pair);
      if (a_[pair.a].after != b_[pair.b].after) result_.other_time.push_back(pair);
    }
    result_.other_order = out_of_order(result_.common);
    find_divergence();
    return std::move(result_);
  }

 private:
  // Pairs one actor's events: first those that are the same in everything, then between these,
  // those that are the same but for their data.
  void line_up(const ActorEvents& events) {
    const std::vector<Pair> anchors = align(values(a_, events.a, &ComparedEvent::whole),
                                            values(b_, events.b, &ComparedEvent::whole));
    Pair from;
    const auto line_up_until = [&](Pair to) {
      const Indexes a = slice(events.a, from.a, to.a);
      const Indexes b = slice(events.b, from.b, to.b);
      for (const Pair& pair :
           align(values(a_, a, &ComparedEvent::what), values(b_, b, &ComparedEvent::what))) {
        result_.common.push_back({a[pair.a], b[pair.b]});
      }
    };
    for (const Pair& anchor : anchors) {
      line_up_until(anchor);
      result_.common.push_back({events.a[anchor.a], events.b[anchor.b]});
      from = {anchor.a + 1, anchor.b + 1};
    }
    line_up_until({events.a.size(), events.b.size()});
  }

  void find_unmatched() {
    std::vector<bool> in_a(a_.size()), in_b(b_.size());
    for (const Pair& pair : result_.common) in_a[pair.a] = in_b[pair.b] = true;
    for (std::size_t i = 0; i < in_a.size(); ++i) {
      if (!in_a[i]) result_.only_a.push_back(i);
    }
    for (std::size_t i = 0; i < in_b.size(); ++i) {
      if (!in_b[i]) result_.only_b.push_back(i);
    }
  }

  // Finds the first difference in simulated time of the most telling kind there is: an event that
  // one side lacks, then data, order, time, ids.
  void find_divergence() {
    if (!result_.only_a.empty() || !result_.only_b.empty()) {
      result_.divergence = unmatched_divergence();
      const auto& data = result_.other_data;
      const bool data_first = !data.empty() && data.front().a < result_.divergence->a &&
                              data.front().b < result_.divergence->b;
      if (data_first) result_.divergence = {Divergence::By::kData, data.front().a, data.front().b};
      return;
    }
    const std::pair<const std::vector<Pair>&, Divergence::By> kinds[] = {
        {result_.other_data, Divergence::By::kData},
        {result_.other_order, Divergence::By::kOrder},
        {result_.other_time, Divergence::By::kTime}};
    for (const auto& [pairs, by] : kinds) {
      if (pairs.empty()) continue;
      result_.divergence = {by, pairs.front().a, pairs.front().b};
      return;
    }
    find_other_ids();
  }

  Divergence unmatched_divergence() const {
    const auto& only_a = result_.only_a;
    const auto& only_b = result_.only_b;
    const bool by_a =
        only_b.empty() || (!only_a.empty() && a_[only_a.front()].after <= b_[only_b.front()].after);
    Divergence divergence;
    if (by_a) {
      divergence.a = only_a.front();
      for (const Pair& pair : result_.common) {
        if (pair.a < divergence.a) divergence.b = std::max(divergence.b, pair.b + 1);
      }
    } else {
      divergence.b = only_b.front();
      for (const Pair& pair : result_.common) {
        if (pair.b < divergence.b) divergence.a = std::max(divergence.a, pair.a + 1);
      }
    }
    return divergence;
  }

  // For takes that are the same in normalized form: finds the first event that differs otherwise.
  void find_other_ids() {
    sim::Behaviour a{kPidMarks};
    sim::Behaviour b{kPidMarks};
    for (std::size_t i = 0; i < a_events_.size(); ++i) {
      const sim::Event one = a.of(a_events_[i]);
      const sim::Event two = b.of(b_events_[i]);
      const bool same = one.cause == two.cause && one.actor == two.actor &&
                        one.subject == two.subject && one.data == two.data;
      if (same) continue;
      result_.divergence = {Divergence::By::kIds, i, i};
      return;
    }
  }

  const std::vector<sim::Event>& a_events_;
  const std::vector<sim::Event>& b_events_;
  TextNumbers numbers_;
  std::vector<ComparedEvent> a_;
  std::vector<ComparedEvent> b_;
  Comparison result_;
};

}  // namespace

std::string name_of(const sim::RecordedTake& take) {
  if (const auto scenario = take.info.find("scenario"); scenario != take.info.end()) {
    return "the scenario " + scenario->second;
  }
  const auto kind = take.info.find("kind");
  if (kind != take.info.end() && kind->second == "serve") return "backlot serve";
  throw std::runtime_error("it does not say what it is a take of: its recording did not end");
}

Comparison compare(const sim::RecordedTake& a, const sim::RecordedTake& b,
                   const std::string& a_name, const std::string& b_name) {
  const auto what_is = [](const sim::RecordedTake& take, const std::string& name) {
    try {
      return name_of(take);
    } catch (const std::runtime_error& error) {
      throw std::runtime_error(name + ": " + error.what());
    }
  };
  const std::string of_a = what_is(a, a_name);
  const std::string of_b = what_is(b, b_name);
  if (of_a != of_b) {
    throw std::runtime_error(a_name + " is a take of " + of_a + ", and " + b_name + " is one of " +
                             of_b + ": there is nothing to compare");
  }
  return Comparer{a.events, b.events}.run();
}

namespace {

// The values in an event's data, by their JSON pointers; none if the data are no JSON.
std::map<std::string, std::string> leaves_of(const sim::Event& event) {
  if (event.data.empty() || event.data == "{}") return {};
  try {
    std::map<std::string, std::string> values = sim::json_leaves(event.data);
    for (auto& [path, value] : values) value = normalized(value);
    return values;
  } catch (const sim::JsonError&) {
    return {};
  }
}

// Cuts off what two long values have in common in front, but for a few characters before the place
// where they differ.
std::pair<std::string, std::string> from_difference(const std::string& a, const std::string& b) {
  constexpr std::size_t kBefore = 40;
  constexpr std::size_t kLong = 120;
  if (a.size() <= kLong && b.size() <= kLong) return {a, b};
  const auto [at_a, at_b] = std::ranges::mismatch(a, b);
  std::size_t from = static_cast<std::size_t>(at_a - a.begin());
  from -= std::min(from, kBefore);
  while (from > 0 && (static_cast<unsigned char>(a[from]) & 0xC0u) == 0x80u) --from;
  const std::string mark = from == 0 ? "" : "…";
  const auto part = [&](const std::string& text) {
    std::size_t end = std::min(text.size(), from + kLong);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) ++end;
    return mark + text.substr(from, end - from) + (end < text.size() ? "…" : "");
  };
  return {part(a), part(b)};
}

}  // namespace

std::vector<std::string> data_differences(const sim::Event& a, const sim::Event& b,
                                          std::size_t limit) {
  const auto of_a = leaves_of(a);
  const auto of_b = leaves_of(b);
  std::vector<std::string> lines;
  const auto add = [&](const std::string& path, const std::string& one, const std::string& two) {
    if (lines.size() >= limit) return;
    const auto [left, right] = from_difference(one, two);
    lines.push_back(path + ": " + left + " | " + right);
  };
  for (const auto& [path, value] : of_a) {
    const auto other = of_b.find(path);
    if (other == of_b.end()) {
      add(path, value, "nothing");
    } else if (other->second != value) {
      add(path, value, other->second);
    }
  }
  for (const auto& [path, value] : of_b) {
    if (!of_a.contains(path)) add(path, "nothing", value);
  }
  return lines;
}

}  // namespace harness
