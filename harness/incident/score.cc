#include "harness/incident/score.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "harness/incident/file_names.h"
#include "harness/incident/most_in_order.h"

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

// The facts that have a time and are met, by index: the most that are in the order of their events.
std::set<std::size_t> facts_in_order(const std::vector<Deed>& facts,
                                     const std::vector<std::size_t>& met_by) {
  std::vector<std::size_t> met;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].time && met_by[i] != kNone) met.push_back(i);
  }
  std::ranges::sort(met, {}, [&](std::size_t fact) { return met_by[fact]; });
  std::vector<TimeSpan> happened;
  for (const std::size_t fact : met) {
    const sim::Time begin = *facts[fact].time;
    happened.push_back({begin, begin + std::max(facts[fact].resolution, sim::Duration{1})});
  }
  const std::vector<bool> chosen = most_in_order(happened);
  std::set<std::size_t> members;
  for (std::size_t i = 0; i < met.size(); ++i) {
    if (chosen[i]) members.insert(met[i]);
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
  const std::set<std::size_t> in_order = facts_in_order(facts, met_by);
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
