// Events in envelopes. SNS developer guide, "Parsing Amazon SNS message formats"; Lambda developer
// guide, "Invoking Lambda functions with Amazon SNS notifications"; EventBridge user guide, "AWS
// service event metadata".
#include "harness/evidence/fields.h"
#include "harness/evidence/readers/readers.h"

namespace evidence {
namespace {

// What a notification is, in a queue or in a record of Lambda.
const sim::JsonValue& notification_of(const sim::JsonValue& document) {
  const sim::JsonValue* const record = document.find("Sns");
  return record != nullptr ? *record : document;
}

bool is_notification(const sim::JsonValue& document) {
  const sim::JsonValue& sns = notification_of(document);
  const sim::JsonValue* const message = sns.find("Message");
  return message != nullptr && message->is_string() && sns.find("TopicArn") != nullptr;
}

void read_notification(const sim::JsonValue& document, Reading& reading) {
  const sim::JsonValue& sns = notification_of(document);
  const std::string_view message = text_of(sns, "Message");
  Fact& fact = reading.new_fact();
  fact.source = "sns";
  fact.operation = "sns:Notification";
  fact.resource = text_of(sns, "TopicArn");
  fact.own_id = text_of(sns, "MessageId");
  set_time(fact, instant_of(sns, "Timestamp", Unit::kMilliseconds));
  fact.payload = message;
  reading.tell();
  reading.wrapped_if_known(message);
}

bool is_bus_event(const sim::JsonValue& document) {
  return document.find("detail-type") != nullptr && document.find("detail") != nullptr;
}

void read_bus_event(const sim::JsonValue& document, Reading& reading) {
  Fact& fact = reading.new_fact();
  fact.source.append("events/").append(text_of(document, "account"));
  fact.source.append(1, '/').append(text_of(document, "region"));
  fact.operation.append("events:").append(text_of(document, "detail-type"));
  fact.actor = text_of(document, "source");
  fact.own_id = text_of(document, "id");
  if (const sim::JsonValue* const resources = list_of(document, "resources")) {
    if (!resources->elements().empty() && resources->elements().front().is_string()) {
      fact.resource = resources->elements().front().string();
    }
  }
  set_time(fact, instant_of(document, "time", Unit::kSeconds));
  add_named_ids(fact, *document.find("detail"));
  fact.payload = document.find("detail")->json();
  fact.payload_is_json = true;
  reading.tell();
  // SES publishes to EventBridge what it publishes to SNS.
  reading.wrapped_if_known(document.find("detail")->json());
}

}  // namespace

const DocumentReader kSns{"SNS notifications", is_notification, read_notification};
const DocumentReader kEventBridge{"EventBridge events", is_bus_event, read_bus_event};

}  // namespace evidence
