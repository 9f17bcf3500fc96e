// One event of a journal: who did what to which, when and why, with data that are JSON text.
//
// What the data mean is a type's to say (sim/journal/event_type.h), and as<T>() gives the data as
// that type: the value that was published while those who listen are told of it, and later one
// that is read from the text, once.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include "sim/time/time.h"

namespace sim {

// The data of an event are not what its kind says they are. what() names event, kind and member.
struct EventError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The typed value that belongs to an event. It stays with this one object: a copy has none, as the
// value may look into the original's text.
class EventValue {
 public:
  EventValue() = default;
  EventValue(const EventValue&) {}
  EventValue& operator=(const EventValue&) {
    forget();
    return *this;
  }
  ~EventValue() { forget(); }

  struct Holder {
    const void* type = nullptr;   // tells the types of values apart
    const void* value = nullptr;  // of that type
    bool is_owned = false;        // whether it ends with the event
    Holder() = default;
    Holder(const Holder&) = delete;
    Holder& operator=(const Holder&) = delete;
    virtual ~Holder() = default;
  };
  const Holder* held() const { return held_; }
  // Takes what is owned; what is not must live until forget().
  void hold(const Holder* held) const {
    forget();
    held_ = held;
  }
  void forget() const {
    if (held_ != nullptr && held_->is_owned) delete held_;
    held_ = nullptr;
  }

 private:
  mutable const Holder* held_ = nullptr;
};

struct Event {
  std::uint64_t sequence = 0;  // 1, 2, 3, …
  Time time{};
  std::string actor;        // who: a user, a program, a service
  std::string kind;         // what has happened: `mail.sent`
  std::string subject;      // about which thing: a message's id, a queue's name
  std::uint64_t cause = 0;  // the sequence of the event that led to this one; 0: none known
  std::string data;         // a JSON object
  EventValue value = {};

  // The data as a T, or null if the event is of another kind. The value and its texts are valid as
  // long as this very object is there and unchanged; for those who listen, until they return.
  // Throws EventError. Include the header in which T is declared.
  template <class T>
  const T* as() const;
};

}  // namespace sim
