// One port for everything: the control API under `/_backlot/`, the pages of the world's extensions,
// AWS, and for `GET /`, as browsers ask, a text that says where to look (404).
#pragma once

#include <memory>
#include <string>

#include "harness/server/controls.h"
#include "sim/http/local.h"
#include "sim/http/server.h"

namespace harness {

// Answers `exchange`, now or later. Whether it may come in was decided before.
void answer(Controls& controls, const std::shared_ptr<sim::http::Exchange>& exchange);

// What a request is answered whose turn was not kept: 500 with `why`, in the form of what it asks
// for.
sim::http::Response failed_answer(World& world,
                                  const std::shared_ptr<sim::http::Exchange>& exchange,
                                  const std::string& why);

// What a request is answered that the server's end leaves undone: 503, in the form of what it asks
// for.
sim::http::Response stopped_answer(World& world, const sim::http::Request& request);

// What answering `request` may do.
sim::http::Effect effect_of(const World& world, const sim::http::Request& request);

// Answers a request that Admission refuses: 403 with `why`, in the form of what it asks for.
void turn_away(World& world, const std::shared_ptr<sim::http::Exchange>& exchange,
               const std::string& why);

}  // namespace harness
