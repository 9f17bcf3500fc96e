#include "harness/shrink/retimed.h"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <optional>

#include "harness/shrink/path.h"
#include "harness/story/scenario_events.h"
#include "sim/time/time.h"

namespace harness::shrink {
namespace {

constexpr std::size_t kMostMoments = 128;

// The path of the key `steps`.
Path steps_of(const Value& root) {
  const auto steps = std::ranges::find(root.members, "steps", &Member::name);
  return {static_cast<std::size_t>(steps - root.members.begin())};
}

// When the step on that line began.
std::optional<sim::Time> beginning_of(int line, const std::deque<sim::Event>& journal) {
  for (const sim::Event& event : journal) {
    const auto* began = event.as<StepBegan>();
    if (began != nullptr && began->line == line) return event.time;
  }
  return std::nullopt;
}

struct OtherWait {
  std::size_t step;
  sim::Duration span;
  sim::Duration off;  // by how much that is more or less than it was
};

// Adds how long the wait may be to end between two events that come one after the other, any two.
void add_spans(std::size_t step, sim::Duration usual, sim::Time begin,
               const std::deque<sim::Event>& journal, std::vector<OtherWait>& all) {
  sim::Time last = begin;
  for (const sim::Event& event : journal) {
    if (event.time <= last) continue;
    const sim::Duration span = last - begin + (event.time - last) / 2;
    all.push_back({step, span, std::chrono::abs(span - usual)});
    last = event.time;
  }
}

}  // namespace

bool is_wait(const Value& step) {
  return step.members.size() == 1 && step.members.front().name == "wait";
}

std::vector<Value> with_other_waits(const Trials::Played& played) {
  std::vector<OtherWait> waits;
  const Path steps = steps_of(played.root);
  const std::vector<Value>& items = at(played.root, steps).items;
  for (std::size_t i = 0; i + 1 < items.size(); ++i) {
    if (!is_wait(items[i])) continue;
    const auto begin = beginning_of(played.scenario.steps[i].place.line, played.take.journal);
    const sim::Duration usual = sim::parse_duration(items[i].members.front().value.text);
    if (begin) add_spans(i, usual, *begin, played.take.journal, waits);
  }
  std::ranges::stable_sort(waits, {}, &OtherWait::off);
  waits.resize(std::min(waits.size(), kMostMoments));
  std::vector<Value> all;
  for (const OtherWait& wait : waits) {
    all.push_back(played.root);
    Value& step = at(all.back(), steps).items[wait.step];
    step.members.front().value.text = sim::to_exact_text(wait.span);
  }
  return all;
}

}  // namespace harness::shrink
