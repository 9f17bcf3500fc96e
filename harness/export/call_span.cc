#include "harness/export/call_span.h"

#include <algorithm>
#include <array>

#include "harness/export/answered_calls.h"
#include "harness/export/ids.h"
#include "harness/story/text.h"
#include "sim/journal/json_tree.h"

namespace exporting {
namespace {

struct ServiceName {
  std::string_view service;
  std::string_view name;  // as SDKs call it
};
constexpr std::array kServiceNames = {ServiceName{"sqs", "SQS"},
                                      ServiceName{"dynamodb", "DynamoDB"},
                                      ServiceName{"ecs", "ECS"},
                                      ServiceName{"sns", "SNS"},
                                      ServiceName{"ses", "SES"},
                                      ServiceName{"sesv2", "SESv2"},
                                      ServiceName{"sts", "STS"},
                                      ServiceName{"logs", "CloudWatch Logs"},
                                      ServiceName{"cloudwatch", "CloudWatch"}};

std::string sdk_name(std::string_view service) {
  const auto found = std::ranges::find(kServiceNames, service, &ServiceName::service);
  return std::string(found == kServiceNames.end() ? service : found->name);
}

struct MessagingOperation {
  std::string_view operation;
  std::string_view name;
  std::string_view type;
  SpanKind kind;
};
constexpr std::array kMessagingOperations = {
    MessagingOperation{"SendMessage", "send", "send", SpanKind::kProducer},
    MessagingOperation{"SendMessageBatch", "send", "send", SpanKind::kProducer},
    MessagingOperation{"ReceiveMessage", "receive", "receive", SpanKind::kClient},
    MessagingOperation{"DeleteMessage", "settle", "settle", SpanKind::kClient},
    MessagingOperation{"DeleteMessageBatch", "settle", "settle", SpanKind::kClient}};

void add_messages(const std::vector<std::string>& messages, std::string_view operation,
                  SpanAttributes& attributes) {
  if (messages.size() == 1) attributes.add("messaging.message.id", messages.front());
  if (messages.size() > 1 || operation.ends_with("Batch") || operation == "ReceiveMessage") {
    attributes.add("messaging.batch.message_count", static_cast<std::int64_t>(messages.size()));
  }
}

void add_queue(const std::string& url, const std::vector<std::string>& messages,
               std::string_view operation, Span& span) {
  const std::string queue(harness::last_part(url));
  span.attributes.add("aws.sqs.queue.url", url);
  const auto found =
      std::ranges::find(kMessagingOperations, operation, &MessagingOperation::operation);
  if (found == kMessagingOperations.end()) return;
  span.name = queue + " " + std::string(found->name);
  span.kind = found->kind;
  span.attributes.add("messaging.system", "aws_sqs")
      .add("messaging.destination.name", queue)
      .add("messaging.operation.name", found->name)
      .add("messaging.operation.type", found->type);
  add_messages(messages, operation, span.attributes);
}

std::string text_in(const sim::JsonValue& input, std::string_view name) {
  const sim::JsonValue* const member = input.find(name);
  return member != nullptr && member->is_string() ? std::string(member->string()) : std::string{};
}

}  // namespace

Span call_span(const sim::Event& event, const aws::ApiCall& call,
               const std::vector<std::string>& messages) {
  const std::string_view subject = event.subject;
  const std::string_view service = subject.substr(0, subject.find('.'));
  const std::string_view operation = subject.substr(std::min(service.size() + 1, subject.size()));
  Span span;
  span.name = sdk_name(service) + "/" + std::string(operation);
  span.kind = SpanKind::kClient;
  span.attributes.add("rpc.system", "aws-api")
      .add("rpc.service", sdk_name(service))
      .add("rpc.method", operation)
      .add("aws.request_id", call.request)
      .add("cloud.region", call.region);
  const std::string text = input_json(call);
  sim::JsonTree input;
  input.read(text);
  if (const std::string url = text_in(input.root(), "QueueUrl"); !url.empty()) {
    add_queue(aws_queue_url(url, call.region), messages, operation, span);
  }
  if (service == "dynamodb") {
    span.attributes.add("db.system.name", "aws.dynamodb").add("db.operation.name", operation);
    span.attributes.add("aws.dynamodb.table_names", text_in(input.root(), "TableName"));
  }
  return span;
}

Span work_span(std::string_view queue, const std::string& message, std::int64_t receives) {
  Span span;
  span.name = std::string(queue) + " process";
  span.kind = SpanKind::kConsumer;
  span.attributes.add("messaging.system", "aws_sqs")
      .add("messaging.destination.name", queue)
      .add("messaging.operation.name", "process")
      .add("messaging.operation.type", "process")
      .add("messaging.message.id", message)
      .add("backlot.receives", receives);
  return span;
}

}  // namespace exporting
