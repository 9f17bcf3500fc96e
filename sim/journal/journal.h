// The append-only record of everything that happened in one World.
//
// Every event is recorded once, with its time, its number, the actor, and the event that caused
// it. A running digest over all events tells two runs apart: equal runs print equal digests.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/journal/event.h"
#include "sim/journal/event_type.h"
#include "sim/journal/json_writer.h"
#include "sim/journal/retention_limit.h"
#include "sim/time/scheduler.h"

namespace sim {

class Journal {
 public:
  using Listener = std::function<void(const Event&)>;

  explicit Journal(const Scheduler& scheduler);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  // Appends an event at now(), caused by the current cause. Those who listen get `event` itself
  // by Event::as<T>(); what the journal keeps is its text. Returns its sequence.
  template <EventType T>
  std::uint64_t record(std::string actor, std::string subject, const T& event) {
    JsonWriter json{std::move(buffer_)};
    write_fields(json, event);
    // As long as it is, while the buffer is as long as the longest: most of what there is in memory
    // is such texts.
    std::string data = json.text();
    const bool is_exact = json.is_exact();
    buffer_ = json.take();
    const detail::PublishedValue published{&detail::kTypeMark<T>, &event};
    // If the text has replaced bytes that are not UTF-8, the value is kept from those who listen:
    // they read the text again, and get what a reader of the recorded journal will get.
    return append(std::move(actor), std::string(T::kKind), std::move(subject), std::move(data),
                  is_exact ? &published : nullptr);
  }
  // The same for an event that is text already. `data` is the text of a JSON object.
  std::uint64_t record(std::string actor, std::string kind, std::string subject, std::string data) {
    return append(std::move(actor), std::move(kind), std::move(subject), std::move(data), nullptr);
  }

  // The event that what happens now is caused by. See CauseScope.
  std::uint64_t cause() const { return cause_; }
  void set_cause(std::uint64_t cause) { cause_ = cause; }

  // All events, or the last of them, as many as keep_last() allows.
  const std::deque<Event>& events() const { return events_; }
  // How many events there were in all.
  std::uint64_t count() const { return next_ - 1; }
  // Forgets the oldest events from now on, those there are included. The bytes of an event are
  // those of the memory that it takes.
  void keep_last(RetentionLimit keep);

  // SHA-256 over all events so far, in lower-case hex; the first 16 digits are what people compare.
  std::string digest() const;

  // Calls `listener` right after each event from now on. A listener may neither record events nor
  // listen or unlisten; it posts what it wants done to the scheduler. Returns a number for
  // unlisten().
  int listen(Listener listener);
  void unlisten(int number);

 private:
  struct Digest;
  std::uint64_t append(std::string actor, std::string kind, std::string subject, std::string data,
                       const EventValue::Holder* published);
  void absorb(const Event& event);
  void forget_old();

  const Scheduler& scheduler_;
  std::uint64_t next_ = 1;
  std::uint64_t cause_ = 0;
  RetentionLimit keep_;
  std::deque<Event> events_;
  std::size_t bytes_ = 0;  // of all in events_
  std::string buffer_;     // of the text that is being written
  std::unique_ptr<Digest> digest_;
  int next_listener_ = 1;
  std::vector<std::pair<int, Listener>> listeners_;
};

// Makes an event the cause of all that is recorded in this scope.
class CauseScope {
 public:
  CauseScope(Journal& journal, std::uint64_t cause) : journal_(journal), before_(journal.cause()) {
    journal_.set_cause(cause);
  }
  ~CauseScope() { journal_.set_cause(before_); }
  CauseScope(const CauseScope&) = delete;
  CauseScope& operator=(const CauseScope&) = delete;

 private:
  Journal& journal_;
  std::uint64_t before_;
};

// One event as one line of JSON, without the newline: the form of the JSONL export.
std::string to_json(const Event& event);

}  // namespace sim
