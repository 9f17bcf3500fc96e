// The kinds of events that inputs are (harness/server/input.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "sim/journal/event_kinds.h"
#include "sim/journal/event_type.h"

namespace harness {

// A request came in. The actor is the address that it came from, the subject its method and target.
struct RequestCame {
  std::uint64_t after = 0;  // how many callbacks the scheduler had run before it
  std::string_view method;
  std::string_view target;
  std::vector<std::pair<std::string_view, std::string_view>> headers;
  std::optional<std::string_view> body;         // set if the body is UTF-8
  std::optional<std::string_view> body_base64;  // set if it is not
  // Set if method, target and headers are not UTF-8, and are not told exactly by their own fields:
  // the lines of all, `POST`, `/`, `Host: x`.
  std::optional<std::string_view> head_base64;
  static constexpr auto fields() {
    return std::tuple{sim::field("after", &RequestCame::after),
                      sim::field("method", &RequestCame::method),
                      sim::field("target", &RequestCame::target),
                      sim::field("headers", &RequestCame::headers),
                      sim::field("body", &RequestCame::body),
                      sim::field("body_base64", &RequestCame::body_base64),
                      sim::field("head_base64", &RequestCame::head_base64)};
  }
};

struct CallCame : RequestCame {
  static constexpr std::string_view kKind = "input.call";
  static constexpr std::string_view kSays =
      "an AWS call came over HTTP, or a request for a preview";
};

struct MailCame : RequestCame {
  static constexpr std::string_view kKind = "input.mail";
  static constexpr std::string_view kSays = "a mail was handed in by the control API";
};

struct FaultsCame : RequestCame {
  static constexpr std::string_view kKind = "input.faults";
  static constexpr std::string_view kSays = "the control API added faults, or removed some";
};

struct AdvanceCame : RequestCame {
  static constexpr std::string_view kKind = "input.advance";
  static constexpr std::string_view kSays = "the control API moved time";
};

// The client of an earlier request left before it was answered. The subject is that input's number,
// too.
struct ClientLeft {
  static constexpr std::string_view kKind = "input.gone";
  static constexpr std::string_view kSays = "a client left before its answer";
  std::uint64_t after = 0;
  std::uint64_t input = 0;  // the sequence of the event of its request
  static constexpr auto fields() {
    return std::tuple{sim::field("after", &ClientLeft::after),
                      sim::field("input", &ClientLeft::input)};
  }
};

using InputEvents = sim::EventTypes<CallCame, MailCame, FaultsCame, AdvanceCame, ClientLeft>;

}  // namespace harness
