#include "tests/planted/workers/orders.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/time/spawn.h"
#include "tests/planted/cloud.h"
#include "tests/planted/decisions.h"
#include "tests/planted/events.h"
#include "tests/planted/gateway.h"

namespace planted {
namespace {

using namespace std::chrono_literals;
using harness::QueueMessage;

constexpr sim::Duration kOrderHidden = 30s;
constexpr sim::Duration kBeatEvery = 10s;
constexpr sim::Duration kAfterFailure = 90s;
constexpr sim::Duration kChargePatience = 5s;
constexpr sim::Duration kChargeBudget = 20s;

// Keeps a message hidden while somebody works on it.
sim::Task<> beat(Worker& worker, std::string url, std::string receipt, bool& lost) {
  harness::Queues queues(worker.aws);
  for (;;) {
    co_await sim::sleep(worker.scheduler, kBeatEvery);
    try {
      co_await queues.extend(url, receipt, kOrderHidden);
    } catch (const aws::Error& error) {
      worker.print("WARN the message may be another's by now: " + error.code());
      // What may be tried again is, with the next beat.
      if (!aws::is_worth_retrying(error)) lost = true;
    }
    if (lost) co_return;
  }
}

class Intake {
 public:
  explicit Intake(Worker& worker) : worker_(worker), queues_(worker.aws), tables_(worker.aws) {}

  sim::Task<> run() {
    while (!worker_.stopping.is_set()) {
      const std::vector<QueueMessage> messages = co_await receive(worker_, url_, 1, kOrderHidden);
      for (const QueueMessage& message : messages) co_await take(message);
    }
  }

 private:
  sim::Task<> take(QueueMessage message) {
    bool failed = false;
    try {
      co_await handle(message);
    } catch (const std::exception& error) {
      worker_.print("WARN " + message.body + ": " + error.what());
      failed = true;
    }
    if (failed) co_await come_again(message);
  }

  sim::Task<> come_again(QueueMessage message) {
    const sim::Duration after = worker_.has(kNoBackoff) ? 0s : kAfterFailure;
    co_await put_back(worker_, url_, message.receipt_handle, after);
  }

  sim::Task<> handle(QueueMessage message) {
    const std::string order = message.body;
    first_receipts_.try_emplace(message.id, message.receipt_handle);
    if (worker_.has(kDeleteFirst)) co_await queues_.acknowledge(url_, message.receipt_handle);
    const bool known = worker_.has(kDedupInMemory) && !seen_.insert(order).second;
    bool lost = false;
    sim::Spawned beating;
    if (!worker_.has(kShortVisibility) && !worker_.has(kDeleteFirst)) {
      beating = sim::Spawned{worker_.scheduler, beat(worker_, url_, message.receipt_handle, lost)};
    }
    if (!known) co_await work(order, lost);
    if (lost) co_return;
    if (!worker_.has(kBeatAfterDelete)) beating = {};
    if (!worker_.has(kDeleteFirst)) co_await acknowledge(message);
    if (lost) worker_.record(order, GivenUp{});
  }

  sim::Task<> acknowledge(QueueMessage message) {
    const std::string& first = first_receipts_.at(message.id);
    const std::string receipt = worker_.has(kOldReceipt) ? first : message.receipt_handle;
    co_await queues_.acknowledge(url_, receipt);
  }

  // Does what is asked for: charging twice is charging once, and so is writing it down.
  sim::Task<> work(std::string order, const bool& lost) {
    co_await worker_.gateway.reserve(worker_, order);
    const auto packing = sim::Distribution::lognormal(8s, 26s);
    co_await sim::sleep(worker_.scheduler, worker_.takes(kWork, packing));
    if (lost) co_return;
    const bool charged = co_await charge(order);
    if (!charged) co_return;
    harness::Row key;
    key["id"] = order;
    harness::Row changes;
    changes["state"] = "paid";
    co_await tables_.update("orders", key, changes);
  }

  // False if the order was given up.
  sim::Task<bool> charge(std::string order) {
    const std::string key = worker_.has(kDedupInMemory) ? "" : order;
    const bool patient = worker_.has(kTimeoutIsBudget);
    const sim::Duration patience = patient ? kChargeBudget : kChargePatience;
    const sim::Time until = worker_.scheduler.now() + kChargeBudget;
    for (;;) {
      std::string why;
      try {
        co_await worker_.gateway.charge(worker_, order, key, patience);
        co_return true;
      } catch (const GatewayError& error) {
        why = error.what();
      }
      if (worker_.scheduler.now() < until) continue;
      if (!patient) throw GatewayError(why);
      worker_.record(order, GivenUp{});
      co_return false;
    }
  }

  Worker& worker_;
  harness::Queues queues_;
  harness::Tables tables_;
  const std::string url_ = worker_.queue("orders");
  std::set<std::string> seen_;
  std::map<std::string, std::string> first_receipts_;  // by message id
};

}  // namespace

sim::Task<> shop(Worker& worker) {
  const std::string url = worker.queue("orders");
  const int orders = std::stoi(worker.env("ORDERS"));
  const auto gap = sim::Distribution::uniform(20s, 60s);
  for (int i = 1; i <= orders; ++i) {
    const bool stopped = co_await worker.stopping.wait(worker.takes(kGap, gap));
    if (stopped) co_return;
    const std::string order = "order-" + std::to_string(i);
    worker.record(order, Asked{});
    co_await send_surely(worker, url, order);
  }
  co_await worker.stopping.wait();
}

sim::Task<> intake(Worker& worker) {
  Intake running(worker);
  co_await running.run();
}

}  // namespace planted
