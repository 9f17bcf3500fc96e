#include "harness/scenario/receivers.h"

#include <algorithm>
#include <cstdint>

#include "fakes/sqs/operations/receive_message.h"
#include "harness/scenario/take_fields.h"
#include "sim/journal/json_writer.h"

namespace harness {

Receivers::Holder Receivers::holder_of(const Value& step) const {
  Holder holder{"scenario", {}};
  take(step, "as", holder.first);
  take(step, "queue", holder.second);
  return holder;
}

std::string Receivers::url_of(const std::string& queue) const {
  return "http://127.0.0.1:4566/" + world_.config().account + "/" + queue;
}

sim::Task<> Receivers::receive(const Value& step) {
  const Holder holder = holder_of(step);
  aws::Caller caller;
  caller.account = world_.config().account;
  caller.region = world_.config().region;
  caller.endpoint = "http://127.0.0.1:4566";
  caller.actor = holder.first;
  bool may_be_struck = false;
  take(step, "struck", may_be_struck);
  caller.is_harness = !may_be_struck;
  aws::Client client{world_.dispatcher(), world_.scheduler(), caller};
  sqs::ReceiveMessageRequest request;
  request.queue_url = url_of(holder.second);
  request.wait_time_seconds = 0;
  int most = 1;
  take(step, "most", most);
  request.max_number_of_messages = most;
  if (const Value* hidden = step.find("hidden")) {
    request.visibility_timeout =
        static_cast<std::int32_t>(sim::parse_duration(hidden->text) / std::chrono::seconds{1});
  }
  const sqs::ReceiveMessageResponse response = co_await client.call(request);
  for (const sqs::ReceivedMessage& message : response.messages) {
    std::vector<Held>& held = held_[holder];
    const auto known = std::ranges::find(held, message.message_id, &Held::message);
    if (known == held.end()) {
      held.push_back({message.message_id, message.receipt_handle});
    } else {
      known->receipt = message.receipt_handle;
    }
  }
}

bool Receivers::remove(const Value& step) {
  const Holder holder = holder_of(step);
  std::vector<Held>& held = held_[holder];
  if (held.empty()) return false;
  sim::JsonWriter input;
  input.begin_object().key("QueueUrl").value(url_of(holder.second));
  input.key("ReceiptHandle").value(held.front().receipt).end_object();
  held.erase(held.begin());
  world_.call(holder.first, "sqs", "DeleteMessage", input.text());
  return true;
}

}  // namespace harness
