#include "tests/planted/workers/ledger.h"

#include <cstdint>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/time/spawn.h"
#include "tests/planted/cloud.h"
#include "tests/planted/decisions.h"

namespace planted {
namespace {

using namespace std::chrono_literals;
using harness::Cell;
using harness::Row;

constexpr int kMovesEach = 5;
constexpr sim::Duration kMovesHidden = 30min;
constexpr sim::Duration kSlip = 1s;  // that a slip takes to be printed
constexpr int kMostReceives = 3;
constexpr double kIsUnreadable = 0.01;
constexpr double kFailsAtFirst = 0.01;

// `A 3 20 7`: the third move of account A, of 20; the seventh of all.
struct Move {
  std::string account;
  std::int64_t number = 0;
  std::int64_t amount = 0;
  std::int64_t of_all = 0;
};

Move parse_move(const std::string& body) {
  Move move;
  std::istringstream text(body);
  text >> move.account >> move.number >> move.amount >> move.of_all;
  const bool is_known = move.account == "A" || move.account == "B";
  if (!text || !is_known) throw std::invalid_argument("nobody can read '" + body + "'");
  return move;
}

class Bookkeeper {
 public:
  explicit Bookkeeper(Worker& worker) : worker_(worker), tables_(worker.aws) {}

  sim::Task<> run() {
    while (!is_told_to_end()) {
      const std::string attempt = worker_.id + "-" + std::to_string(++receives_);
      const std::vector<OrderedMessage> batch =
          co_await receive_ordered(worker_, url_, 3, kMovesHidden, attempt);
      if (!batch.empty()) co_await post(batch);
    }
  }

 private:
  bool is_told_to_end() const { return worker_.stopping.is_set() && !worker_.has(kSigtermIgnored); }

  sim::Task<> post(std::vector<OrderedMessage> batch) {
    std::set<std::string> blocked;  // groups of which a message could not be handled
    std::vector<std::string> done;
    for (const OrderedMessage& message : batch) {
      bool handled = false;
      if (!blocked.contains(message.group) && !is_told_to_end()) handled = co_await handle(message);
      if (handled || worker_.has(kBatchAsAWhole)) {
        done.push_back(message.receipt_handle);
        continue;
      }
      blocked.insert(message.group);
      co_await put_back(worker_, url_, message.receipt_handle, 5s);
    }
    co_await delete_all(done);
  }

  sim::Task<> delete_all(std::vector<std::string> receipts) {
    Backoff backoff;
    for (int tries = 0; !receipts.empty() && tries < 10; ++tries) {
      if (tries > 0) co_await sim::sleep(worker_.scheduler, backoff.next());
      try {
        receipts = co_await delete_batch(worker_, url_, receipts);
        if (worker_.has(kDeleteBatchUnread)) co_return;
      } catch (const aws::Error& error) {
        worker_.print("WARN " + error.code());
      }
    }
  }

  // False if the message is to come again.
  sim::Task<bool> handle(OrderedMessage message) {
    std::string why;
    try {
      const Move move = parse_move(message.body);
      co_await apply(move);
      co_return true;
    } catch (const std::exception& error) {
      why = error.what();
    }
    worker_.print("WARN " + message.body + ": " + why);
    if (!message.body.starts_with("?") || worker_.has(kPoisonBlocksGroup)) co_return false;
    // What nobody can read is nobody's loss.
    co_return message.receives >= kMostReceives;
  }

  sim::Task<> apply(Move move) {
    const auto posting = sim::Distribution::lognormal(1500ms, 6s);
    co_await sim::sleep(worker_.scheduler, worker_.takes(kWork, posting));
    if (worker_.decisions.happens(kStumble, worker_.actor, kFailsAtFirst, worker_.random)) {
      throw std::runtime_error("the paper is jammed");
    }
    if (worker_.has(kOrderAcrossGroups)) {
      const bool is_old = co_await came_before(move);
      if (is_old) co_return;
    }
    if (worker_.has(kAddsTwice)) co_return co_await add_up(move);
    const bool fresh = co_await write(move.account, move, false, false);
    if (!fresh && worker_.has(kInterruptedCommit)) co_return;
    if (worker_.has(kInterruptedCommit)) {
      const bool told = co_await worker_.stopping.wait(kSlip);
      if (told) throw std::runtime_error("told to end");
    } else {
      co_await sim::sleep(worker_.scheduler, kSlip);
    }
    co_await write("total", move, worker_.has(kStaleRead), worker_.has(kUnconditionalCounter));
  }

  sim::Task<> add_up(Move move) {
    const Row account = key_of(move.account);
    const Row total = key_of("total");
    co_await add(worker_, "accounts", account, "balance", move.amount);
    co_await add(worker_, "accounts", total, "balance", move.amount);
  }

  sim::Task<bool> came_before(Move move) {
    const Row key = key_of("last of all");
    const std::optional<Row> row = co_await tables_.get("accounts", key);
    if (row && number_of(*row, "balance") > move.of_all) co_return true;
    Row changes;
    changes["balance"] = move.of_all;
    co_await tables_.update("accounts", key, changes);
    co_return false;
  }

  static Row key_of(const std::string& id) {
    Row key;
    key["id"] = id;
    return key;
  }

  // Adds a move to a row, unless the row has it. False if it had. The total has many writers.
  sim::Task<bool> write(std::string id, Move move, bool stale, bool unconditional) {
    const Row key = key_of(id);
    const std::string last = "last" + move.account;
    for (;;) {
      std::optional<Row> row;
      if (stale) {
        row = co_await glance(worker_, "accounts", key);
      } else {
        row = co_await tables_.get("accounts", key);
      }
      const Row seen = row.value_or(Row{});
      if (number_of(seen, last) >= move.number) co_return false;
      Row changes;
      changes["balance"] = number_of(seen, "balance") + move.amount;
      changes[last] = move.number;
      changes["version"] = number_of(seen, "version") + 1;
      Row values;
      std::string condition;
      if (stale) {
        condition = "attribute_not_exists(" + last + ") OR " + last + " < :number";
        values[":number"] = move.number;
      } else if (!unconditional) {
        condition = seen.empty() ? "attribute_not_exists(id)" : "version = :version";
        if (!seen.empty()) values[":version"] = number_of(seen, "version");
      }
      const bool held = co_await tables_.update("accounts", key, changes, condition, values);
      if (held) co_return true;
    }
  }

  Worker& worker_;
  harness::Tables tables_;
  const std::string url_ = worker_.queue("moves.fifo");
  int receives_ = 0;
};

}  // namespace

sim::Task<> bank(Worker& worker) {
  const std::string url = worker.queue("moves.fifo");
  const auto gap = sim::Distribution::uniform(2s, 20s);
  int of_all = 0;
  for (int number = 1; number <= kMovesEach; ++number) {
    for (const char* account : {"A", "B"}) {
      const bool stopped = co_await worker.stopping.wait(worker.takes(kGap, gap));
      if (stopped) co_return;
      const std::string body =
          std::string(account) + " " + std::to_string(number) + " 10 " + std::to_string(++of_all);
      if (worker.decisions.happens(kUnreadable, worker.actor, kIsUnreadable, worker.random)) {
        const std::string garbage = "?" + body;
        co_await send_in_order_surely(worker, url, garbage, account);
      }
      co_await send_in_order_surely(worker, url, body, account);
    }
  }
  co_await worker.stopping.wait();
}

sim::Task<> bookkeeper(Worker& worker) {
  Bookkeeper running(worker);
  // Told to end in the middle of what belongs together, this one ends there.
  co_await running.run();
}

}  // namespace planted
