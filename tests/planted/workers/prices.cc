#include "tests/planted/workers/prices.h"

#include <string>
#include <utility>

#include "tests/planted/cloud.h"
#include "tests/planted/decisions.h"
#include "tests/planted/events.h"
#include "tests/planted/gateway.h"

namespace planted {
namespace {

using namespace std::chrono_literals;
using harness::QueueMessage;
using harness::Row;

constexpr int kVersions = 8;
constexpr sim::Duration kPriceHidden = 30s;
constexpr sim::Duration kPostPatience = 5s;

sim::Task<> print_tag(Worker& worker, std::string version) {
  const auto printing = sim::Distribution::lognormal(800ms, 3s);
  co_await sim::sleep(worker.scheduler, worker.takes(kWork, printing));
  harness::Tables tables(worker.aws);
  Row key;
  key["id"] = "lamp";
  Row changes;
  changes["shown"] = static_cast<std::int64_t>(std::stoll(version));
  Row values;
  std::string condition;
  if (!worker.has(kStandardIsOrdered)) {
    condition = "attribute_not_exists(id) OR shown < :shown";
    values[":shown"] = changes["shown"];
  }
  co_await tables.update("prices", key, changes, condition, values);
}

sim::Task<> post_letter(Worker& worker, QueueMessage message) {
  const std::string letter = "letter-" + message.body;
  const std::string key = worker.has(kDedupByMessageId) ? message.id : letter;
  co_await worker.gateway.charge(worker, letter, key, kPostPatience);
}

}  // namespace

sim::Task<> publisher(Worker& worker) {
  const auto& caller = worker.aws.caller();
  const std::string topic = "arn:aws:sns:" + caller.region + ":" + caller.account + ":prices";
  const auto pause = sim::Distribution::uniform(10s, 30s);
  const auto burst = sim::Distribution::uniform(200ms, 6s);
  for (int version = 1; version <= kVersions; ++version) {
    const sim::Duration gap = worker.takes(kGap, version % 2 == 1 ? pause : burst);
    const bool stopped = co_await worker.stopping.wait(gap);
    if (stopped) co_return;
    const std::string body = std::to_string(version);
    worker.record("letter-" + body, Asked{});
    co_await publish_surely(worker, topic, body);
  }
  co_await worker.stopping.wait();
}

sim::Task<> tag_printer(Worker& worker) {
  const std::string url = worker.queue("tags");
  const Handle handle = [&worker](QueueMessage message) { return print_tag(worker, message.body); };
  co_await serve(worker, url, kPriceHidden, handle);
}

sim::Task<> postman(Worker& worker) {
  const std::string url = worker.queue("letters");
  const Handle handle = [&worker](QueueMessage message) {
    return post_letter(worker, std::move(message));
  };
  co_await serve(worker, url, kPriceHidden, handle);
}

}  // namespace planted
