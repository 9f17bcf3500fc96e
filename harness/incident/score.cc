#include "harness/incident/score.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "harness/incident/file_names.h"

namespace incident {
namespace {

constexpr std::size_t kNone = SIZE_MAX;

// Which event meets each fact.
class Matching {
 public:
  Matching(const std::vector<Deed>& facts, const std::vector<Deed>& events)
      : facts_(facts), events_(events), met_by_(facts.size(), kNone), is_used_(events.size()) {
    for (std::size_t i = 0; i < facts.size(); ++i) by_what_[facts[i].what].facts.push_back(i);
    for (std::size_t i = 0; i < events.size(); ++i) {
      const auto found = by_what_.find(events[i].what);
      if (found != by_what_.end()) found->second.events.push_back(i);
    }
  }

  // By fact: the event's place in the order of events, or kNone.
  std::vector<std::size_t> run() {
    for (auto& [what, alike] : by_what_) {
      by_body(alike);
      by_turn(alike);
    }
    return std::move(met_by_);
  }

 private:
  struct Alike {
    std::vector<std::size_t> facts;
    std::vector<std::size_t> events;
  };

  void by_body(Alike& alike) {
    std::map<std::string, std::vector<std::size_t>> left;  // events by body, the first at the end
    for (auto event = alike.events.rbegin(); event != alike.events.rend(); ++event) {
      if (!events_[*event].body.empty()) left[events_[*event].body].push_back(*event);
    }
    for (const std::size_t fact : alike.facts) {
      const std::string& body = facts_[fact].body;
      const auto same = body.empty() ? left.end() : left.find(body);
      if (same == left.end() || same->second.empty()) continue;
      met_by_[fact] = same->second.back();
      same->second.pop_back();
      is_used_[met_by_[fact]] = true;
    }
  }

  // What is left, one by one. A body that some fact asks for is that fact's own.
  void by_turn(Alike& alike) {
    std::set<std::string> asked;
    for (const std::size_t fact : alike.facts) asked.insert(facts_[fact].body);
    std::erase_if(alike.events, [&](std::size_t event) {
      return is_used_[event] ||
             (!events_[event].body.empty() && asked.contains(events_[event].body));
    });
    auto event = alike.events.begin();
    for (const std::size_t fact : alike.facts) {
      if (met_by_[fact] != kNone) continue;
      if (event == alike.events.end()) return;
      met_by_[fact] = *event++;
    }
  }

  const std::vector<Deed>& facts_;
  const std::vector<Deed>& events_;
  std::map<std::string, Alike> by_what_;
  std::vector<std::size_t> met_by_;
  std::vector<bool> is_used_;  // by event
};

// The facts that have a time and are met, in an order that the evidence allows: those that it does
// not order are in the order of their events.
std::vector<std::size_t> ordered(const std::vector<Deed>& facts,
                                 const std::vector<std::size_t>& met_by) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].time && met_by[i] != kNone) order.push_back(i);
  }
  for (std::size_t begin = 0; begin < order.size();) {
    const Deed& first = facts[order[begin]];
    sim::Time until = *first.time + first.resolution;
    std::size_t end = begin + 1;
    while (end < order.size() &&
           (*facts[order[end]].time < until || *facts[order[end]].time == *first.time)) {
      const Deed& next = facts[order[end++]];
      until = std::min(until, *next.time + next.resolution);
    }
    std::sort(order.begin() + static_cast<std::ptrdiff_t>(begin),
              order.begin() + static_cast<std::ptrdiff_t>(end),
              [&](std::size_t a, std::size_t b) { return met_by[a] < met_by[b]; });
    begin = end;
  }
  return order;
}

// The members of a longest part of `order` in which the events' places increase.
std::set<std::size_t> longest_in_order(const std::vector<std::size_t>& order,
                                       const std::vector<std::size_t>& met_by) {
  std::vector<std::size_t> ends;  // by length: the index in `order` of the smallest last member
  std::vector<std::size_t> before(order.size(), kNone);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto at = std::ranges::lower_bound(ends, met_by[order[i]], {},
                                             [&](std::size_t one) { return met_by[order[one]]; });
    if (at != ends.begin()) before[i] = *(at - 1);
    at == ends.end() ? ends.push_back(i) : void(*at = i);
  }
  std::set<std::size_t> members;
  for (std::size_t i = ends.empty() ? kNone : ends.back(); i != kNone; i = before[i]) {
    members.insert(order[i]);
  }
  return members;
}

