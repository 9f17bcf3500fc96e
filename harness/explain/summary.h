// What an explanation says of many events at once, gathered while they are recorded: a queue's
// depth over time and who used it, and what in a take is worth a look.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "fakes/sqs/events.h"
#include "sim/journal/event_type.h"
#include "sim/journal/owned_text.h"
#include "sim/time/time.h"

template <>
struct sim::FieldForm<sim::Time> {
  static constexpr std::string_view kName = "nanoseconds";
  static void write(JsonWriter& json, Time time) {
    json.value(std::int64_t{time.time_since_epoch().count()});
  }
  static Time read(JsonReader& json) { return Time{Duration{json.integer<std::int64_t>()}}; }
};

namespace harness {

// Who sent messages to a queue, or received some from it.
struct QueueUser {
  std::string actor;
  std::uint64_t count = 0;
  sim::Time first{};
  sim::Time last{};
  std::uint64_t first_event = 0;  // their sequences
  std::uint64_t last_event = 0;
  static constexpr auto fields() {
    return std::tuple{sim::field("actor", &QueueUser::actor),
                      sim::field("count", &QueueUser::count),
                      sim::field("first", &QueueUser::first),
                      sim::field("last", &QueueUser::last),
                      sim::field("first_event", &QueueUser::first_event),
                      sim::field("last_event", &QueueUser::last_event)};
  }
};

struct QueueDepth {
  sim::Time time{};
  std::uint64_t waiting = 0;
  std::uint64_t in_flight = 0;
  std::uint64_t event = 0;  // by which it became so
  std::uint64_t all() const { return waiting + in_flight; }
  static constexpr auto fields() {
    return std::tuple{
        sim::field("time", &QueueDepth::time), sim::field("waiting", &QueueDepth::waiting),
        sim::field("in_flight", &QueueDepth::in_flight), sim::field("event", &QueueDepth::event)};
  }
};

struct QueuedMessage {
  std::string id;
  sim::Time since{};  // when it came into this queue
  std::int64_t receives = 0;
  bool in_flight = false;
  std::uint64_t event = 0;  // by which it came
  static constexpr auto fields() {
    return std::tuple{sim::field("id", &QueuedMessage::id),
                      sim::field("since", &QueuedMessage::since),
                      sim::field("receives", &QueuedMessage::receives),
                      sim::field("in_flight", &QueuedMessage::in_flight),
                      sim::field("event", &QueuedMessage::event)};
  }
};

struct QueueSummary {
  std::string name;
  std::uint64_t sent = 0;
  std::uint64_t received = 0;   // how often messages were handed out
  std::uint64_t timed_out = 0;  // how often one came back as it was not deleted in time
  std::uint64_t deleted = 0;
  std::uint64_t moved_in = 0;
  std::uint64_t moved_out = 0;
  std::uint64_t expired = 0;
  std::uint64_t purged = 0;
  std::uint64_t emptied = 0;  // how often the last message left it
  QueueDepth now;             // `time` is that of the last change
  QueueDepth most;
  std::vector<QueueUser> senders;     // in the order of their first messages; at most
  std::vector<QueueUser> receivers;   // kMostUsers, the others as one without a name
  std::vector<QueueDepth> curve;      // at most kMostPoints, of which the deepest are kept
  std::vector<QueuedMessage> oldest;  // what is in it, the oldest first, at most kMostMessages

  static constexpr auto fields() {
    return std::tuple{sim::field("name", &QueueSummary::name),
                      sim::field("sent", &QueueSummary::sent),
                      sim::field("received", &QueueSummary::received),
                      sim::field("timed_out", &QueueSummary::timed_out),
                      sim::field("deleted", &QueueSummary::deleted),
                      sim::field("moved_in", &QueueSummary::moved_in),
                      sim::field("moved_out", &QueueSummary::moved_out),
                      sim::field("expired", &QueueSummary::expired),
                      sim::field("purged", &QueueSummary::purged),
                      sim::field("emptied", &QueueSummary::emptied),
                      sim::field("now", &QueueSummary::now),
                      sim::field("most", &QueueSummary::most),
                      sim::field("senders", &QueueSummary::senders),
                      sim::field("receivers", &QueueSummary::receivers),
                      sim::field("curve", &QueueSummary::curve),
                      sim::field("oldest", &QueueSummary::oldest)};
  }

