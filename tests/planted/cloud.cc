#include "tests/planted/cloud.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <map>

#include "fakes/dynamodb/operations/batch_write_item.h"
#include "fakes/dynamodb/operations/get_item.h"
#include "fakes/dynamodb/operations/update_item.h"
#include "fakes/ecs/operations/run_task.h"
#include "fakes/sns/operations/publish.h"
#include "fakes/sqs/operations/delete_message_batch.h"
#include "fakes/sqs/operations/receive_message.h"
#include "fakes/sqs/operations/send_message.h"
#include "fakes/sqs/operations/send_message_batch.h"

namespace planted {
namespace {

using namespace std::chrono_literals;
using harness::item_of_row;
using harness::Row;
using harness::row_of_item;

constexpr sim::Duration kWait = 10s;

std::int32_t seconds_of(sim::Duration span) {
  return static_cast<std::int32_t>(std::chrono::floor<std::chrono::seconds>(span).count());
}

// Makes the call until it succeeds.
template <class Request>
sim::Task<> call_surely(Worker& worker, const Request& request) {
  Backoff backoff;
  for (;;) {
    try {
      co_await worker.aws.call(request);
      co_return;
    } catch (const aws::Error& error) {
      worker.print("WARN " + error.code());
    }
    co_await sim::sleep(worker.scheduler, backoff.next());
  }
}

}  // namespace

sim::Duration Backoff::next() {
  last_ = std::clamp<sim::Duration>(2 * last_, 1s, 30s);
  return last_;
}

sim::Task<> send_surely(Worker& worker, std::string url, std::string body) {
  sqs::SendMessageRequest request;
  request.queue_url = url;
  request.message_body = body;
  co_await call_surely(worker, request);
}

sim::Task<> send_in_order_surely(Worker& worker, std::string url, std::string body,
                                 std::string group) {
  sqs::SendMessageRequest request;
  request.queue_url = url;
  request.message_body = body;
  request.message_group_id = group;
  request.message_deduplication_id = body;
  std::ranges::replace(request.message_deduplication_id, ' ', '-');
  co_await call_surely(worker, request);
}

sim::Task<std::vector<std::string>> send_batch(Worker& worker, std::string url,
                                               std::vector<std::string> bodies) {
  sqs::SendMessageBatchRequest request;
  request.queue_url = url;
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    sqs::SendMessageBatchRequestEntry entry;
    entry.id = std::to_string(i);
    entry.message_body = bodies[i];
    request.entries.push_back(entry);
  }
  const sqs::SendMessageBatchResponse response = co_await worker.aws.call(request);
  std::vector<std::string> left;
  for (const auto& entry : response.failed) left.push_back(bodies.at(std::stoul(entry.id)));
  co_return left;
}

sim::Task<> publish_surely(Worker& worker, std::string topic_arn, std::string body) {
  sns::PublishRequest request;
  request.topic_arn = topic_arn;
  request.message = body;
  co_await call_surely(worker, request);
}

sim::Task<std::vector<harness::QueueMessage>> receive(Worker& worker, std::string url, int most,
                                                      sim::Duration visibility) {
  harness::Queues queues(worker.aws);
  std::vector<harness::QueueMessage> messages;
  bool failed = false;
  try {
    messages = co_await queues.receive(url, most, kWait, visibility);
  } catch (const aws::Error& error) {
    worker.print("WARN " + error.code());
    failed = true;
  }
  if (failed) co_await sim::sleep(worker.scheduler, 2s);
  co_return messages;
}

sim::Task<> serve(Worker& worker, std::string url, sim::Duration visibility, const Handle& handle) {
  harness::Queues queues(worker.aws);
  while (!worker.stopping.is_set()) {
    const std::vector<harness::QueueMessage> messages =
        co_await receive(worker, url, 1, visibility);
    for (const harness::QueueMessage& message : messages) {
      try {
        co_await handle(message);
        co_await queues.acknowledge(url, message.receipt_handle);
      } catch (const std::exception& error) {
        worker.print(std::string("WARN ") + error.what());
      }
    }
  }
}

sim::Task<std::vector<OrderedMessage>> receive_ordered(Worker& worker, std::string url, int most,
                                                       sim::Duration visibility,
                                                       std::string attempt) {
  sqs::ReceiveMessageRequest request;
  request.queue_url = url;
  request.max_number_of_messages = most;
  request.wait_time_seconds = seconds_of(kWait);
  request.visibility_timeout = seconds_of(visibility);
  request.message_system_attribute_names = {"MessageGroupId", "ApproximateReceiveCount"};
  request.receive_request_attempt_id = attempt;
  std::vector<OrderedMessage> messages;
  Backoff backoff;
  for (bool done = false; !done;) {
    try {
      const sqs::ReceiveMessageResponse response = co_await worker.aws.call(request);
      for (const sqs::ReceivedMessage& message : response.messages) {
        messages.push_back({message.receipt_handle, message.body,
                            message.attributes.at("MessageGroupId"),
                            std::stoi(message.attributes.at("ApproximateReceiveCount"))});
      }
      done = true;
    } catch (const aws::Error& error) {
      worker.print("WARN " + error.code());
    }
    if (!done) co_await sim::sleep(worker.scheduler, backoff.next());
  }
  co_return messages;
}

