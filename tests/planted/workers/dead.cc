#include "tests/planted/workers/dead.h"

#include <stdexcept>
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

constexpr char kJobQueue[] = "jobs";
constexpr char kDeadLetters[] = "jobs-dead";
constexpr int kJobs = 5;
constexpr double kCannotBeDone = 0.04;
constexpr sim::Duration kJobHidden = 60s;
// Much longer than a dead letter takes into the archive.
constexpr sim::Duration kDeadLetterHidden = 5min;
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

  // What whoever calls this does afterwards is to delete the message.
  sim::Task<> bury(QueueMessage message) {
    const std::string job = name_of(message.body);
    if (worker_.has(kRedriveLoops) || !was_brought_back(message.body)) {
      co_await bring_back(job);
      co_return;
    }
    if (worker_.has(kDeadDeleteFirst)) {
      const std::string url = worker_.queue(kDeadLetters);
      co_await queues_.acknowledge(url, message.receipt_handle);
    }
    co_await archive(job);
  }

 private:
  sim::Task<> bring_back(std::string job) {
    const std::string url = worker_.queue(kJobQueue);
    if (!worker_.has(kRedriveLoops)) job += '+';
    co_await send_surely(worker_, url, job);
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
  const std::string url = worker.queue(kJobQueue);
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
  const std::string url = worker.queue(kJobQueue);
  const Handle handle = [&worker](QueueMessage message) {
    return do_job(worker, name_of(message.body));
  };
  co_await serve(worker, url, kJobHidden, handle);
}

sim::Task<> undertaker(Worker& worker) {
  Undertaker running(worker);
  const std::string url = worker.queue(kDeadLetters);
  const Handle handle = [&running](QueueMessage message) {
    return running.bury(std::move(message));
  };
  co_await serve(worker, url, kDeadLetterHidden, handle);
}

}  // namespace planted
