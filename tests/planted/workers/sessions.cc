#include "tests/planted/workers/sessions.h"

#include <map>
#include <string>
#include <utility>
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
using harness::Row;

constexpr char kSessions[] = "sessions";
constexpr int kGuests = 2;
constexpr int kWishesEach = 4;
constexpr sim::Duration kWishHidden = 40s;
// So many long polls find nothing before a queue is taken for empty: together several times as long
// as a message is hidden. It may be hidden once more by a receive whose answer nobody gets, and
// nobody hears of it, as the SDK asks again.
constexpr int kEmptyPolls = 18;
constexpr sim::Duration kLastLook = 15s;

class Desk {
 public:
  explicit Desk(Worker& worker) : worker_(worker), queues_(worker.aws), tables_(worker.aws) {}

  sim::Task<> serve(std::string session) {
    const std::string url = worker_.queue(session);
    co_await open(session);
    co_await set_state(session, "open");
    const auto gap = sim::Distribution::uniform(1s, 12s);
    for (int wish = 1; wish <= kWishesEach; ++wish) {
      co_await sim::sleep(worker_.scheduler, worker_.takes(kGap, gap));
      if (worker_.has(kCountsAreExact)) co_await is_empty(url);
      const std::string body = session + "-" + std::to_string(wish);
      worker_.record(body, Asked{});
      co_await send_surely(worker_, url, body);
    }
    co_await set_state(session, "closed");
    if (worker_.has(kCountsAreExact)) {
      co_await until_empty(url);
    } else {
      co_await until_drained(session);
    }
    co_await close(url);
  }

 private:
  sim::Task<> open(std::string session) {
    const harness::Queues::Attributes none;
    for (;;) {
      try {
        co_await queues_.create(session, none);
        co_return;
      } catch (const aws::Error& error) {
        worker_.print("WARN " + error.code());
      }
      co_await sim::sleep(worker_.scheduler, 2s);
    }
  }

  sim::Task<> set_state(std::string session, std::string state) {
    Row key;
    key["id"] = session;
    Row changes;
    changes["now"] = state;
    co_await update_surely(worker_, kSessions, key, changes);
  }

  sim::Task<bool> is_empty(std::string url) {
    try {
      const int depth = co_await queues_.depth(url);
      worker_.print(url + " has " + std::to_string(depth));
      co_return depth == 0;
    } catch (const aws::Error& error) {
      worker_.print("WARN " + error.code());
    }
    co_return false;
  }

  sim::Task<> until_empty(std::string url) {
    for (bool empty = false; !empty;) {
      co_await sim::sleep(worker_.scheduler, 3s);
      empty = co_await is_empty(url);
    }
  }

  // Until the listener says so, and has had its last look.
  sim::Task<> until_drained(std::string session) {
    Row key;
    key["id"] = session;
    for (bool drained = false; !drained;) {
      co_await sim::sleep(worker_.scheduler, 5s);
      try {
        const std::optional<Row> row = co_await tables_.get(kSessions, key);
        drained = row && text_of(*row, "now") == "drained";
      } catch (const aws::Error& error) {
        worker_.print("WARN " + error.code());
      }
    }
    co_await sim::sleep(worker_.scheduler, kLastLook);
  }

  sim::Task<> close(std::string url) {
    for (;;) {
      try {
        co_await queues_.remove(url);
        co_return;
      } catch (const aws::Error& error) {
        worker_.print("WARN " + error.code());
        if (error.code() == "QueueDoesNotExist") co_return;
      }
      co_await sim::sleep(worker_.scheduler, 2s);
    }
  }

  Worker& worker_;
  harness::Queues queues_;
  harness::Tables tables_;
};

class Listener {
 public:
  explicit Listener(Worker& worker) : worker_(worker), queues_(worker.aws), tables_(worker.aws) {}

  sim::Task<> run() {
    while (!worker_.stopping.is_set()) {
      std::vector<Row> rows;
      try {
        rows = co_await tables_.scan(kSessions);
      } catch (const aws::Error& error) {
        worker_.print("WARN " + error.code());
      }
      for (const Row& row : rows) {
        const std::string session = text_of(row, "id");
        const auto known = pollers_.find(session);
        const bool is_polled = known != pollers_.end() && known->second.running();
        if (text_of(row, "now") == "drained" || is_polled) continue;
        pollers_.insert_or_assign(session, sim::Spawned{worker_.scheduler, poll(session)});
      }
      co_await worker_.stopping.wait(5s);
    }
  }

 private:
  enum class Look { kFound, kNothing, kFailed, kGone };

  sim::Task<> poll(std::string session) {
    const std::string url = worker_.queue(session);
    bool drained = false;
    for (int empty = 0;;) {
      const Look seen = co_await look(url);
      if (seen == Look::kGone && !worker_.has(kPollerSurvives)) co_return;
      if (seen == Look::kFound) empty = 0;
      if (seen == Look::kNothing && drained) co_return;
      if (seen != Look::kNothing) continue;
      const bool closed = co_await is_closed(session);
      empty = closed ? empty + 1 : 0;
      if (empty < kEmptyPolls) continue;
      co_await set_drained(session);
      drained = true;
    }
  }

  sim::Task<Look> look(std::string url) {
    Look seen = Look::kFailed;
    try {
      const std::vector<QueueMessage> messages = co_await queues_.receive(url, 1, 10s, kWishHidden);
      seen = messages.empty() ? Look::kNothing : Look::kFound;
      for (const QueueMessage& message : messages) co_await grant(url, message);
    } catch (const aws::Error& error) {
      worker_.print("WARN " + error.code());
      if (error.code() == "QueueDoesNotExist") seen = Look::kGone;
    } catch (const GatewayError& error) {
      worker_.print(std::string("WARN ") + error.what());
    }
    if (seen == Look::kFailed || seen == Look::kGone) co_await sim::sleep(worker_.scheduler, 2s);
    co_return seen;
  }

  sim::Task<> grant(std::string url, QueueMessage message) {
    const auto granting = sim::Distribution::lognormal(4s, 12s);
    co_await sim::sleep(worker_.scheduler, worker_.takes(kWork, granting));
    co_await worker_.gateway.charge(worker_, message.body, message.body, 5s);
    co_await queues_.acknowledge(url, message.receipt_handle);
  }

  sim::Task<bool> is_closed(std::string session) {
    Row key;
    key["id"] = session;
    try {
      const std::optional<Row> row = co_await tables_.get(kSessions, key);
      co_return row&& text_of(*row, "now") != "open";
    } catch (const aws::Error& error) {
      worker_.print("WARN " + error.code());
    }
    co_return false;
  }

  sim::Task<> set_drained(std::string session) {
    Row key;
    key["id"] = session;
    Row changes;
    changes["now"] = "drained";
    co_await update_surely(worker_, kSessions, key, changes);
  }

  Worker& worker_;
  harness::Queues queues_;
  harness::Tables tables_;
  std::map<std::string, sim::Spawned> pollers_;  // by session
};

}  // namespace

sim::Task<> desk(Worker& worker) {
  Desk running(worker);
  for (int guest = 1; guest <= kGuests; ++guest) {
    const std::string session = "session-" + std::to_string(guest);
    co_await running.serve(session);
  }
  co_await worker.stopping.wait();
}

sim::Task<> listener(Worker& worker) {
  Listener running(worker);
  co_await running.run();
}

}  // namespace planted
