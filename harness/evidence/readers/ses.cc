// SES developer guide, "Examples of event data that Amazon SES publishes", "Contents of
// notifications for Amazon SES email receiving"; Lambda's records of inbound mail hold the same in
// `ses`.
#include "fakes/aws/base64.h"
#include "harness/evidence/fields.h"
#include "harness/evidence/mail_fact.h"
#include "harness/evidence/readers/readers.h"

namespace evidence {
namespace {

std::string_view type_of(const sim::JsonValue& document) {
  return text_of(document, {"eventType", "notificationType"});
}

bool is_inbound_record(const sim::JsonValue& document) {
  return at(document, {"ses", "mail"}) != nullptr;
}

bool is_ses_document(const sim::JsonValue& document) {
  if (is_inbound_record(document)) return true;
  const sim::JsonValue* const mail = document.find("mail");
  return mail != nullptr && mail->is_object() && !type_of(document).empty();
}

// `Bounce` has its own members in `bounce`, `DeliveryDelay` in `deliveryDelay`, `Rendering Failure`
// in `failure`.
const sim::JsonValue* of_type(const sim::JsonValue& document, std::string_view type) {
  if (type == "Rendering Failure") return document.find("failure");
  if (type == "Received") return document.find("receipt");
  std::string name(type);
  if (!name.empty() && name.front() >= 'A' && name.front() <= 'Z') {
    name.front() = static_cast<char>(name.front() - 'A' + 'a');
  }
  return document.find(name);
}

std::string_view header_of(const sim::JsonValue& mail, std::string_view name) {
  const sim::JsonValue* const headers = list_of(mail, "headers");
  if (headers == nullptr) return {};
  for (const sim::JsonValue& header : headers->elements()) {
    if (text_of(header, "name") == name) return text_of(header, "value");
  }
  return {};
}

Fact& begin_mail(const sim::JsonValue& mail, std::string_view type, Reading& reading) {
  Fact& fact = reading.new_fact();
  fact.source = "ses";
  fact.actor = text_of(mail, "source");
  // `Rendering Failure` is one word in an operation's name.
  fact.operation = "ses:";
  for (const char c : type) {
    if (c != ' ') fact.operation += c;
  }
  if (const sim::JsonValue* const to = list_of(mail, "destination")) {
    if (!to->elements().empty() && to->elements().front().is_string()) {
      fact.resource = to->elements().front().string();
    }
  }
  const std::string_view ses_id = text_of(mail, "messageId");
  fact.add_id(IdKind::kMail, ses_id);
  std::string_view own = header_of(mail, "Message-ID");
  if (const sim::JsonValue* const common = mail.find("commonHeaders"); common && own.empty()) {
    own = text_of(*common, "messageId");
  }
  add_mail_ids(fact, own, header_of(mail, "In-Reply-To"), header_of(mail, "References"));
  return fact;
}

// The mail itself, which a notification by way of SNS holds if it is asked to, in base64 or not.
void read_content(const sim::JsonValue& document, const sim::JsonValue& mail, Reading& reading) {
  const std::string_view content = text_of(document, "content");
  if (content.empty()) return;
  const sim::JsonValue* const encoding = at(document, {"receipt", "action", "encoding"});
  const bool is_base64 =
      encoding != nullptr && encoding->is_string() && encoding->string() == "BASE64";
  const auto bytes = is_base64 ? aws::base64_decode(content) : std::string(content);
  if (!bytes) return reading.not_understood("the content of a mail that is no base64", content);
  tell_raw_mail(*bytes, text_of(mail, "messageId"),
                instant_of(mail, "timestamp", Unit::kMilliseconds), reading);
}

void read_notification_of(const sim::JsonValue& document, std::string_view type, Reading& reading) {
  const sim::JsonValue& mail = *document.find("mail");
  const sim::JsonValue* const special = of_type(document, type);
  Fact& fact = begin_mail(mail, type, reading);
  if (special != nullptr) set_time(fact, instant_of(*special, "timestamp", Unit::kMilliseconds));
  if (!fact.time) set_time(fact, instant_of(mail, "timestamp", Unit::kMilliseconds));
  sim::JsonWriter json;
  json.begin_object().key("mail").raw(mail.json());
  if (special != nullptr) json.key(special->name()).raw(special->json());
  json.end_object();
  fact.payload = json.take();
  fact.payload_is_json = true;
  // An event is published at least once, and has no id of its own.
  if (special != nullptr) fact.own_id.append(text_of(*special, "feedbackId"));
  if (fact.own_id.empty()) {
    fact.own_id.append(text_of(mail, "messageId")).append(1, '/').append(type);
    if (fact.time) fact.own_id.append(1, '/').append(to_rfc3339(*fact.time));
  }
  const bool has_time = fact.time.has_value();
  reading.tell();
  if (!has_time) reading.not_understood("an SES event without a timestamp", document.json());
  // What became of a mail says when it was sent, too.
  if (type != "Received" && type != "Send" && !text_of(mail, "timestamp").empty()) {
    Fact& sent = begin_mail(mail, "Send", reading);
    set_time(sent, instant_of(mail, "timestamp", Unit::kMilliseconds));
    sent.own_id.append(text_of(mail, "messageId")).append("/Send");
    if (sent.time) sent.own_id.append(1, '/').append(to_rfc3339(*sent.time));
    reading.tell();
  }
  read_content(document, mail, reading);
}

void read_ses(const sim::JsonValue& document, Reading& reading) {
  if (is_inbound_record(document)) {
    return read_notification_of(*document.find("ses"), "Received", reading);
  }
  read_notification_of(document, type_of(document), reading);
}

}  // namespace

const DocumentReader kSes{"SES events", is_ses_document, read_ses};

}  // namespace evidence
