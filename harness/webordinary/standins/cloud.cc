#include "harness/webordinary/standins/cloud.h"

#include <algorithm>
#include <iterator>

#include "fakes/cloudwatch/operations/put_metric_alarm.h"
#include "fakes/dynamodb/operations/delete_item.h"
#include "fakes/dynamodb/operations/get_item.h"
#include "fakes/dynamodb/operations/put_item.h"
#include "fakes/dynamodb/operations/query.h"
#include "fakes/dynamodb/operations/scan.h"
#include "fakes/dynamodb/operations/update_item.h"
#include "fakes/ecs/operations/describe_tasks.h"
#include "fakes/ecs/operations/run_task.h"
#include "fakes/ses/operations/send_raw_email.h"
#include "fakes/sqs/operations/change_message_visibility.h"
#include "fakes/sqs/operations/create_queue.h"
#include "fakes/sqs/operations/delete_message.h"
#include "fakes/sqs/operations/delete_queue.h"
#include "fakes/sqs/operations/get_queue_attributes.h"
#include "fakes/sqs/operations/receive_message.h"
#include "fakes/sqs/operations/send_message.h"

namespace harness {
namespace {

using dynamodb::AttributeValue;

AttributeValue value_of(const Cell& cell) {
  return cell.is_number ? AttributeValue::n(dynamodb::Number::parse(cell.text))
                        : AttributeValue::s(cell.text);
}

std::vector<Row> rows_of(const std::optional<std::vector<dynamodb::Attributes>>& items) {
  std::vector<Row> rows;
  for (const auto& item : items.value_or(std::vector<dynamodb::Attributes>{})) {
    rows.push_back(row_of_item(item.get()));
  }
  return rows;
}

std::int32_t whole_seconds(sim::Duration span) {
  return static_cast<std::int32_t>(std::chrono::floor<std::chrono::seconds>(span).count());
}

}  // namespace

dynamodb::Item item_of_row(const Row& row) {
  dynamodb::Item item;
  for (const auto& [name, cell] : row) item.emplace(name, value_of(cell));
  return item;
}

Row row_of_item(const dynamodb::Item& item) {
  Row row;
  for (const auto& [name, value] : item) {
    if (const auto* text = value.as_s()) row[name] = *text;
    if (const auto* number = value.as_n()) {
      Cell cell;
      cell.text = number->text();
      cell.is_number = true;
      row[name] = cell;
    }
  }
  return row;
}

std::string text_of(const Row& row, const std::string& name) {
  const auto found = row.find(name);
  return found == row.end() ? std::string{} : found->second.text;
}

sim::Task<std::string> Queues::create(std::string name, Attributes attributes) {
  sqs::CreateQueueRequest request;
  request.queue_name = name;
  request.attributes = attributes;
  const sqs::CreateQueueResponse response = co_await client_.call(request);
  co_return response.queue_url;
}

sim::Task<std::string> Queues::arn(std::string url) {
  sqs::GetQueueAttributesRequest request;
  request.queue_url = url;
  request.attribute_names.push_back("QueueArn");
  const sqs::GetQueueAttributesResponse response = co_await client_.call(request);
  co_return response.attributes.at("QueueArn");
}

sim::Task<void> Queues::remove(std::string url) {
  sqs::DeleteQueueRequest request;
  request.queue_url = url;
  co_await client_.call(request);
}

sim::Task<int> Queues::depth(std::string url) {
  sqs::GetQueueAttributesRequest request;
  request.queue_url = url;
  request.attribute_names.push_back("ApproximateNumberOfMessages");
  request.attribute_names.push_back("ApproximateNumberOfMessagesNotVisible");
  const sqs::GetQueueAttributesResponse response = co_await client_.call(request);
  int depth = 0;
  for (const auto& [name, value] : response.attributes) depth += std::stoi(value);
  co_return depth;
}

sim::Task<void> Queues::send(std::string url, std::string body, Attributes message_attributes) {
  sqs::SendMessageRequest request;
  request.queue_url = url;
  request.message_body = body;
  for (const auto& [name, text] : message_attributes) {
    sqs::MessageAttributeValue value;
    value.data_type = "String";
    value.string_value = text;
    request.message_attributes.emplace(name, value);
  }
  co_await client_.call(request);
}

sim::Task<std::vector<QueueMessage>> Queues::receive(std::string url, int max, sim::Duration wait,
                                                     sim::Duration visibility) {
  sqs::ReceiveMessageRequest request;
  request.queue_url = url;
  request.max_number_of_messages = max;
  request.wait_time_seconds = whole_seconds(wait);
  request.visibility_timeout = whole_seconds(visibility);
  const sqs::ReceiveMessageResponse response = co_await client_.call(request);
  std::vector<QueueMessage> messages;
  for (const sqs::ReceivedMessage& message : response.messages) {
    messages.push_back({message.message_id, message.receipt_handle, message.body});
  }
  co_return messages;
}

sim::Task<void> Queues::acknowledge(std::string url, std::string receipt_handle) {
  sqs::DeleteMessageRequest request;
  request.queue_url = url;
  request.receipt_handle = receipt_handle;
  co_await client_.call(request);
}

sim::Task<void> Queues::extend(std::string url, std::string receipt_handle,
                               sim::Duration visibility) {
  sqs::ChangeMessageVisibilityRequest request;
  request.queue_url = url;
  request.receipt_handle = receipt_handle;
  request.visibility_timeout = whole_seconds(visibility);
  co_await client_.call(request);
}

sim::Task<std::optional<Row>> Tables::get(std::string table, Row key) {
  dynamodb::GetItemRequest request;
  request.table_name = table;
  request.key = item_of_row(key);
  request.consistent_read = true;
  const dynamodb::GetItemResponse response = co_await client_.call(request);
  std::optional<Row> row;
  if (response.item) row = row_of_item(response.item->get());
  co_return row;
}

sim::Task<void> Tables::put(std::string table, Row row) {
  dynamodb::PutItemRequest request;
  request.table_name = table;
  request.item = item_of_row(row);
  co_await client_.call(request);
}

sim::Task<bool> Tables::update(std::string table, Row key, Row changes, std::string condition,
                               Row values) {
  dynamodb::UpdateItemRequest request;
  request.table_name = table;
  request.key = item_of_row(key);
  std::map<std::string, std::string> attribute_names;
  dynamodb::Item attribute_values;
  std::string set;
  int position = 0;
  // Names and values by placeholder: attributes such as `status` and `ttl` are reserved words.
  for (const auto& [name, cell] : changes) {
    const std::string number = std::to_string(position++);
    set += (set.empty() ? "SET #n" : ", #n") + number + " = :v" + number;
    attribute_names["#n" + number] = name;
    attribute_values.emplace(":v" + number, value_of(cell));
  }
  for (const auto& [name, cell] : values) {
    attribute_values.emplace(name, value_of(cell));
  }
  request.expression_attribute_names = attribute_names;
  request.expression_attribute_values = attribute_values;
  request.update_expression = set;
  if (!condition.empty()) request.condition_expression = condition;
  bool held = true;
  try {
    co_await client_.call(request);
  } catch (const aws::Error& error) {
    if (error.code() != "ConditionalCheckFailedException") throw;
    held = false;
  }
  co_return held;
}

sim::Task<void> Tables::remove(std::string table, Row key) {
  dynamodb::DeleteItemRequest request;
  request.table_name = table;
  request.key = item_of_row(key);
  co_await client_.call(request);
}

sim::Task<std::vector<Row>> Tables::query(std::string table, std::string key_name, Cell key_value) {
  dynamodb::QueryRequest request;
  request.table_name = table;
  request.key_condition_expression = "#k = :k";
  request.expression_attribute_names.emplace()["#k"] = key_name;
  dynamodb::Item values;
  values.emplace(":k", value_of(key_value));
  request.expression_attribute_values = values;
  request.scan_index_forward = false;
  const dynamodb::QueryResponse response = co_await client_.call(request);
  co_return rows_of(response.items);
}

sim::Task<std::vector<Row>> Tables::scan(std::string table) {
  dynamodb::ScanRequest request;
  request.table_name = table;
  std::vector<Row> rows;
  for (;;) {
    const dynamodb::ScanResponse response = co_await client_.call(request);
    std::ranges::move(rows_of(response.items), std::back_inserter(rows));
    if (!response.last_evaluated_key) break;
    request.exclusive_start_key = response.last_evaluated_key;
  }
  co_return rows;
}

sim::Task<std::string> Tasks::run(std::string cluster, std::string task_definition,
                                  std::string container,
                                  std::map<std::string, std::string> environment) {
  ecs::ContainerOverride container_override;
  container_override.name = container;
  for (const auto& [name, value] : environment) {
    container_override.environment.push_back({name, value});
  }
  ecs::RunTaskRequest request;
  request.client_token = client_.new_client_token();
  request.cluster = cluster;
  request.task_definition = task_definition;
  request.launch_type = "FARGATE";
  request.overrides.emplace();
  request.overrides->container_overrides.push_back(container_override);
  request.network_configuration.emplace();
  request.network_configuration->awsvpc_configuration.emplace();
  request.network_configuration->awsvpc_configuration->subnets.push_back("subnet-0a1b2c3d");
  request.network_configuration->awsvpc_configuration->assign_public_ip = "ENABLED";
  const ecs::RunTaskResponse response = co_await client_.call(request);
  co_return response.tasks.empty() ? std::string{} : response.tasks.front().task_arn;
}

sim::Task<TaskState> Tasks::describe(std::string cluster, std::string task_arn) {
  ecs::DescribeTasksRequest request;
  request.cluster = cluster;
  request.tasks.push_back(task_arn);
  const ecs::DescribeTasksResponse response = co_await client_.call(request);
  TaskState state;
  if (!response.tasks.empty()) {
    state.last_status = response.tasks.front().last_status;
    state.desired_status = response.tasks.front().desired_status;
  }
  co_return state;
}

sim::Task<void> put_depth_alarm(aws::Client& client, std::string queue_name,
                                std::string topic_arn) {
  cloudwatch::Dimension dimension;
  dimension.name = "QueueName";
  dimension.value = queue_name;
  cloudwatch::PutMetricAlarmRequest request;
  request.alarm_name = "depth-" + queue_name;
  request.metric_namespace = "AWS/SQS";
  request.metric_name = "ApproximateNumberOfMessagesVisible";
  request.dimensions.push_back(dimension);
  request.statistic = "Maximum";
  request.period = 60;
  request.evaluation_periods = 1;
  request.threshold = 0;
  request.comparison_operator = "GreaterThanThreshold";
  request.treat_missing_data = "notBreaching";
  request.alarm_actions.push_back(topic_arn);
  co_await client.call(request);
}

sim::Task<void> send_raw_email(aws::Client& client, std::string from, std::string to,
                               std::string raw) {
  ses::SendRawEmailRequest request;
  request.source = from;
  request.destinations.push_back(to);
  request.raw_message.data.bytes = raw;
  co_await client.call(request);
}

}  // namespace harness
