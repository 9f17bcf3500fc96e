// What the workers do with AWS beyond the calls of the platform's stand-ins, in the words of what
// it is for. What ends with `_surely` tries until it is done; all else throws aws::Error as a
// program's SDK would, unless it says otherwise.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "harness/webordinary/standins/cloud.h"
#include "tests/planted/worker.h"

namespace planted {

// The pauses between attempts: 1 s, 2 s, 4 s, … 30 s.
class Backoff {
 public:
  sim::Duration next();

 private:
  sim::Duration last_{};
};

sim::Task<> send_surely(Worker& worker, std::string url, std::string body);
// Into a FIFO queue; what is sent twice comes once.
sim::Task<> send_in_order_surely(Worker& worker, std::string url, std::string body,
                                 std::string group);
// Up to ten. Those that were not taken.
sim::Task<std::vector<std::string>> send_batch(Worker& worker, std::string url,
                                               std::vector<std::string> bodies);
sim::Task<> publish_surely(Worker& worker, std::string topic_arn, std::string body);

// A long poll of up to ten seconds; no messages if the call failed, after a pause.
sim::Task<std::vector<harness::QueueMessage>> receive(Worker& worker, std::string url, int most,
                                                      sim::Duration visibility);

// Until the worker is told to end: receives one message after the other, has `handle` do what it
// asks for, and deletes it. Where either throws, the message comes again when it is not hidden any
// more. `handle` outlives the call.
using Handle = std::function<sim::Task<>(harness::QueueMessage message)>;
sim::Task<> serve(Worker& worker, std::string url, sim::Duration visibility, const Handle& handle);

// A message of a FIFO queue.
struct OrderedMessage {
  std::string receipt_handle;
  std::string body;
  std::string group;
  int receives = 0;
};
// The same for a FIFO queue. `attempt` is the same for each try of one receive.
sim::Task<std::vector<OrderedMessage>> receive_ordered(Worker& worker, std::string url, int most,
                                                       sim::Duration visibility,
                                                       std::string attempt);
// Deletes up to ten messages by their receipt handles. Those that were not deleted.
sim::Task<std::vector<std::string>> delete_batch(Worker& worker, std::string url,
                                                 std::vector<std::string> receipt_handles);
// Makes a message come again after a while, unless its receipt handle is no longer good.
sim::Task<> put_back(Worker& worker, std::string url, std::string receipt_handle,
                     sim::Duration after);

// A row as it was a while ago, perhaps.
sim::Task<std::optional<harness::Row>> glance(Worker& worker, std::string table, harness::Row key);
// Adds to a number; what it was does not matter.
sim::Task<> add(Worker& worker, std::string table, harness::Row key, std::string attribute,
                std::int64_t amount);
// Up to 25 rows. Those that were not written.
sim::Task<std::vector<harness::Row>> write_batch(Worker& worker, std::string table,
                                                 std::vector<harness::Row> rows);

// UpdateItem until it succeeds.
sim::Task<> update_surely(Worker& worker, std::string table, harness::Row key,
                          harness::Row changes);

// RunTask of one task of `family` in the cluster `house`, with this CONTAINER_ID; "" if it failed.
// With the same token it starts one task, however often it is called; without one, "", each time.
sim::Task<std::string> run_task(Worker& worker, std::string family, std::string container_id,
                                std::string token);

// Waits until a time of the day, today in UTC; true if the worker was told to end before.
sim::Task<bool> wait_until(Worker& worker, sim::Duration time_of_day);
// `2026-01-05`
std::string day_of(sim::Time time);

// The number in a row's attribute; 0 if there is none.
std::int64_t number_of(const harness::Row& row, const std::string& attribute);

}  // namespace planted
