#include "tests/planted/workers/night.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tests/planted/cloud.h"
#include "tests/planted/decisions.h"

namespace planted {
namespace {

using namespace std::chrono_literals;
using harness::QueueMessage;
using harness::Row;

constexpr char kDays[] = "days";
constexpr char kNight[] = "night";
constexpr sim::Duration kTillCloses = 23h + 50min;
constexpr sim::Duration kJobStarts = 23h + 55min;
constexpr sim::Duration kReceiptHidden = 30s;
// Longer than a message may be hidden, or on its way.
constexpr sim::Duration kQuiet = 2min;

Row row_called(const std::string& id) {
  Row row;
  row["id"] = id;
  return row;
}

class NightJob {
 public:
  explicit NightJob(Worker& worker) : worker_(worker), queues_(worker.aws) {}

  sim::Task<> run() {
    sim::Time last = worker_.scheduler.now();
    const bool hasty = worker_.has(kShortPollIsEmpty);
    while (worker_.scheduler.now() < last + kQuiet) {
      std::vector<QueueMessage> messages;
      if (hasty) {
        messages = co_await queues_.receive(url_, 10, 0s, kReceiptHidden);
      } else {
        messages = co_await receive(worker_, url_, 10, kReceiptHidden);
      }
      if (messages.empty() && hasty) break;
      if (messages.empty()) continue;
      co_await book(messages);
      last = worker_.scheduler.now();
    }
    const Row key = row_called("done");
    Row changes;
    changes["by"] = worker_.id;
    co_await update_surely(worker_, kDays, key, changes);
  }

 private:
  sim::Task<> book(std::vector<QueueMessage> messages) {
    std::vector<Row> rows;
    std::vector<std::string> receipts;
    for (const QueueMessage& message : messages) {
      receipts.push_back(message.receipt_handle);
      std::string id = message.body;
      if (worker_.has(kMidnight)) id = day_of(worker_.scheduler.now()) + message.body.substr(10);
      // A batch with one key twice is refused as a whole.
      const Row row = row_called(id);
      const auto is_same = [&](const Row& other) { return other.at("id").text == id; };
      if (std::ranges::none_of(rows, is_same)) rows.push_back(row);
    }
    co_await write_all(rows);
    co_await delete_all_of(receipts);
  }

  sim::Task<> write_all(std::vector<Row> rows) {
    Backoff backoff;
    for (;;) {
      try {
        rows = co_await write_batch(worker_, kDays, rows);
        if (rows.empty() || worker_.has(kWriteBatchUnread)) co_return;
      } catch (const aws::Error& error) {
        worker_.print("WARN " + error.code());
      }
      co_await sim::sleep(worker_.scheduler, backoff.next());
    }
  }

  // What cannot be deleted in time comes again, and is written and deleted once more.
  sim::Task<> delete_all_of(std::vector<std::string> receipts) {
    Backoff backoff;
    for (int tries = 0; tries < 6; ++tries) {
      try {
        receipts = co_await delete_batch(worker_, url_, receipts);
        if (receipts.empty()) co_return;
      } catch (const aws::Error& error) {
        worker_.print("WARN " + error.code());
      }
      co_await sim::sleep(worker_.scheduler, backoff.next());
    }
  }

  Worker& worker_;
  harness::Queues queues_;
  const std::string url_ = worker_.queue("receipts");
};

// Starts the job, and again if it ends before it is done.
class Clerk {
 public:
  explicit Clerk(Worker& worker) : worker_(worker), tables_(worker.aws), tasks_(worker.aws) {}

  sim::Task<> run() {
    for (int times = 1;; ++times) {
      const std::string token = worker_.id + "-" + std::to_string(times);
      co_await start(token);
      co_await watch();
      const Row key = row_called("done");
      const std::optional<Row> done = co_await look_up(key);
      if (done) co_return;
      co_await sim::sleep(worker_.scheduler, 10s);
    }
  }

