// Answers over HTTP that come late, in part, or not at all.
#pragma once

#include <memory>

#include "fakes/aws/service.h"
#include "sim/http/server.h"
#include "sim/time/scheduler.h"

namespace aws {

// Replies as `delivery` says; what is late is sent by the scheduler.
void deliver(sim::Scheduler& scheduler, const std::shared_ptr<sim::http::Exchange>& exchange,
             sim::http::Response response, const Delivery& delivery);

}  // namespace aws
