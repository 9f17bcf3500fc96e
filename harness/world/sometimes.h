// `sometimes:` of scenarios and worlds: what must be reached in some of many takes, if not in each.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace harness {

// Which events are meant. A text may have `*` for any text; "" is any.
struct EventPattern {
  std::string kind;
  std::string actor = "*";
  std::string subject = "*";
  std::string contains;  // in the data, as JSON text
};

// By what events belong together.
enum class Bond : std::uint8_t {
  kNone,     // all of them do
  kSubject,  // those of the same subject
  kActor,    // those of the same actor
  kCause,    // an event, and what it is the cause of
};

// The time from one event to the next one that ends it.
struct SpanPattern {
  EventPattern begin;
  EventPattern end;
  Bond by = Bond::kSubject;
};

// An event was seen, so often in one take.
struct SometimesEvent {
  EventPattern event;
  std::uint64_t at_least = 1;
};

// Two spans overlapped: one began when the other had begun and not ended.
struct SometimesOverlap {
  enum class Whose : std::uint8_t { kAny, kSame, kOther };
  SpanPattern first;
  SpanPattern second;
  Whose whose = Whose::kAny;  // whether both are of the same, or of different ones
  Bond of = Bond::kNone;      // the same, or another, what; of the events that begin them
};

// An event came between two others. The later events are those of the same `same`.
struct SometimesBetween {
  EventPattern after;
  EventPattern event;
  EventPattern before;
  Bond same = Bond::kNone;  // not kCause
};

struct Sometimes {
  std::string says;   // `two wakes raced`
  std::string place;  // `scenarios/worlds/a.yaml:12`
  std::variant<SometimesEvent, SometimesOverlap, SometimesBetween> what;
};

}  // namespace harness