  // Whether it falls to this clerk to start the job.
  sim::Task<bool> claim() {
    const Row key = row_called(kNight);
    if (worker_.has(kStartWithoutLock)) {
      const std::optional<Row> row = co_await look_up(key);
      if (!row) co_return true;
      const std::string task = text_of(*row, "task");
      const std::string status = co_await status_of(task);
      co_return status != "RUNNING";
    }
    Row changes;
    changes["clerk"] = worker_.id;
    Row values;
    values[":me"] = worker_.id;
    const std::string condition = "attribute_not_exists(id) OR clerk = :me";
    for (;;) {
      try {
        const bool held = co_await tables_.update(kDays, key, changes, condition, values);
        co_return held;
      } catch (const aws::Error& error) {
        worker_.print("WARN " + error.code());
      }
      co_await sim::sleep(worker_.scheduler, 5s);
    }
  }

 private:
  sim::Task<> start(std::string token) {
    const std::string known_by = worker_.has(kRunTaskTwice) ? "" : token;
    for (task_.clear(); task_.empty();) {
      task_ = co_await run_task(worker_, kNight, kNight, known_by);
      if (task_.empty()) co_await sim::sleep(worker_.scheduler, 10s);
    }
    const Row key = row_called(kNight);
    Row changes;
    changes["task"] = task_;
    co_await update_surely(worker_, kDays, key, changes);
  }

  // Until the task has stopped.
  sim::Task<> watch() {
    for (std::string status; status != "STOPPED";) {
      co_await sim::sleep(worker_.scheduler, 20s);
      status = co_await status_of(task_);
    }
  }

  // "" if that cannot be told now.
  sim::Task<std::string> status_of(std::string task) {
    try {
      const harness::TaskState state = co_await tasks_.describe("house", task);
      co_return state.last_status;
    } catch (const aws::Error& error) {
      worker_.print("WARN " + error.code());
    }
    co_return "";
  }

  sim::Task<std::optional<Row>> look_up(Row key) {
    for (;;) {
      try {
        const std::optional<Row> row = co_await tables_.get(kDays, key);
        co_return row;
      } catch (const aws::Error& error) {
        worker_.print("WARN " + error.code());
      }
      co_await sim::sleep(worker_.scheduler, 5s);
    }
  }

  Worker& worker_;
  harness::Tables tables_;
  harness::Tasks tasks_;
  std::string task_;
};

}  // namespace

sim::Task<> till(Worker& worker) {
  const bool stopped = co_await wait_until(worker, kTillCloses);
  if (stopped) co_return;
  const std::string url = worker.queue("receipts");
  const std::string day = day_of(worker.scheduler.now());
  const auto gap = sim::Distribution::uniform(5s, 40s);
  for (int batch = 0; batch < 2; ++batch) {
    co_await sim::sleep(worker.scheduler, worker.takes(kGap, gap));
    std::vector<std::string> left;
    for (int i = 1; i <= 3; ++i) left.push_back(day + "/r" + std::to_string(3 * batch + i));
    Backoff backoff;
    while (!left.empty()) {
      try {
        left = co_await send_batch(worker, url, left);
        if (worker.has(kSendBatchUnread)) break;
      } catch (const aws::Error& error) {
        worker.print("WARN " + error.code());
      }
      if (!left.empty()) co_await sim::sleep(worker.scheduler, backoff.next());
    }
  }
  co_await worker.stopping.wait();
}

sim::Task<> clerk(Worker& worker) {
  const bool stopped = co_await wait_until(worker, kJobStarts);
  if (stopped) co_return;
  const auto jitter = sim::Distribution::uniform(0s, 4min + 30s);
  co_await sim::sleep(worker.scheduler, worker.takes(kGap, jitter));
  Clerk running(worker);
  const bool mine = co_await running.claim();
  if (mine) co_await running.run();
  co_await worker.stopping.wait();
}

sim::Task<> night_job(Worker& worker) {
  NightJob running(worker);
  co_await running.run();
}

}  // namespace planted
