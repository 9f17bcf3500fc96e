// AWS CLI, `aws sqs receive-message`; SQS API Reference, Message; Lambda developer guide, "Using
// Lambda with Amazon SQS", for the records that functions get.
#include "fakes/sqs/messages/digest.h"
#include "harness/evidence/fields.h"
#include "harness/evidence/readers/readers.h"

namespace evidence {
namespace {

constexpr char kSource[] = "sqs";

bool is_message(const sim::JsonValue& record) {
  return (record.find("MessageId") != nullptr &&
          (record.find("Body") != nullptr || record.find("MD5OfBody") != nullptr)) ||
         (record.find("messageId") != nullptr && record.find("receiptHandle") != nullptr);
}

bool is_sqs_document(const sim::JsonValue& document) {
  return list_of(document, "Messages") != nullptr || is_message(document);
}

// What is the same in all facts of one message.
struct Message {
  const sim::JsonValue& record;
  const sim::JsonValue* attributes;
  std::string_view id;
  std::string_view body;
  std::string_view queue;         // of a Lambda record; the CLI does not say
  std::string_view source_queue;  // that a redrive policy of AWS moved it from
};

std::string_view attribute(const Message& message, std::string_view name) {
  return message.attributes != nullptr ? text_of(*message.attributes, name) : std::string_view{};
}

std::string payload_of(const Message& message) {
  sim::JsonWriter json;
  json.begin_object();
  json.key("body").value(message.body);
  if (message.attributes != nullptr) json.key("attributes").raw(message.attributes->json());
  for (const char* const name : {"MessageAttributes", "messageAttributes"}) {
    const sim::JsonValue* const members = message.record.find(name);
    if (members != nullptr && !members->is_null())
      json.key("messageAttributes").raw(members->json());
  }
  json.end_object();
  return json.take();
}

Fact& begin(const Message& message, std::string_view operation, std::string_view moment,
            Reading& reading) {
  Fact& fact = reading.new_fact();
  fact.source = kSource;
  fact.operation = operation;
  fact.resource = message.queue;
  fact.add_id(IdKind::kMessage, message.id);
  fact.own_id.append(message.id).append(1, '/').append(moment);
  fact.order = attribute(message, "SequenceNumber");
  return fact;
}

// When the message says that something happened to it; nothing, which is told, if that is no time.
std::optional<Instant> instant_in(const Message& message, std::string_view name, Reading& reading) {
  auto instant = instant_of(*message.attributes, name, Unit::kMilliseconds);
  if (!instant) {
    reading.not_understood("an SQS message whose " + std::string(name) + " is no time",
                           message.record.json());
  }
  return instant;
}

// It was sent: to its queue, or to the one that it was moved from.
void tell_sent(const Message& message, Reading& reading) {
  const auto instant = instant_in(message, "SentTimestamp", reading);
  Fact& fact = begin(message, "sqs:SendMessage", "sent", reading);
  if (!message.source_queue.empty()) fact.resource = message.source_queue;
  set_time(fact, instant);
  // `AIDA…` of a user, `AROA…:session` of a role.
  const std::string_view sender = attribute(message, "SenderId");
  fact.actor = sender;
  const std::string_view session = sender.substr(std::min(sender.find(':'), sender.size()));
  if (!session.empty() && is_task_id(session.substr(1))) {
    fact.actor = session.substr(1);
    fact.add_id(IdKind::kTask, fact.actor);
  }
  fact.add_id(IdKind::kTrace, attribute(message, "AWSTraceHeader"));
  reading.tell();
}

void tell_received(const Message& message, Reading& reading) {
  const auto instant = instant_in(message, "ApproximateFirstReceiveTimestamp", reading);
  Fact& fact = begin(message, "sqs:ReceiveMessage", "first received", reading);
  set_time(fact, instant);
  reading.tell();
}

// It was in the queue when somebody looked, which no message says the time of.
void tell_seen(const Message& message, Reading& reading) {
  const std::string_view count = attribute(message, "ApproximateReceiveCount");
  Fact& fact = begin(message, "sqs:Message", "seen", reading);
  fact.own_id.append(1, ' ').append(count);
  std::string_view md5 = text_of(message.record, {"MD5OfBody", "md5OfBody"});
  const sim::JsonValue* const body = message.record.find("Body");
  const bool has_body = body != nullptr || message.record.find("body") != nullptr;
  const std::string computed = has_body ? sqs::md5(message.body) : std::string{};
  if (has_body && !md5.empty() && md5 != computed) {
    reading.not_understood("an SQS message whose MD5OfBody is not that of its body",
                           message.record.json());
  }
  if (md5.empty()) md5 = computed;
  fact.add_id(IdKind::kBodyMd5, md5);
  fact.add_id(IdKind::kTrace, attribute(message, "AWSTraceHeader"));
  fact.payload = payload_of(message);
  fact.payload_is_json = true;
  reading.tell();
}

void read_message(const sim::JsonValue& record, Reading& reading) {
  const sim::JsonValue* attributes = record.find("Attributes");
  if (attributes == nullptr) attributes = record.find("attributes");
  if (attributes != nullptr && !attributes->is_object()) attributes = nullptr;
  Message message{record,
                  attributes,
                  text_of(record, {"MessageId", "messageId"}),
                  text_of(record, {"Body", "body"}),
                  text_of(record, "eventSourceARN"),
                  {}};
  if (message.id.empty()) {
    return reading.not_understood("an SQS message without a MessageId", record.json());
  }
  message.source_queue = attribute(message, "DeadLetterQueueSourceArn");
  tell_seen(message, reading);
  if (!attribute(message, "SentTimestamp").empty()) tell_sent(message, reading);
  if (!attribute(message, "ApproximateFirstReceiveTimestamp").empty()) {
    tell_received(message, reading);
  }
  // Events that come by way of a queue are evidence themselves.
  reading.wrapped_if_known(message.body);
}

void read_sqs_document(const sim::JsonValue& document, Reading& reading) {
  const sim::JsonValue* const messages = list_of(document, "Messages");
  if (messages == nullptr) return read_message(document, reading);
  for (const sim::JsonValue& record : messages->elements()) {
    reading.next_record();
    if (is_message(record)) {
      read_message(record, reading);
    } else {
      reading.not_understood("an SQS message without MessageId and Body", record.json());
    }
  }
}

}  // namespace

const DocumentReader kSqsMessages{"SQS messages", is_sqs_document, read_sqs_document};

}  // namespace evidence
