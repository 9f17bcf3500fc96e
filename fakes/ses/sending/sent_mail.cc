#include "fakes/ses/sending/sent_mail.h"

#include "fakes/aws/environment.h"
#include "fakes/mail/message.h"
#include "fakes/ses/identities/address.h"
#include "fakes/ses/mail_headers.h"

namespace ses {
namespace {

void write_texts(sim::JsonWriter& json, std::string_view name,
                 const std::vector<std::string>& texts) {
  json.key(name).begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
}

void write_common(sim::JsonWriter& json, const SentMail& sent, const RawMail& raw) {
  const mail::Message message = mail::parse(sent.raw);
  json.key("commonHeaders").begin_object();
  write_addresses(json, "from", message.from);
  write_field(json, "date", raw.find("Date"));
  write_addresses(json, "to", message.to);
  write_addresses(json, "cc", message.cc);
  json.key("messageId").value(sent.message_id);
  if (raw.find("Subject") != nullptr) json.key("subject").value(message.subject);
  json.end_object();
}

// Those that SES adds, and the caller's own.
void write_tags(sim::JsonWriter& json, const SentMail& mail) {
  json.key("tags").begin_object();
  write_texts(json, "ses:configuration-set", {mail.configuration_set});
  write_texts(json, "ses:from-domain", {mail::domain(require_address(mail.source).address)});
  for (const MessageTag& tag : mail.tags) write_texts(json, tag.name, {tag.value});
  json.end_object();
}

}  // namespace

std::string mail_record(const SentMail& mail) {
  const RawMail raw = read_raw(mail.raw);
  const std::string identity = "identity/" + require_address(mail.source).address;
  sim::JsonWriter json;
  json.begin_object();
  json.key("timestamp").value(sim::to_iso8601(mail.time));
  json.key("source").value(mail.source);
  json.key("sourceArn").value(aws::arn("ses", mail.region, mail.account, identity));
  json.key("sendingAccountId").value(mail.account);
  json.key("messageId").value(mail.message_id);
  write_texts(json, "destination", mail.envelope.recipients);
  write_headers(json, raw);
  write_common(json, mail, raw);
  write_tags(json, mail);
  json.end_object();
  return json.take();
}

}  // namespace ses