sim::Task<std::vector<std::string>> delete_batch(Worker& worker, std::string url,
                                                 std::vector<std::string> receipt_handles) {
  sqs::DeleteMessageBatchRequest request;
  request.queue_url = url;
  for (std::size_t i = 0; i < receipt_handles.size(); ++i) {
    request.entries.push_back({std::to_string(i), receipt_handles[i]});
  }
  const sqs::DeleteMessageBatchResponse response = co_await worker.aws.call(request);
  std::vector<std::string> left;
  for (const auto& entry : response.failed) {
    left.push_back(receipt_handles.at(std::stoul(entry.id)));
  }
  co_return left;
}

sim::Task<> put_back(Worker& worker, std::string url, std::string receipt_handle,
                     sim::Duration after) {
  harness::Queues queues(worker.aws);
  Backoff backoff;
  for (int tries = 0; tries < 4; ++tries) {
    try {
      co_await queues.extend(url, receipt_handle, after);
      co_return;
    } catch (const aws::Error& error) {
      worker.print("WARN " + error.code());
      if (!aws::is_worth_retrying(error)) co_return;
    }
    co_await sim::sleep(worker.scheduler, backoff.next());
  }
}

sim::Task<std::optional<Row>> glance(Worker& worker, std::string table, Row key) {
  dynamodb::GetItemRequest request;
  request.table_name = table;
  request.key = item_of_row(key);
  request.consistent_read = false;
  const dynamodb::GetItemResponse response = co_await worker.aws.call(request);
  std::optional<Row> row;
  if (response.item) row = row_of_item(response.item->get());
  co_return row;
}

sim::Task<> add(Worker& worker, std::string table, Row key, std::string attribute,
                std::int64_t amount) {
  Row values;
  values[":amount"] = amount;
  dynamodb::UpdateItemRequest request;
  request.table_name = table;
  request.key = item_of_row(key);
  request.update_expression = "ADD " + attribute + " :amount";
  request.expression_attribute_values = item_of_row(values);
  co_await worker.aws.call(request);
}

sim::Task<std::vector<Row>> write_batch(Worker& worker, std::string table, std::vector<Row> rows) {
  dynamodb::BatchWriteItemRequest request;
  for (const Row& row : rows) {
    dynamodb::WriteRequest write;
    write.put_request.emplace();
    write.put_request->item = item_of_row(row);
    request.request_items[table].push_back(write);
  }
  const dynamodb::BatchWriteItemResponse response = co_await worker.aws.call(request);
  std::vector<Row> left;
  for (const auto& [name, writes] : response.unprocessed_items) {
    for (const auto& write : writes) left.push_back(row_of_item(write.put_request->item.get()));
  }
  co_return left;
}

sim::Task<> update_surely(Worker& worker, std::string table, Row key, Row changes) {
  harness::Tables tables(worker.aws);
  Backoff backoff;
  for (;;) {
    try {
      co_await tables.update(table, key, changes);
      co_return;
    } catch (const aws::Error& error) {
      worker.print("WARN " + error.code());
    }
    co_await sim::sleep(worker.scheduler, backoff.next());
  }
}

sim::Task<std::string> run_task(Worker& worker, std::string family, std::string container_id,
                                std::string token) {
  ecs::ContainerOverride container;
  container.name = family;
  container.environment.push_back({"CONTAINER_ID", container_id});
  ecs::RunTaskRequest request;
  request.cluster = "house";
  request.task_definition = family;
  request.launch_type = "FARGATE";
  request.client_token = token;
  request.overrides.emplace();
  request.overrides->container_overrides.push_back(container);
  request.network_configuration.emplace();
  request.network_configuration->awsvpc_configuration.emplace();
  request.network_configuration->awsvpc_configuration->subnets.push_back("subnet-1");
  std::string arn;
  try {
    const ecs::RunTaskResponse response = co_await worker.aws.call(request);
    if (!response.tasks.empty()) arn = response.tasks.front().task_arn;
  } catch (const aws::Error& error) {
    worker.print("WARN " + error.code());
  }
  co_return arn;
}

sim::Task<bool> wait_until(Worker& worker, sim::Duration time_of_day) {
  const sim::Time now = worker.scheduler.now();
  const sim::Time due = std::chrono::floor<std::chrono::days>(now) + time_of_day;
  const sim::Duration left = std::max<sim::Duration>(due - now, 0s);
  const bool told = co_await worker.stopping.wait(left);
  co_return told;
}

std::string day_of(sim::Time time) { return sim::to_iso8601(time).substr(0, 10); }

std::int64_t number_of(const Row& row, const std::string& attribute) {
  const auto found = row.find(attribute);
  return found == row.end() ? 0 : std::stoll(found->second.text);
}

}  // namespace planted
