#include "tests/planted/workers/locks.h"

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

constexpr char kDocuments[] = "documents";
constexpr int kRounds = 5;
constexpr sim::Duration kLease = 60s;
constexpr sim::Duration kFrozen = 2min;
constexpr double kFreezes = 0.004;

class Keeper {
 public:
  explicit Keeper(Worker& worker) : worker_(worker), tables_(worker.aws) { key_["id"] = "doc"; }

  // Counts the document up once, however often it takes.
  sim::Task<> count_up() {
    ++round_;
    for (bool counted = false; !counted;) {
      try {
        counted = co_await try_it();
      } catch (const aws::Error& error) {
        worker_.print("WARN " + error.code());
      }
      if (!counted) co_await sim::sleep(worker_.scheduler, 3s);
    }
  }

 private:
  // A token for each time, so that what is written twice by a lost answer is known.
  sim::Task<bool> try_it() {
    me_ = worker_.id + "-" + std::to_string(++times_);
    const bool mine = co_await lock();
    if (!mine) co_return false;
    const Entered entered{me_, until_s_};
    worker_.record("doc", entered);
    const bool counted = co_await work();
    const Left left{me_};
    worker_.record("doc", left);
    co_await unlock();
    co_return counted;
  }

  sim::Task<bool> lock() {
    const sim::Time now = worker_.scheduler.now();
    until_s_ = sim::unix_s(now + kLease);
    Row changes;
    changes["holder"] = me_;
    changes["until_s"] = until_s_;
    if (worker_.has(kReadThenLock)) {
      const std::optional<Row> row = co_await tables_.get(kDocuments, key_);
      if (row && number_of(*row, "until_s") >= sim::unix_s(now)) co_return false;
      co_await tables_.update(kDocuments, key_, changes);
      co_return true;
    }
    Row values;
    values[":now"] = sim::unix_s(now);
    values[":me"] = me_;
    const std::string condition = "attribute_not_exists(id) OR until_s < :now OR holder = :me";
    const bool held = co_await tables_.update(kDocuments, key_, changes, condition, values);
    co_return held;
  }

  // False if the lock was lost before the end.
  sim::Task<bool> work() {
    const std::optional<Row> row = co_await tables_.get(kDocuments, key_);
    const Row seen = row.value_or(Row{});
    // It was written the last time, and no answer to that came.
    const std::string mine = "by-" + worker_.id;
    if (number_of(seen, mine) >= round_) co_return true;
    const auto writing = sim::Distribution::lognormal(4s, 15s);
    co_await sim::sleep(worker_.scheduler, worker_.takes(kWork, writing));
    if (worker_.decisions.happens(kFreeze, worker_.actor, kFreezes, worker_.random)) {
      co_await sim::sleep(worker_.scheduler, kFrozen);
    }
    Row changes;
    changes["counted"] = number_of(seen, "counted") + 1;
    changes[mine] = round_;
    Row values;
    std::string condition;
    if (!worker_.has(kNoFencing)) {
      condition = "holder = :me";
      values[":me"] = me_;
    }
    const bool held = co_await tables_.update(kDocuments, key_, changes, condition, values);
    co_return held;
  }

  // If it is still held; what cannot be unlocked is free when the lease is over.
  sim::Task<> unlock() {
    Row changes;
    changes["holder"] = "nobody";
    changes["until_s"] = std::int64_t{0};
    Row values;
    values[":me"] = me_;
    try {
      const std::string condition = "holder = :me";
      co_await tables_.update(kDocuments, key_, changes, condition, values);
    } catch (const aws::Error& error) {
      worker_.print("WARN " + error.code());
    }
  }

  Worker& worker_;
  harness::Tables tables_;
  Row key_;
  std::string me_;
  std::int64_t until_s_ = 0;
  int times_ = 0;
  std::int64_t round_ = 0;  // which time of counting up it is
};

}  // namespace

sim::Task<> keeper(Worker& worker) {
  Keeper running(worker);
  const auto gap = sim::Distribution::uniform(10s, 70s);
  for (int round = 1; round <= kRounds; ++round) {
    const bool stopped = co_await worker.stopping.wait(worker.takes(kGap, gap));
    if (stopped) co_return;
    co_await running.count_up();
  }
  co_await worker.stopping.wait();
}

}  // namespace planted