  static constexpr std::size_t kMostUsers = 200;
  static constexpr std::size_t kMostPoints = 64;
  static constexpr std::size_t kMostMessages = 20;
};

// Something that did not go the straight way, and how often it went so.
struct Highlight {
  // In the order in which they matter.
  enum class Kind {
    kFailure,        // something that should have been was not; `subject`: what
    kDeadLetter,     // messages went to the dead-letter queue `group`; `subject`: the first
    kBadEnd,         // tasks of the family `group` ended badly; `subject`: the ARN of the first
    kComplaint,      // the program `group` printed an error; `subject`: the ARN of its task
    kRefused,        // a request reached no operation that is modelled; `group`: what was asked
    kError,          // calls were answered with an error; `group`: operation and code
    kReceivedAgain,  // messages of the queue `group` were received several times
    kLongWait,       // messages of the queue `group` waited a minute and more to be received
  };
  Kind kind = Kind::kFailure;
  std::string group;
  std::uint64_t count = 0;
  std::uint64_t event = 0;  // the sequence of the first; of kLongWait, of the longest
  std::string subject;      // what `backlot explain` tells more of
  std::int64_t most = 0;    // of kReceivedAgain: receives; of kLongWait: nanoseconds
  static constexpr auto fields() {
    return std::tuple{
        sim::field("kind", &Highlight::kind),       sim::field("group", &Highlight::group),
        sim::field("count", &Highlight::count),     sim::field("event", &Highlight::event),
        sim::field("subject", &Highlight::subject), sim::field("most", &Highlight::most)};
  }
};

}  // namespace harness

template <>
struct sim::FieldForm<harness::Highlight::Kind> {
  static constexpr std::string_view kName = "number";
  static void write(JsonWriter& json, harness::Highlight::Kind kind) {
    json.value(static_cast<int>(kind));
  }
  static harness::Highlight::Kind read(JsonReader& json) {
    return static_cast<harness::Highlight::Kind>(json.integer<int>());
  }
};

namespace harness {

// Whether a line of a program's output says that something went wrong.
bool complains(std::string_view line);

// By kind, then the most frequent first, then the earliest.
using Highlights = std::vector<Highlight>;

class Summaries {
 public:
  // REQUIRES: called with every event, in order.
  void see(const sim::Event& event);

  // What is known by now.
  std::vector<QueueSummary> queues() const;
  std::optional<QueueSummary> queue(const std::string& name) const;
  Highlights highlights() const;

 private:
  struct Queue {
    QueueSummary told;
    std::map<std::pair<sim::Time, std::string>, QueuedMessage> messages;  // oldest first
  };
  struct Place {
    Queue* queue = nullptr;
    sim::Time since{};
  };
  void see_sqs(const sim::Event& event);
  void see_received(const sim::Event& event, const sqs::MessageReceived& received);
  void see_moved(const sim::Event& event, const sqs::MessageMoved& moved);
  void see_purged(const sim::Event& event, const sqs::QueuePurged& purged);
  void see_task(const sim::Event& event);
  void see_other(const sim::Event& event);
  Queue& at(std::string_view name);
  void enter(const std::string& id, std::string_view queue, std::int64_t receives,
             const sim::Event& event);
  // The queue that it was in, or null.
  Queue* leave(const std::string& id, const sim::Event& event);
  void set_in_flight(const std::string& id, bool in_flight, const sim::Event& event);
  static void change(Queue& queue, const sim::Event& event);
  QueueSummary told(const Queue& queue) const;
  Highlight& mark(Highlight::Kind kind, std::string group, const sim::Event& event);

  std::map<std::string, Queue, std::less<>> queues_;
  std::map<std::string, Place> places_;  // of messages that are in a queue
  std::map<std::pair<int, std::string>, Highlight> marks_;
};

// As text for a journal's file, and back. from_json() throws sim::JsonError.
std::string to_json(const QueueSummary& queue);
std::string to_json(const Highlights& highlights);
QueueSummary queue_from_json(std::string_view json);
Highlights highlights_from_json(std::string_view json);

}  // namespace harness
