// The control API: what is under `/_backlot/`, for people, test suites and the harness itself.
//
// It is described in OpenAPI (harness/server/openapi.json, and GET /_backlot/openapi.json). Errors
// are `{"error": text}`: 400 for a bad call, 403 for a caller who may not, 404 for an unknown path,
// 405 for a wrong method, 409 for time that cannot move, as a program holds it, 500 for what the
// store does not keep and for a reset that cannot be, 503 for time that did not pass as a whole and
// while there is no World. `health` answers 503 in its own form while the store keeps nothing.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "harness/server/controls.h"
#include "sim/http/server.h"

namespace harness {

inline constexpr std::string_view kControlPrefix = "/_backlot/";

// One request as a handler sees it.
struct ControlCall {
  Controls& controls;
  const sim::http::Request& request;
  std::string label;                              // what the path has for `{id}`
  std::multimap<std::string, std::string> query;  // only names that the route has

  World& world() { return controls.world(); }
  // The first value of a query parameter, or "".
  std::string text(const std::string& name) const;
  // A whole number from 0 to `most`; `fallback` if it is absent. ControlError if it is not one.
  std::uint64_t number(const std::string& name, std::uint64_t fallback, std::uint64_t most) const;
};

// How large the body of a control call may be, unless it is a mail: what is a mail, SES limits.
inline constexpr std::size_t kMostControlBytes = std::size_t{64} * 1024;

struct ControlRoute {
  using Handler = sim::http::Response (*)(ControlCall& call);

  std::string_view method;
  std::string_view path;                            // below the prefix: `mail/{id}`
  std::span<const std::string_view> query;          // the parameters it takes
  Handler handler;                                  // may throw ControlError
  std::size_t most_body_bytes = kMostControlBytes;  // 413 if the body has more
};

// Every route there is, by path and method.
std::span<const ControlRoute> control_routes();

// Answers any request whose path begins with the prefix.
sim::http::Response answer_control(Controls& controls, const sim::http::Request& request);

// The text of openapi.json.
std::string_view openapi();

}  // namespace harness
