#include "harness/shrink/order.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "harness/explain/explain.h"
#include "harness/explain/telling.h"
#include "harness/scenario/shapes.h"
#include "harness/story/align.h"
#include "harness/story/normalized.h"
#include "sim/random/distribution.h"

namespace harness::shrink {
namespace {

using namespace std::chrono_literals;
using sim::Duration;
using Events = std::deque<sim::Event>;

// How far from the value that fails others are looked for, as factors, the nearest first.
constexpr double kFactors[] = {1.05, 0.95, 1.25, 0.8, 1.6, 0.6, 2.5, 0.4, 5, 0.2, 10, 0.1, 40};
constexpr int kHalvings = 10;
constexpr Duration kNearEnough = 2ms;

std::vector<std::string> keys_of(const Events& events) {
  std::vector<std::string> keys;
  keys.reserve(events.size());
  for (const sim::Event& event : events) {
    keys.push_back(normalized(event.actor) + '\n' + event.kind + '\n' + normalized(event.subject));
  }
  return keys;
}

// The events that are in both, each with the one that is the same, by which of its kind it is.
std::vector<Pair> common_events(const Events& a, const Events& b) {
  std::map<std::string, std::vector<std::size_t>> places;
  const std::vector<std::string> of_b = keys_of(b);
  for (std::size_t i = 0; i < of_b.size(); ++i) places[of_b[i]].push_back(i);
  std::map<std::string, std::size_t> seen;
  const std::vector<std::string> of_a = keys_of(a);
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < of_a.size(); ++i) {
    const std::size_t nth = seen[of_a[i]]++;
    const auto found = places.find(of_a[i]);
    if (found == places.end() || nth >= found->second.size()) continue;
    pairs.push_back({i, found->second[nth]});
  }
  return pairs;
}

bool are_swapped(const Pair& x, const Pair& y) { return (x.a < y.a) != (x.b < y.b); }

std::size_t apart(const Pair& x, const Pair& y) { return x.a < y.a ? y.a - x.a : x.a - y.a; }

constexpr char kLinger[] = "5s";

// The scenario with some time at its end, in which comes what came in time in another take.
Value lingering(Value root) {
  Value duration;
  duration.kind = Value::Kind::kText;
  duration.text = kLinger;
  Value step;
  step.kind = Value::Kind::kMap;
  step.members.push_back({"wait", {}, std::move(duration)});
  for (Member& member : root.members) {
    if (member.name == "steps") member.value.items.push_back(std::move(step));
  }
  return root;
}

// A take of the document with one value instead of another.
class Variants {
 public:
  Variants(const Value& root, const Leaf& leaf, const Setting& setting, const Judge& judge)
      : root_(root), leaf_(leaf), judge_(judge), reader_(setting) {}

  enum class Outcome { kFails, kPasses, kOther };
  Outcome outcome(Duration value) { return outcome_of(play(with(value), false)); }
  // The take with that value, and its journal. It goes on for a while if that changes nothing.
  Take told(Duration value) {
    const Value root = with(value);
    const std::optional<Take> take = play(root, true);
    std::optional<Take> longer = play(lingering(root), true);
    return outcome_of(longer) == outcome_of(take) ? std::move(*longer) : *take;
  }

 private:
  Value with(Duration value) const {
    Value root = root_;
    at(root, leaf_.path).text = sim::to_exact_text(value);
    return root;
  }
  // Null if the scenario cannot be read.
  std::optional<Take> play(const Value& root, bool keep_journal) {
    CandidateReader::Read read = reader_.read(root);
    if (!read.scenario) return std::nullopt;
    TakeOptions options;
    options.keep_journal = keep_journal;
    return judge_.play(std::move(*read.scenario), options);
  }
  Outcome outcome_of(const std::optional<Take>& take) const {
    if (!take) return Outcome::kOther;
    if (take->passed()) return Outcome::kPasses;
    return judge_.is_alike(*take) ? Outcome::kFails : Outcome::kOther;
  }

  const Value& root_;
  const Leaf& leaf_;
  const Judge& judge_;
  CandidateReader reader_;
};

struct Edge {
  Duration fails;
  Duration passes;
};

Duration to_ms(Duration duration) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(duration);
}

