// The AWS calls of the stand-ins, in the words of what they are for.
//
// Each throws aws::Error like the SDK of a real program would.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fakes/aws/client.h"
#include "fakes/dynamodb/values/attribute_value.h"
#include "sim/time/task.h"

namespace harness {

// The longest wait that ReceiveMessage takes.
inline constexpr sim::Duration kLongPoll = std::chrono::seconds{20};
// How long who polls waits until the next poll when all attempts of one have failed.
inline constexpr sim::Duration kAfterRefusal = std::chrono::seconds{10};

struct QueueMessage {
  std::string id;
  std::string receipt_handle;
  std::string body;
};

class Queues {
 public:
  using Attributes = std::map<std::string, std::string>;
  explicit Queues(aws::Client& client) : client_(client) {}

  // CreateQueue; the URL of a queue that exists with the same attributes.
  sim::Task<std::string> create(std::string name, Attributes attributes);
  sim::Task<std::string> arn(std::string url);
  sim::Task<void> remove(std::string url);
  sim::Task<std::vector<std::string>> list(std::string prefix);
  // Messages that can be received now or are being handled by somebody.
  sim::Task<int> depth(std::string url);
  sim::Task<void> send(std::string url, std::string body, Attributes message_attributes);
  // Long poll: up to `max` messages within `wait`.
  sim::Task<std::vector<QueueMessage>> receive(std::string url, int max, sim::Duration wait,
                                               sim::Duration visibility);
  sim::Task<void> acknowledge(std::string url, std::string receipt_handle);
  sim::Task<void> extend(std::string url, std::string receipt_handle, sim::Duration visibility);

 private:
  aws::Client& client_;
};

// An attribute of an item: the tables of the platform have strings and whole numbers only.
struct Cell {
  std::string text;
  bool is_number = false;

  Cell() = default;
  Cell(std::string s) : text(std::move(s)) {}  // NOLINT: reads like a literal
  Cell(const char* s) : text(s) {}             // NOLINT
  Cell(std::int64_t n) : text(std::to_string(n)), is_number(true) {}  // NOLINT
};
using Row = std::map<std::string, Cell>;

dynamodb::Item item_of_row(const Row& row);
// Attributes of other types than text and number are left out.
Row row_of_item(const dynamodb::Item& item);
// An attribute's text, or "" if the row has none of this name.
std::string text_of(const Row& row, const std::string& name);

class Tables {
 public:
  explicit Tables(aws::Client& client) : client_(client) {}

  sim::Task<std::optional<Row>> get(std::string table, Row key);
  sim::Task<void> put(std::string table, Row row);
  // UpdateItem SET of every attribute in `changes`. With a condition, false if it did not hold;
  // `values` are the condition's further values, by name (`:old`).
  sim::Task<bool> update(std::string table, Row key, Row changes, std::string condition = {},
                         Row values = {});
  sim::Task<void> remove(std::string table, Row key);
  // All rows with this partition key, newest sort key first.
  sim::Task<std::vector<Row>> query(std::string table, std::string key_name, Cell key_value);
  // All rows of a table, page by page.
  sim::Task<std::vector<Row>> scan(std::string table);

 private:
  aws::Client& client_;
};

struct TaskState {
  std::string last_status;  // "" if the task is not known any more
  std::string desired_status;
};

class Tasks {
 public:
  explicit Tasks(aws::Client& client) : client_(client) {}

  // RunTask of one task with these variables for `container`; its ARN, or "" if AWS reported a
  // failure. It has the client token that SDKs fill in, so that what is tried again starts none.
  sim::Task<std::string> run(std::string cluster, std::string task_definition,
                             std::string container, std::map<std::string, std::string> environment);
  sim::Task<TaskState> describe(std::string cluster, std::string task_arn);

 private:
  aws::Client& client_;
};

// A CloudWatch alarm on messages in `queue_name`, which tells `topic_arn`.
sim::Task<void> put_depth_alarm(aws::Client& client, std::string queue_name, std::string topic_arn);

// SES SendRawEmail.
sim::Task<void> send_raw_email(aws::Client& client, std::string from, std::string to,
                               std::string raw);

}  // namespace harness
