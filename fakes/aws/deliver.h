// Answers over HTTP that come late, in part, or not at all.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "fakes/aws/dispatcher.h"
#include "fakes/aws/service.h"
#include "sim/http/server.h"

namespace aws {

// Replies as `delivery` says; what is late is sent by the scheduler. If the store undoes meanwhile
// what it acknowledges, what comes is `failed_answer` instead.
void deliver(Dispatcher& dispatcher, const std::shared_ptr<sim::http::Exchange>& exchange,
             sim::http::Response response, const Delivery& delivery,
             const std::function<sim::http::Response(const std::string& why)>& failed_answer);

}  // namespace aws
