#include "harness/export/trail_record.h"

#include <algorithm>
#include <array>

#include "fakes/aws/environment.h"
#include "harness/export/ids.h"
#include "harness/export/trail_identity.h"
#include "harness/story/text.h"

namespace exporting {
namespace {

// The management events of SQS; all else there is a data event.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/logging-using-cloudtrail.html
constexpr std::array<std::string_view, 11> kSqsManagement = {"AddPermission",
                                                             "CancelMessageMoveTask",
                                                             "CreateQueue",
                                                             "DeleteQueue",
                                                             "ListMessageMoveTasks",
                                                             "PurgeQueue",
                                                             "RemovePermission",
                                                             "SetQueueAttributes",
                                                             "StartMessageMoveTask",
                                                             "TagQueue",
                                                             "UntagQueue"};

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/logging-using-cloudtrail.html
constexpr std::array<std::string_view, 10> kItemOperations = {
    "BatchGetItem", "BatchWriteItem",   "DeleteItem",         "GetItem",   "PutItem", "Query",
    "Scan",         "TransactGetItems", "TransactWriteItems", "UpdateItem"};

constexpr std::array<std::string_view, 7> kReads = {"Get",   "List", "Describe",      "BatchGet",
                                                    "Query", "Scan", "ReceiveMessage"};

constexpr std::string_view kUserAgent = "backlot";
constexpr std::string_view kAddress = "127.0.0.1";

bool is_read(std::string_view operation) {
  return operation == "TransactGetItems" || operation == "FilterLogEvents" ||
         std::ranges::any_of(kReads,
                             [&](std::string_view verb) { return operation.starts_with(verb); });
}

std::string event_source(std::string_view service) {
  if (service == "cloudwatch") service = "monitoring";
  if (service == "sesv2") service = "ses";
  return std::string(service) + ".amazonaws.com";
}

struct Resource {
  std::string_view type;
  std::string name;
};

// What a data event is about.
Resource resource_of(const AnsweredCall& call, const sim::JsonValue& input) {
  const auto text = [&](std::string_view name) {
    const sim::JsonValue* const member = input.find(name);
    return member != nullptr && member->is_string()
               ? std::string(harness::last_part(member->string()))
               : std::string{};
  };
  if (call.service == "sqs") return {"AWS::SQS::Queue", text("QueueUrl")};
  if (call.service == "dynamodb") return {"AWS::DynamoDB::Table", text("TableName")};
  if (call.service == "sns") return {"AWS::SNS::Topic", text("TopicArn")};
  return {};
}

void write_resources(const AnsweredCall& call, const sim::JsonValue& input, sim::JsonWriter& json) {
  const Resource resource = resource_of(call, input);
  if (resource.name.empty()) return;
  const std::string name = call.service == "dynamodb" ? "table/" + resource.name : resource.name;
  json.key("resources").begin_array().begin_object();
  json.key("accountId").value(call.request.account).key("type").value(resource.type);
  json.key("ARN").value(aws::arn(call.service, call.request.region, call.request.account, name));
  json.end_object().end_array();
}

void write_error(const aws::ApiError& error, sim::JsonWriter& json) {
  json.key("errorCode").value(error.error.code);
  if (!error.error.message.empty()) json.key("errorMessage").value(error.error.message);
}

void write_input(const AnsweredCall& call, const sim::JsonValue& input, const TableKeys& keys,
                 sim::JsonWriter& json) {
  json.key("requestParameters");
  if (call.service == "dynamodb" && is_one_of(call.operation, kItemOperations)) {
    write_item_parameters(input, keys, json);
  } else {
    write_shape(call.service, input, call.request.region, json);
  }
}

// What was read is not told, nor what an operation on items answered.
void write_output(const AnsweredCall& call, sim::JsonWriter& json) {
  json.key("responseElements");
  const bool is_told = call.reply != nullptr && !is_read(call.operation) &&
                       !(call.service == "dynamodb" && is_one_of(call.operation, kItemOperations));
  sim::JsonTree output;
  const std::string text = is_told ? output_json(*call.reply) : std::string{};
  if (is_told && output.read(text)) {
    write_shape(call.service, output.root(), call.request.region, json);
  } else {
    json.null();
  }
}

}  // namespace

bool is_in_trail(std::string_view service, std::string_view operation) {
  return !(service == "logs" && operation == "PutLogEvents");
}

bool is_data_event(std::string_view service, std::string_view operation) {
  if (service == "sqs") return !is_one_of(operation, kSqsManagement);
  if (service == "dynamodb") return is_one_of(operation, kItemOperations);
  if (service == "sns") return operation.starts_with("Publish");
  if (service == "ses" || service == "sesv2") return operation.starts_with("Send");
  return service == "cloudwatch" && operation == "PutMetricData";
}

std::string trail_record(const AnsweredCall& call, const TaskBook& tasks, const TableKeys& keys) {
  sim::JsonTree input;
  const std::string text = input_json(call.request);
  input.read(text);
  const bool is_data = is_data_event(call.service, call.operation);
  sim::JsonWriter json;
  json.begin_object();
  json.key("eventVersion").value("1.09").key("userIdentity");
  write_identity(call, tasks, json);
  json.key("eventTime").value(to_seconds_text(call.answer.time));
  json.key("eventSource").value(event_source(call.service));
  json.key("eventName").value(call.operation);
  json.key("awsRegion").value(call.request.region);
  json.key("sourceIPAddress").value(kAddress);
  json.key("userAgent").value(kUserAgent);
  if (call.error != nullptr) write_error(*call.error, json);
  write_input(call, input.root(), keys, json);
  write_output(call, json);
  json.key("requestID").value(call.request.request);
  const std::string number = std::to_string(call.answer.sequence);
  json.key("eventID").value(uuid_of(std::string(call.request.request) + " " + number));
  json.key("readOnly").value(is_read(call.operation));
  if (is_data) write_resources(call, input.root(), json);
  json.key("eventType").value("AwsApiCall").key("managementEvent").value(!is_data);
  json.key("recipientAccountId").value(call.request.account);
  json.key("eventCategory").value(is_data ? "Data" : "Management");
  json.end_object();
  return json.take();
}

}  // namespace exporting
