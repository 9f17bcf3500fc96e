#include "tests/planted/workers/coupons.h"

#include <cstdint>
#include <optional>
#include <string>

#include "tests/planted/cloud.h"
#include "tests/planted/decisions.h"
#include "tests/planted/events.h"

namespace planted {
namespace {

using namespace std::chrono_literals;
using harness::Row;

constexpr int kCoupons = 6;
constexpr sim::Duration kGoodFor = 60s;

sim::Task<> take_coupon(Worker& worker, std::string coupon) {
  harness::Tables tables(worker.aws);
  Row key;
  key["id"] = coupon;
  std::optional<Row> row;
  try {
    row = co_await tables.get("coupons", key);
  } catch (const aws::Error& error) {
    worker.print("WARN " + error.code());
  }
  if (!row) co_return;
  const std::int64_t until_s = number_of(*row, "ends_s");
  const bool is_over = sim::unix_s(worker.scheduler.now()) > until_s;
  if (is_over && !worker.has(kTtlIsExact)) co_return;
  worker.record(coupon, Taken{until_s});
}

}  // namespace

sim::Task<> cashier(Worker& worker) {
  const auto gap = sim::Distribution::uniform(5s, 90s);
  for (int i = 1; i <= kCoupons; ++i) {
    const std::string coupon = "coupon-" + std::to_string(i);
    Row key;
    key["id"] = coupon;
    Row changes;
    changes["ends_s"] = sim::unix_s(worker.scheduler.now() + kGoodFor);
    co_await update_surely(worker, "coupons", key, changes);
    const bool stopped = co_await worker.stopping.wait(worker.takes(kGap, gap));
    if (stopped) co_return;
    co_await take_coupon(worker, coupon);
  }
  co_await worker.stopping.wait();
}

}  // namespace planted
