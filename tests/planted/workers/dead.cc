#include "tests/planted/workers/dead.h"

#include <stdexcept>
#include <string>
#include <vector>

#include "tests/planted/cloud.h"
#include "tests/planted/decisions.h"
#include "tests/planted/events.h"
#include "tests/planted/gateway.h"

namespace planted {
namespace {

using namespace std::chrono_literals;
using harness::QueueMessage;
using harness::Row;

constexpr int kJobs = 5;
constexpr double kCannotBeDone = 0.04;
constexpr sim::Duration kJobHidden = 60s;
constexpr sim::Duration kJobPatience = 5s;

// A job's message is its name, and a `+` once it was brought back.
bool was_brought_back(const std::string& body) { return body.ends_with('+'); }
std::string name_of(const std::string& body) {
  return was_brought_back(body) ? body.substr(0, body.size() - 1) : body;
}

sim::Task<> do_job(Worker& worker, std::string job) {
  const auto doing = sim::Distribution::lognormal(2s, 8s);
  co_await sim::sleep(worker.scheduler, worker.takes(kWork, doing));
  if (job.starts_with("bad")) throw std::runtime_error("nobody can do " + job);
  co_await worker.gateway.charge(worker, job, job, kJobPatience);
}

class Undertaker {
 public:
  explicit Undertaker(Worker& worker) : worker_(worker), queues_(worker.aws) {}

  sim::Task<> bury(QueueMessage message) {
    const std::string job = name_of(message.body);
    if (worker_.has(kRedriveLoops) || !was_brought_back(message.body)) {
      const std::string jobs = worker_.queue("jobs");
      std::string body = job;
      if (!worker_.has(kRedriveLoops)) body += '+';
      co_await send_surely(worker_, jobs, body);
    } else {
      if (worker_.has(kDeadDeleteFirst)) co_await remove(message);
      co_await archive(job);
    }
    if (!worker_.has(kDeadDeleteFirst)) co_await remove(message);
  }

 private:
  sim::Task<> remove(QueueMessage message) {
    const std::string url = worker_.queue("jobs-dead");
    co_await queues_.acknowledge(url, message.receipt_handle);
  }

  sim::Task<> archive(std::string job) {
    const auto writing = sim::Distribution::lognormal(15s, 40s);
    co_await sim::sleep(worker_.scheduler, worker_.takes(kWork, writing));
    harness::Tables tables(worker_.aws);
    Row row;
    row["id"] = job;
    co_await tables.put("archive", row);
    co_await worker_.gateway.charge(worker_, job, job, kJobPatience);
  }

  Worker& worker_;
  harness::Queues queues_;
};

}  // namespace

sim::Task<> maker(Worker& worker) {
  const std::string url = worker.queue("jobs");
  const auto gap = sim::Distribution::uniform(5s, 25s);
  for (int i = 1; i <= kJobs; ++i) {
    const bool stopped = co_await worker.stopping.wait(worker.takes(kGap, gap));
    if (stopped) co_return;
    const bool bad =
        worker.decisions.happens(kUnreadable, worker.actor, kCannotBeDone, worker.random);
    const std::string job = (bad ? "bad-" : "job-") + std::to_string(i);
    worker.record(job, Asked{});
    co_await send_surely(worker, url, job);
  }
  co_await worker.stopping.wait();
}

sim::Task<> doer(Worker& worker) {
  harness::Queues queues(worker.aws);
  const std::string url = worker.queue("jobs");
  while (!worker.stopping.is_set()) {
    const std::vector<QueueMessage> messages = co_await receive(worker, url, 1, kJobHidden);
    for (const QueueMessage& message : messages) {
      try {
        const std::string job = name_of(message.body);
        co_await do_job(worker, job);
        co_await queues.acknowledge(url, message.receipt_handle);
      } catch (const std::exception& error) {
        worker.print(std::string("WARN ") + error.what());
      }
    }
  }
}

sim::Task<> undertaker(Worker& worker) {
  Undertaker running(worker);
  const std::string url = worker.queue("jobs-dead");
  while (!worker.stopping.is_set()) {
    const std::vector<QueueMessage> messages = co_await receive(worker, url, 1, kJobHidden);
    for (const QueueMessage& message : messages) {
      try {
        co_await running.bury(message);
      } catch (const std::exception& error) {
        worker.print(std::string("WARN ") + error.what());
      }
    }
  }
}

}  // namespace planted