// Two values, near each other, with one of which it fails, and with the other of which it passes.
std::optional<Edge> edge_of(Duration failing, Variants& variants,
                            const std::function<bool()>& out_of_time) {
  std::optional<Edge> edge;
  for (const double factor : kFactors) {
    if (out_of_time()) return std::nullopt;
    const Duration other = to_ms(sim::rounded(static_cast<double>(failing.count()) * factor));
    if (variants.outcome(other) != Variants::Outcome::kPasses) continue;
    edge = Edge{failing, other};
    break;
  }
  if (!edge) return std::nullopt;
  for (int i = 0; i < kHalvings && std::chrono::abs(edge->fails - edge->passes) > kNearEnough;
       ++i) {
    const Duration middle = to_ms(edge->fails + (edge->passes - edge->fails) / 2);
    const Variants::Outcome outcome = variants.outcome(middle);
    if (outcome == Variants::Outcome::kOther) break;
    (outcome == Variants::Outcome::kFails ? edge->fails : edge->passes) = middle;
  }
  return edge;
}

std::string sentence_of(const sim::Event& event, const Take& take, const Setting& setting) {
  const auto events = events_in_memory(take.journal, take.story->begin, take.story->end);
  const GuestWords words = words_of(setting.platforms);
  const Telling telling{*events, words};
  return in_words(telling, event) + ", after " + sim::to_text(event.time - take.story->begin);
}

// What people call the value.
std::string name_of_leaf(const Value& root, const Path& path) {
  if (key_of(root, path) == "decisions" && path.size() > 2) {
    const Value& decision = at(root, {path[0], path[1]});
    const Member& value = at(root, {path.begin(), path.end() - 1}).members[path.back()];
    return decision.find("kind")->text + " of " + decision.find("of")->text + ", number " +
           value.name;
  }
  const Value& parent = at(root, {path.begin(), path.end() - 1});
  return parent.kind == Value::Kind::kMap ? parent.members[path.back()].name : key_of(root, path);
}

// `21m41.484s`, as scenarios have it.
std::string precise_text(Duration duration) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(duration);
  if (minutes == 0min) return sim::to_exact_text(duration);
  const Duration rest = duration - minutes;
  return sim::to_exact_text(minutes) + (rest > 0s ? sim::to_exact_text(rest) : "");
}

Duration duration_of(const Value& value, Leaf::Kind kind) {
  return kind == Leaf::Kind::kDistribution ? sim::Distribution::parse(value.text).usual()
                                           : sim::parse_duration(value.text);
}

}  // namespace

std::optional<Swapped> first_swapped(const Events& failing, const Events& passing) {
  const std::vector<Pair> pairs = common_events(failing, passing);
  const std::vector<Pair> moved = out_of_order(pairs);
  if (moved.empty()) return std::nullopt;
  const Pair& one = moved.front();
  const Pair* other = nullptr;
  for (const Pair& pair : pairs) {
    if (!are_swapped(pair, one)) continue;
    if (other == nullptr || apart(pair, one) < apart(*other, one)) other = &pair;
  }
  if (other == nullptr) return std::nullopt;
  return Swapped{failing[std::min(one.a, other->a)], failing[std::max(one.a, other->a)]};
}

std::optional<DecidingOrder> deciding_order(const Value& root, const Setting& setting,
                                            const Kept& kept, const Judge& judge,
                                            const std::function<bool()>& out_of_time) {
  for (const Leaf& leaf : leaves(root, scenario_shape(setting.platforms), kept)) {
    const bool is_duration =
        leaf.kind == Leaf::Kind::kDuration || leaf.kind == Leaf::Kind::kDistribution;
    if (!is_duration || key_of(root, leaf.path) == "limit") continue;
    Variants variants(root, leaf, setting, judge);
    const auto edge = edge_of(duration_of(at(root, leaf.path), leaf.kind), variants, out_of_time);
    if (!edge) continue;
    const Take fails = variants.told(edge->fails);
    const Take passes = variants.told(edge->passes);
    const auto swapped = first_swapped(fails.journal, passes.journal);
    if (!swapped) continue;
    return DecidingOrder{name_of_leaf(root, leaf.path),
                         precise_text(edge->fails),
                         precise_text(edge->passes),
                         edge->passes < edge->fails,
                         sentence_of(swapped->first, fails, setting),
                         sentence_of(swapped->second, fails, setting)};
  }
  return std::nullopt;
}

}  // namespace harness::shrink