std::optional<Curve::Of> kind_of(const std::string& label) {
  const auto has = [&](const char* word) { return label.find(word) != std::string::npos; };
  if (has("Age") || has(" age") || has("ldest")) return Curve::Of::kOldest;
  if (has("NotVisible") || has("flight")) return Curve::Of::kInFlight;
  if (has("Visible") || has("visible") || has("depth")) return Curve::Of::kVisible;
  return std::nullopt;
}

double value_of(const harness::QueueSample& sample, Curve::Of of, sim::Time now) {
  if (of == Curve::Of::kVisible) return sample.visible;
  if (of == Curve::Of::kInFlight) return sample.in_flight;
  const bool is_empty = sample.visible + sample.in_flight == 0;
  return is_empty ? 0 : sim::seconds(sample.oldest + (now - sample.time));
}

// The most that there was from `from` until `to`.
double most_between(const std::vector<harness::QueueSample>& samples, Curve::Of of, sim::Time from,
                    sim::Time to) {
  const auto after = std::ranges::upper_bound(samples, from, {}, &harness::QueueSample::time);
  double most = after == samples.begin() ? 0 : value_of(*(after - 1), of, from);
  for (auto sample = after; sample != samples.end() && sample->time < to; ++sample) {
    most = std::max(most, value_of(*sample, of, sample->time));
  }
  return most;
}

// The queue that the label says, the longest name of several, else the one that the file is called
// after; "" if there is none.
std::string queue_of(const Point& point,
                     const std::map<std::string, std::vector<harness::QueueSample>>& queues) {
  std::string queue;
  NamedAfter named(point.time.place.file);
  for (const auto& [name, samples] : queues) {
    if (name.size() > queue.size() && has_words(point.label, name)) queue = name;
    named.look(name);
  }
  return queue.empty() ? named.name() : queue;
}

}  // namespace

std::string_view to_text(Curve::Of of) {
  switch (of) {
    case Curve::Of::kVisible:
      return "messages visible";
    case Curve::Of::kInFlight:
      return "messages in flight";
    case Curve::Of::kOldest:
      break;
  }
  return "age of the oldest in seconds";
}

Score score(const std::vector<Deed>& facts, const std::vector<Deed>& events) {
  const std::vector<std::size_t> met_by = Matching(facts, events).run();
  const std::set<std::size_t> in_order = longest_in_order(ordered(facts, met_by), met_by);
  Score score;
  score.known = facts.size();
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const bool is_met = met_by[i] != kNone;
    if (is_met) ++score.met;
    if (is_met && (!facts[i].time || in_order.contains(i))) {
      ++score.in_order;
    } else {
      score.missed.push_back({facts[i], is_met});
    }
  }
  return score;
}

std::vector<Curve> curves_of(
    const std::vector<Point>& points, sim::Time begins, sim::Time steps_began,
    const std::map<std::string, std::vector<harness::QueueSample>>& queues) {
  std::map<std::pair<std::string, Curve::Of>, Curve> curves;
  for (const Point& point : points) {
    const std::string queue = queue_of(point, queues);
    const auto of = kind_of(point.label);
    if (queue.empty() || !of || point.time.time < begins) continue;
    Curve& curve = curves[{queue, *of}];
    curve.queue = queue;
    curve.of = *of;
    const sim::Time from = steps_began + (point.time.time - begins);
    const double played = most_between(queues.at(queue), *of, from, from + point.time.resolution);
    const double off = std::abs(played - point.value);
    curve.mean_off += (off - curve.mean_off) / static_cast<double>(++curve.points);
    if (curve.points > 1 && off <= curve.most_off) continue;
    curve.most_off = off;
    curve.most_off_at = point.time.time;
    curve.recorded_then = point.value;
    curve.played_then = played;
  }
  std::vector<Curve> all;
  for (auto& [key, curve] : curves) all.push_back(std::move(curve));
  return all;
}

}  // namespace incident
