// What a request that reaches the server's port is for. All that treats requests by what they ask
// for decides it by this.
#pragma once

#include "sim/http/message.h"

namespace harness {

class World;

enum class RequestKind {
  kCall,     // AWS, or what an extension answers
  kFront,    // `GET /`, as a browser asks that is pointed at the server; no client of AWS does
  kPage,     // what an extension shows to people
  kAgent,    // a program asks its container agent
  kControl,  // the control API (harness/server/control_api.h), except for the next four
  kMail,     // mail arrives from outside
  kFaults,   // faults are added, or removed
  kAdvance,  // time is to be moved
  kReset,    // the World is to be built anew
};

RequestKind kind_of(const World& world, const sim::http::Request& request);

// Whether the control API answers a request of this kind.
bool is_control(RequestKind kind);
// Whether a request of this kind is one of the inputs (harness/server/input.h): one that may change
// the World. A reset does not count: it ends the World and its journal. Nor does what a program
// asks its agent: a World with programs is not given its inputs again.
bool is_input(RequestKind kind);

}  // namespace harness
