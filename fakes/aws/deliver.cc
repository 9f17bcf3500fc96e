#include "fakes/aws/deliver.h"

namespace aws {

void deliver(Dispatcher& dispatcher, const std::shared_ptr<sim::http::Exchange>& exchange,
             sim::http::Response response, const Delivery& delivery,
             const std::function<sim::http::Response(const std::string& why)>& failed_answer) {
  using Sent = sim::http::Response::Sent;
  if (delivery.arrives == Delivery::Arrives::kNot) response.sent = Sent::kNothing;
  if (delivery.arrives == Delivery::Arrives::kInPart) response.sent = Sent::kInPart;
  if (delivery.late <= sim::Duration::zero()) return exchange->reply(std::move(response));
  const auto late = std::make_shared<sim::http::Response>(std::move(response));
  dispatcher.scheduler().after(delivery.late, [exchange, late] { exchange->reply(*late); });
  dispatcher.store().undo_with([late, &store = dispatcher.store(), failed_answer] {
    const Sent sent = late->sent;
    *late = failed_answer(store.failure());
    late->sent = sent;
  });
}

}  // namespace aws
