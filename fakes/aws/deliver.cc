#include "fakes/aws/deliver.h"

namespace aws {

void deliver(sim::Scheduler& scheduler, const std::shared_ptr<sim::http::Exchange>& exchange,
             sim::http::Response response, const Delivery& delivery) {
  using Sent = sim::http::Response::Sent;
  if (delivery.arrives == Delivery::Arrives::kNot) response.sent = Sent::kNothing;
  if (delivery.arrives == Delivery::Arrives::kInPart) response.sent = Sent::kInPart;
  if (delivery.late <= sim::Duration::zero()) return exchange->reply(std::move(response));
  scheduler.after(delivery.late, [exchange, response] { exchange->reply(response); });
}

}  // namespace aws
