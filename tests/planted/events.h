// What the workers do to the world outside AWS, where it cannot be taken back: the invariants of
// this platform speak of it. The actor is the worker, the subject the thing.
#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>

#include "sim/journal/event_kinds.h"
#include "sim/journal/event_type.h"

namespace planted {

struct Asked {
  static constexpr std::string_view kKind = "planted.asked";
  static constexpr std::string_view kSays = "something was asked for";
  static constexpr auto fields() { return std::tuple{}; }
};
struct Done {
  static constexpr std::string_view kKind = "planted.done";
  static constexpr std::string_view kSays = "it was done, for all the world to see";
  static constexpr auto fields() { return std::tuple{}; }
};
struct GivenUp {
  static constexpr std::string_view kKind = "planted.given_up";
  static constexpr std::string_view kSays = "somebody was told that it will not be done";
  static constexpr auto fields() { return std::tuple{}; }
};
struct Entered {
  static constexpr std::string_view kKind = "planted.entered";
  static constexpr std::string_view kSays = "a worker began what only one may do at a time";
  std::string_view by;       // the worker, by its task, and which time it is
  std::int64_t until_s = 0;  // in Unix time, when others may begin although it has not ended
  static constexpr auto fields() {
    return std::tuple{sim::field("by", &Entered::by), sim::field("until_s", &Entered::until_s)};
  }
};
struct Left {
  static constexpr std::string_view kKind = "planted.left";
  static constexpr std::string_view kSays = "a worker ended what only one may do at a time";
  std::string_view by;
  static constexpr auto fields() { return std::tuple{sim::field("by", &Left::by)}; }
};

struct Taken {
  static constexpr std::string_view kKind = "planted.taken";
  static constexpr std::string_view kSays = "what is good until a time was taken for good";
  std::int64_t until_s = 0;  // in Unix time
  static constexpr auto fields() { return std::tuple{sim::field("until_s", &Taken::until_s)}; }
};

using Events = sim::EventTypes<Asked, Done, GivenUp, Entered, Left, Taken>;

}  // namespace planted
