// Receives of a world in which nothing runs: somebody has to receive what was received first, and
// dead letters as often as it takes to become one.
//
// A dump says when a message was received first, and of dead letters nothing more. What is in the
// queue beside them must come up as seldom as it did, so the queue is played here first
// (played_queue.h), and each step is the one that finds what it is for.
#include <algorithm>
#include <iterator>
#include <map>

#include "harness/incident/maker.h"
#include "harness/incident/names.h"
#include "harness/incident/played_queue.h"

namespace incident {
namespace {

constexpr std::size_t kMostAtOnce = 10;
// For how long a message is hidden from others, where nothing says it.
constexpr sim::Duration kHiddenOnce = std::chrono::seconds{30};
// What a receive may ask for. (SQS API Reference, ReceiveMessage.)
constexpr sim::Duration kLongestHidden = std::chrono::hours{12};
// For how long others are hidden from the receives that make dead letters: less than what is
// expected at the end may take.
constexpr sim::Duration kAside = std::chrono::minutes{20};
// Between two receives that make dead letters.
constexpr sim::Duration kApart = std::chrono::seconds{1};

class ReceivesOfQueue {
 public:
  ReceivesOfQueue(Maker& maker, const std::string& name, const std::vector<Arrival>& arrivals)
      : maker_(maker),
        name_(name),
        known_(maker.world().queues.at(name)),
        is_fifo_(name.ends_with(".fifo")),
        queue_(is_fifo_, known_.most_receives),
        arrivals_(arrivals) {}

  void make() {
    // What was there before comes first, and of one instant what was sent.
    std::ranges::stable_sort(arrivals_, [](const Arrival& a, const Arrival& b) {
      return a.time && b.time ? *a.time < *b.time : !a.time && b.time;
    });
    std::map<sim::Time, std::vector<const Message*>> firsts;
    for (const Arrival& one : arrivals_) {
      const auto& received = one.message->first_received;
      if (!received || maker_.is_before(*received) || maker_.is_after(*received)) continue;
      firsts[received->time].push_back(one.message);
    }
    for (auto first = firsts.begin(); first != firsts.end();) {
      const sim::Time taken = next_taken(first->first);
      const auto end = firsts.upper_bound(taken);
      const sim::Time last = std::prev(end)->first;
      at_rest_ = std::max(last + kApart, std::min(last + kHiddenOnce, taken - kHiddenOnce));
      for (; first != end; ++first) {
        go_on_to(first->first);
        receive_first(first->first, first->second);
        // What is behind a message in its group of a FIFO queue is received when that is gone.
        const auto next = std::next(first);
        const sim::Time until = next == end ? at_rest_ : next->first;
        if (is_fifo_) make_dead_letters(first->first + kApart, until);
      }
      make_dead_letters(at_rest_, end == firsts.end() ? at_rest_ + kAside : end->first);
    }
  }

 private:
  // When somebody takes next what the dead-letter queue has: it has to be there by then.
  sim::Time next_taken(sim::Time from) const {
    sim::Time next = sim::kEndOfTime;
    for (const Call& call : maker_.happenings().calls()) {
      const bool takes = call.operation == "sqs:StartMessageMoveTask" && call.error.empty() &&
                         name_in(call.resource) == known_.dead_letters;
      if (takes && call.time.time >= from) next = std::min(next, call.time.time);
    }
    return next;
  }

  void go_on_to(sim::Time time) {
    for (; arrived_ < arrivals_.size(); ++arrived_) {
      const Arrival& next = arrivals_[arrived_];
      if (next.time && *next.time > time) break;
      if (next.time) queue_.advance(*next.time);
      queue_.send(*next.message);
    }
    queue_.advance(time);
  }

  // One call, as many came by one: those that are asked for, and what would come before them.
  void receive_first(sim::Time time, const std::vector<const Message*>& messages) {
    const std::vector<PlayedQueue::Held> visible = queue_.visible();
    std::size_t most = 0;
    const Message* first = nullptr;
    for (std::size_t i = 0; i < visible.size() && i < kMostAtOnce; ++i) {
      if (std::ranges::find(messages, visible[i].message) == messages.end()) continue;
      most = i + 1;
      if (first == nullptr) first = visible[i].message;
    }
    if (first == nullptr) return;
    step(time, maker_.origin_of(*first->first_received), most, hidden_first(time, *first));
  }

  // Where messages may be received too often, none comes up before all were received first.
  sim::Duration hidden_first(sim::Time time, const Message& first) const {
    if (known_.most_receives == 0) return kHiddenOnce;
    if (is_fifo_) return is_dead(first) ? sim::Duration::zero() : kHiddenOnce;
    return std::min(at_rest_ - time, kLongestHidden);
  }

  bool is_dead(const Message& message) const {
    return !known_.dead_letters.empty() && message.seen_in == known_.dead_letters;
  }

  // Whether any of those that are there has to die, and was received first.
  bool has_to_die(sim::Time time) const {
    return std::ranges::any_of(arrivals_, [&](const Arrival& one) {
      const auto& received = one.message->first_received;
      return received && !maker_.is_after(*received) && received->time < time &&
             is_dead(*one.message) && queue_.has(*one.message);
    });
  }

  // Dead letters come up until they are gone; others are hidden until then, one by one.
  void make_dead_letters(sim::Time time, sim::Time until) {
    if (known_.most_receives == 0) return;
    for (; time < until && has_to_die(time); time += kApart) {
      go_on_to(time);
      const std::vector<PlayedQueue::Held> visible = queue_.visible();
      if (visible.empty()) return;
      const bool dies = is_dead(*visible.front().message);
      // The one that goes is no part of what the receive finds.
      const bool goes = visible.front().receives >= known_.most_receives;
      std::size_t most = 1;
      while (!goes && most < std::min(visible.size(), kMostAtOnce) &&
             is_dead(*visible[most].message) == dies &&
             visible[most].receives < known_.most_receives) {
        ++most;
      }
      const sim::Duration aside = std::max(until - time, kApart);
      step(time, inferred(dies ? "it became a dead letter" : "so that dead letters come up"), most,
           dies ? sim::Duration::zero() : aside);
    }
  }

  void step(sim::Time time, const Origin& why, std::size_t most, sim::Duration hidden) {
    hidden = std::chrono::floor<std::chrono::seconds>(hidden);
    Entry entry{{0, "receive:", why}, {1, "queue: " + json_string(name_), why}};
    if (most > 1) entry.push_back({1, "most: " + std::to_string(most), why});
    const std::string text = hidden == sim::Duration::zero() ? "0s" : sim::to_exact_text(hidden);
    entry.push_back({1, "hidden: " + text, invented()});
    maker_.add_step(time, why, std::move(entry), "receives by nobody that the world has");
    queue_.receive(most, time + hidden);
  }

  Maker& maker_;
  std::string name_;
  KnownQueue known_;
  bool is_fifo_;
  PlayedQueue queue_;
  std::vector<Arrival> arrivals_;
  sim::Time at_rest_;  // when all that was received first is visible again
  std::size_t arrived_ = 0;
};

}  // namespace

void make_receives(Maker& maker, const Arrivals& arrivals) {
  if (maker.world().has_programs) return;
  for (const auto& [queue, messages] : arrivals) {
    if (!maker.world().queues.contains(queue)) continue;
    ReceivesOfQueue(maker, queue, messages).make();
  }
}

}  // namespace incident
