// AWS CloudTrail user guide, "CloudTrail record contents" and "userIdentity element"; SQS developer
// guide, "Logging Amazon SQS API calls using AWS CloudTrail"; EventBridge user guide, "AWS API Call
// via CloudTrail".
#include "harness/evidence/fields.h"
#include "harness/evidence/readers/readers.h"
#include "harness/story/text.h"

namespace evidence {
namespace {

constexpr std::string_view kDomain = ".amazonaws.com";

// Records of Lambda look alike, of `aws:s3` or `aws:dynamodb`.
bool is_trail_record(const sim::JsonValue& document) {
  return document.find("eventSource") != nullptr && document.find("eventName") != nullptr &&
         (document.find("eventVersion") != nullptr || document.find("userIdentity") != nullptr ||
          document.find("eventTime") != nullptr) &&
         !text_of(document, "eventSource").starts_with("aws:");
}

// Of lookup-events: the record is a text in it.
bool is_lookup(const sim::JsonValue& document) {
  return document.find("CloudTrailEvent") != nullptr;
}

const sim::JsonValue* in_eventbridge(const sim::JsonValue& document) {
  const sim::JsonValue* const detail = document.find("detail");
  return detail != nullptr && document.find("detail-type") != nullptr && is_trail_record(*detail)
             ? detail
             : nullptr;
}

// `{"Events": […]}` of lookup-events.
const sim::JsonValue* lookups(const sim::JsonValue& document) {
  const sim::JsonValue* const events = list_of(document, "Events");
  if (events == nullptr || events->elements().empty()) return events;
  return is_lookup(events->elements().front()) ? events : nullptr;
}

bool is_trail_document(const sim::JsonValue& document) {
  return is_trail_record(document) || is_lookup(document) || in_eventbridge(document) != nullptr ||
         lookups(document) != nullptr;
}

// The session's name is the task's id where a task's role was assumed by ECS.
void set_actor(Fact& fact, const sim::JsonValue& record) {
  const sim::JsonValue* const identity = record.find("userIdentity");
  if (identity == nullptr) return;
  const std::string_view arn = text_of(*identity, "arn");
  constexpr std::string_view kAssumed = "assumed-role/";
  if (const std::size_t at = arn.find(kAssumed); at != arn.npos) {
    fact.actor = arn.substr(at + kAssumed.size());
    if (const std::string_view session = harness::last_part(arn); is_task_id(session)) {
      fact.actor = session;
      fact.add_id(IdKind::kTask, session);
    }
    return;
  }
  fact.actor = text_of(*identity, {"userName", "invokedBy", "arn", "principalId", "type"});
}

// The ARN of what the call is about, if the record says it, or what its parameters name.
std::string resource_of(const sim::JsonValue& record, std::string_view region) {
  if (const sim::JsonValue* const parameters = record.find("requestParameters")) {
    if (const auto url = text_of(*parameters, "queueUrl"); !url.empty()) {
      return queue_arn(url, region);
    }
    const auto name =
        text_of(*parameters, {"tableName", "queueName", "cluster", "service", "taskDefinition",
                              "family", "topicArn", "logGroupName", "sourceArn"});
    if (!name.empty()) return std::string(name);
  }
  const sim::JsonValue* const resources = list_of(record, "resources");
  if (resources == nullptr || resources->elements().empty()) return {};
  return std::string(text_of(resources->elements().front(), {"ARN", "arn"}));
}

// The first sequence number that the answer gives.
std::string_view order_of(const sim::JsonValue& record) {
  const sim::JsonValue* const answer = record.find("responseElements");
  return answer != nullptr ? text_of(*answer, "sequenceNumber") : std::string_view{};
}

void read_trail_record(const sim::JsonValue& record, Reading& reading) {
  const std::string_view service = text_of(record, "eventSource");
  const std::string_view region = text_of(record, "awsRegion");
  if (service.empty() || text_of(record, "eventName").empty()) {
    return reading.not_understood("a CloudTrail record without eventSource or eventName",
                                  record.json());
  }
  Fact& fact = reading.new_fact();
  std::string_view account = text_of(record, "recipientAccountId");
  if (const sim::JsonValue* identity = record.find("userIdentity"); account.empty() && identity) {
    account = text_of(*identity, "accountId");
  }
  fact.source.append("cloudtrail/").append(account).append(1, '/').append(region);
  fact.operation.append(service.substr(0, service.find(kDomain))).append(1, ':');
  fact.operation.append(text_of(record, "eventName"));
  set_time(fact, instant_of(record, "eventTime", Unit::kSeconds));
  set_actor(fact, record);
  fact.resource = resource_of(record, region);
  fact.order = order_of(record);
  fact.own_id = text_of(record, "eventID");
  fact.add_id(IdKind::kRequest, text_of(record, "requestID"));
  for (const char* const part : {"requestParameters", "responseElements"}) {
    if (const sim::JsonValue* const value = record.find(part)) add_named_ids(fact, *value);
  }
  if (const sim::JsonValue* const parameters = record.find("requestParameters")) {
    // StopTask and its like name a task by its ARN or its id.
    if (const auto task = harness::last_part(text_of(*parameters, "task")); is_task_id(task)) {
      fact.add_id(IdKind::kTask, task);
    }
  }
  sim::JsonWriter json;
  json.begin_object();
  copy_members(json, record,
               {"requestParameters", "responseElements", "additionalEventData", "errorCode",
                "errorMessage", "readOnly", "sourceIPAddress", "userAgent", "eventCategory"});
  json.end_object();
  fact.payload = json.take();
  fact.payload_is_json = true;
  const bool has_time = fact.time.has_value();
  reading.tell();
  if (!has_time) reading.not_understood("a CloudTrail record without an eventTime", record.json());
}

void read_lookup(const sim::JsonValue& lookup, Reading& reading) {
  const sim::JsonValue* const event = lookup.find("CloudTrailEvent");
  if (event != nullptr && event->is_object() && is_trail_record(*event))
    return read_trail_record(*event, reading);
  sim::JsonTree tree;
  if (event != nullptr && event->is_string() && tree.read(event->string()) &&
      is_trail_record(tree.root())) {
    return read_trail_record(tree.root(), reading);
  }
  reading.not_understood("an answer of lookup-events without a CloudTrail record", lookup.json());
}

void read_trail_document(const sim::JsonValue& document, Reading& reading) {
  if (is_trail_record(document)) return read_trail_record(document, reading);
  if (is_lookup(document)) return read_lookup(document, reading);
  if (const sim::JsonValue* const detail = in_eventbridge(document)) {
    return read_trail_record(*detail, reading);
  }
  for (const sim::JsonValue& lookup : lookups(document)->elements()) {
    reading.next_record();
    read_lookup(lookup, reading);
  }
}

}  // namespace

const DocumentReader kCloudTrail{"CloudTrail events", is_trail_document, read_trail_document};

}  // namespace evidence
