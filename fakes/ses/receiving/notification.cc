#include "fakes/ses/receiving/notification.h"

#include "fakes/aws/base64.h"
#include "fakes/ses/mail_headers.h"
#include "sim/journal/json_writer.h"

namespace ses {
namespace {

constexpr int kProcessingMs = 300;

// The header fields that nearly every reader wants.
void write_common(sim::JsonWriter& json, const mail::Entry& entry, const RawMail& mail) {
  json.key("commonHeaders").begin_object();
  json.key("returnPath").value(entry.envelope.sender);
  write_addresses(json, "from", entry.message().from);
  write_addresses(json, "replyTo", entry.message().reply_to);
  write_field(json, "date", mail.find("Date"));
  write_addresses(json, "to", entry.message().to);
  write_addresses(json, "cc", entry.message().cc);
  write_field(json, "messageId", mail.find("Message-ID"));
  if (mail.find("Subject") != nullptr) json.key("subject").value(entry.message().subject);
  json.end_object();
}

void write_verdict(sim::JsonWriter& json, std::string_view name, std::string_view status) {
  json.key(name).begin_object().key("status").value(status).end_object();
}

void write_receipt(sim::JsonWriter& json, const mail::Entry& entry, const ReceiptRule& rule,
                   const SnsAction& action, const std::vector<std::string>& recipients) {
  json.key("receipt").begin_object();
  json.key("timestamp").value(sim::to_iso8601(entry.time));
  json.key("processingTimeMillis").value(kProcessingMs);
  json.key("recipients").begin_array();
  for (const std::string& recipient : recipients) json.value(recipient);
  json.end_array();
  const std::string_view scanned = rule.scan_enabled.value_or(false) ? "PASS" : "DISABLED";
  write_verdict(json, "spamVerdict", scanned);
  write_verdict(json, "virusVerdict", scanned);
  write_verdict(json, "spfVerdict", "PASS");
  write_verdict(json, "dkimVerdict", "PASS");
  write_verdict(json, "dmarcVerdict", "PASS");
  json.key("action").begin_object();
  json.key("type").value("SNS");
  json.key("topicArn").value(action.topic_arn);
  json.key("encoding").value(action.encoding == "Base64" ? "BASE64" : "UTF8");
  json.end_object().end_object();
}

}  // namespace

std::string notification(const mail::Entry& entry, const ReceiptRule& rule, const SnsAction& action,
                         const std::vector<std::string>& recipients) {
  const RawMail mail = read_raw(entry.raw);
  sim::JsonWriter json;
  json.begin_object();
  json.key("notificationType").value("Received");
  json.key("mail").begin_object();
  json.key("timestamp").value(sim::to_iso8601(entry.time));
  json.key("source").value(entry.envelope.sender);
  json.key("messageId").value(entry.ses_message_id);
  json.key("destination").begin_array();
  for (const std::string& recipient : entry.envelope.recipients) json.value(recipient);
  json.end_array();
  write_headers(json, mail);
  write_common(json, entry, mail);
  json.end_object();
  write_receipt(json, entry, rule, action, recipients);
  json.key("content").value(action.encoding == "Base64" ? aws::base64_encode(entry.raw)
                                                        : entry.raw);
  json.end_object();
  return json.take();
}

}  // namespace ses
