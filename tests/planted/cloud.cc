#include "tests/planted/cloud.h"

#include <algorithm>
#include <chrono>

namespace planted {
namespace {

using namespace std::chrono_literals;

constexpr sim::Duration kWait = 10s;

}  // namespace

sim::Duration Backoff::next() {
  last_ = std::clamp<sim::Duration>(2 * last_, 1s, 30s);
  return last_;
}

sim::Task<> send_surely(Worker& worker, std::string url, std::string body) {
  harness::Queues queues(worker.aws);
  Backoff backoff;
  for (;;) {
    try {
      const harness::Queues::Attributes none;
      co_await queues.send(url, body, none);
      co_return;
    } catch (const aws::Error& error) {
      worker.print("WARN " + error.code());
    }
    co_await sim::sleep(worker.scheduler, backoff.next());
  }
}

sim::Task<std::vector<harness::QueueMessage>> receive(Worker& worker, std::string url, int most,
                                                      sim::Duration visibility) {
  harness::Queues queues(worker.aws);
  std::vector<harness::QueueMessage> messages;
  bool failed = false;
  try {
    messages = co_await queues.receive(url, most, kWait, visibility);
  } catch (const aws::Error& error) {
    worker.print("WARN " + error.code());
    failed = true;
  }
  if (failed) co_await sim::sleep(worker.scheduler, 2s);
  co_return messages;
}

}  // namespace planted
