#include "fakes/ses/sending/sending_events.h"

#include <algorithm>

#include "fakes/aws/later.h"
#include "fakes/ses/events.h"
#include "fakes/ses/faults.h"
#include "fakes/ses/sending/message_id.h"
#include "sim/journal/json_writer.h"

namespace ses {
namespace {

constexpr const char* kEventSubject = "Amazon SES Email Event Notification";
constexpr int kDeliveryMs = 300;

// One kind of event: what it is asked for as, its `eventType`, and the member with its details.
struct EventKind {
  std::string_view asked_as;
  std::string_view type;
  std::string_view member;
};
constexpr EventKind kSend{"SEND", "Send", "send"};
constexpr EventKind kDelivery{"DELIVERY", "Delivery", "delivery"};
constexpr EventKind kBounce{"BOUNCE", "Bounce", "bounce"};
constexpr EventKind kComplained{"COMPLAINT", "Complaint", "complaint"};
constexpr EventKind kDelay{"DELIVERY_DELAY", "DeliveryDelay", "deliveryDelay"};

// The topics that are to be told.
std::vector<std::string> listeners(Ses& ses, const SentMail& mail, const EventKind& kind) {
  std::vector<std::string> topics;
  if (mail.configuration_set.empty()) return topics;
  for (const EventDestination& one :
       ses.event_destinations().of(mail.account, mail.region, mail.configuration_set)) {
    const auto& types = one.matching_event_types;
    const bool is_asked = std::ranges::find(types, kind.asked_as) != types.end();
    if (one.enabled.value_or(false) && is_asked) topics.push_back(one.sns_destination->topic_arn);
  }
  return topics;
}

std::string event_json(const EventKind& kind, const SentMail& mail, const std::string& details) {
  sim::JsonWriter json;
  json.begin_object();
  json.key("eventType").value(kind.type);
  json.key("mail").raw(mail_record(mail));
  json.key(kind.member).raw(details);
  json.end_object();
  return json.take();
}

void tell(Ses& ses, const std::string& message_id, const std::string& topic,
          const std::string& message) {
  aws::TopicSink* topics = ses.environment().topics;
  if (topics != nullptr && topics->publish(topic, kEventSubject, message)) return;
  ses.environment().journal.record("ses", message_id, EventLost{topic, "the topic does not exist"});
}

void publish(Ses& ses, const SentMail& mail, const EventKind& kind, const std::string& details,
             const std::vector<std::string>& topics) {
  aws::Environment& environment = ses.environment();
  const std::string message = event_json(kind, mail, details);
  for (const std::string& topic : topics) {
    const auto struck = environment.faults.may_strike(kLateEvent)
                            ? aws::strike(environment, kLateEvent, mail.configuration_set)
                            : std::nullopt;
    const sim::CauseScope because{environment.journal,
                                  struck ? struck->event : environment.journal.cause()};
    const sim::Duration after = struck ? struck->duration("by") : sim::Duration{};
    aws::later(environment, after, "an event " + std::string(kind.type) + " of a mail",
               [&ses, id = mail.message_id, topic, message] { tell(ses, id, topic, message); });
  }
}

std::string feedback_id(Ses& ses, const SentMail& mail) {
  return sent_message_id(ses.ids(), mail.region, ses.environment().now());
}

void write_now(sim::JsonWriter& json, Ses& ses) {
  json.key("timestamp").value(sim::to_iso8601(ses.environment().now()));
}

void write_rejected(sim::JsonWriter& json, const std::string& recipient, const Rejection& why) {
  json.key("emailAddress").value(recipient);
  json.key("status").value(why.status);
  json.key("diagnosticCode").value(why.diagnostic_code);
}

}  // namespace

void publish_send(Ses& ses, const SentMail& mail) {
  const auto topics = listeners(ses, mail, kSend);
  if (!topics.empty()) publish(ses, mail, kSend, "{}", topics);
}

void publish_delivery(Ses& ses, const SentMail& mail, const std::vector<std::string>& recipients) {
  const auto topics = listeners(ses, mail, kDelivery);
  if (topics.empty() || recipients.empty()) return;
  sim::JsonWriter json;
  json.begin_object();
  write_now(json, ses);
  json.key("processingTimeMillis").value(kDeliveryMs);
  json.key("recipients").begin_array();
  for (const std::string& recipient : recipients) json.value(recipient);
  json.end_array();
  json.key("smtpResponse").value("250 2.6.0 Message received");
  json.key("reportingMTA").value("mta.example.com");
  json.end_object();
  publish(ses, mail, kDelivery, json.take(), topics);
}

void publish_bounce(Ses& ses, const SentMail& mail, const std::string& recipient,
                    const Rejection& why) {
  const auto topics = listeners(ses, mail, kBounce);
  if (topics.empty()) return;
  sim::JsonWriter json;
  json.begin_object();
  json.key("bounceType").value(why.type);
  json.key("bounceSubType").value(why.sub_type);
  json.key("bouncedRecipients").begin_array().begin_object();
  write_rejected(json, recipient, why);
  json.key("action").value("failed");
  json.end_object().end_array();
  write_now(json, ses);
  json.key("feedbackId").value(feedback_id(ses, mail));
  json.key("reportingMTA").value("dsn; mta.example.com");
  json.end_object();
  publish(ses, mail, kBounce, json.take(), topics);
}

void publish_complaint(Ses& ses, const SentMail& mail, const std::string& recipient) {
  const auto topics = listeners(ses, mail, kComplained);
  if (topics.empty()) return;
  sim::JsonWriter json;
  json.begin_object();
  json.key("complainedRecipients").begin_array().begin_object();
  json.key("emailAddress").value(recipient);
  json.end_object().end_array();
  write_now(json, ses);
  json.key("feedbackId").value(feedback_id(ses, mail));
  json.key("complaintFeedbackType").value("abuse");
  json.key("arrivalDate").value(sim::to_iso8601(mail.time));
  json.end_object();
  publish(ses, mail, kComplained, json.take(), topics);
}

void publish_delay(Ses& ses, const SentMail& mail, const std::string& recipient,
                   const Rejection& why, sim::Time until) {
  const auto topics = listeners(ses, mail, kDelay);
  if (topics.empty()) return;
  sim::JsonWriter json;
  json.begin_object();
  write_now(json, ses);
  json.key("delayType").value(why.sub_type.empty() ? why.type : why.sub_type);
  json.key("expirationTime").value(sim::to_iso8601(until));
  json.key("delayedRecipients").begin_array().begin_object();
  write_rejected(json, recipient, why);
  json.end_object().end_array();
  json.end_object();
  publish(ses, mail, kDelay, json.take(), topics);
}

}  // namespace ses
