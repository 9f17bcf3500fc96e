#include "harness/server/waiting_requests.h"

#include <utility>

#include "harness/server/respond.h"

namespace harness {

void WaitingRequests::add(std::shared_ptr<sim::http::Exchange> exchange,
                          std::function<void()> handle) {
  waiting_.push_back({std::move(exchange), std::move(handle)});
}

void WaitingRequests::handle_first() {
  const std::function<void()> handle = waiting_.front().handle;
  handle();
  waiting_.pop_front();
}

void WaitingRequests::refuse() {
  for (const Waiting& each : std::exchange(waiting_, {})) {
    if (each.exchange == nullptr) continue;
    each.exchange->reply(error_response(503, "the server was reset before this was carried out"));
  }
}

}  // namespace harness
