#include "tests/planted/gateway.h"

#include <algorithm>

#include "tests/planted/decisions.h"
#include "tests/planted/events.h"
#include "tests/planted/worker.h"

namespace planted {
namespace {

using namespace std::chrono_literals;

constexpr char kGatewayName[] = "gateway";
constexpr double kHangs = 0.01;
constexpr double kGoesAway = 0.005;
constexpr sim::Duration kAway = 3min;

}  // namespace

sim::Task<> Gateway::reserve(Worker& caller, std::string order) {
  co_await sim::sleep(caller.scheduler, 50ms);
  const sim::Time now = caller.scheduler.now();
  // One outage at most, so that what is right comes to an end.
  if (reserved_.insert(order).second && !away_until_ &&
      decisions_.happens(kOutage, kGatewayName, kGoesAway, random_)) {
    away_until_ = now + kAway;
  }
  if (is_away(now)) throw GatewayError("503: the gateway is away");
}

sim::Task<> Gateway::charge(Worker& caller, std::string order, std::string key,
                            sim::Duration patience) {
  const auto usual = sim::Distribution::uniform(200ms, 1800ms);
  const sim::Duration takes = decisions_.duration(kGateway, kGatewayName, usual, random_);
  const bool is_first = charged_.insert(order).second;
  const bool hangs = is_first && decisions_.happens(kHang, kGatewayName, kHangs, random_);
  if (hangs || takes > patience) {
    co_await sim::sleep(caller.scheduler, patience);
    throw GatewayError("no answer after " + sim::to_text(patience));
  }
  co_await sim::sleep(caller.scheduler, takes / 2);
  if (key.empty() || keys_.insert(key).second) caller.record(order, Done{});
  co_await sim::sleep(caller.scheduler, takes / 2);
}

}  // namespace planted
