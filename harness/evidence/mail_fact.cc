#include "harness/evidence/mail_fact.h"

#include "fakes/aws/base64.h"
#include "fakes/mail/message.h"
#include "harness/evidence/fields.h"

namespace evidence {
namespace {

// The first Message-ID in a header's value.
std::string_view first_id(std::string_view text) {
  const std::size_t begin = text.find('<');
  if (begin == text.npos) return text.substr(0, text.find(' '));
  const std::size_t end = text.find('>', begin);
  return text.substr(begin, end == text.npos ? end : end + 1 - begin);
}

void write_addresses(sim::JsonWriter& json, const char* name,
                     const std::vector<mail::Address>& addresses) {
  if (addresses.empty()) return;
  json.key(name).begin_array();
  for (const mail::Address& one : addresses) json.value(mail::to_text(one));
  json.end_array();
}

void write_texts(sim::JsonWriter& json,
                 std::initializer_list<std::pair<const char*, const std::string*>> texts) {
  for (const auto& [name, text] : texts) {
    if (!text->empty()) json.key(name).value(*text);
  }
}

std::string payload_of_mail(const mail::Message& message) {
  sim::JsonWriter json;
  json.begin_object();
  write_addresses(json, "from", message.from);
  write_addresses(json, "to", message.to);
  write_addresses(json, "cc", message.cc);
  write_addresses(json, "reply_to", message.reply_to);
  write_texts(json, {{"subject", &message.subject},
                     {"message_id", &message.message_id},
                     {"in_reply_to", &message.in_reply_to},
                     {"text", &message.text},
                     {"html", &message.html}});
  if (!message.references.empty()) {
    json.key("references").begin_array();
    for (const std::string& id : message.references) json.value(id);
    json.end_array();
  }
  if (!message.attachments.empty()) {
    json.key("attachments").begin_array();
    for (const mail::Attachment& one : message.attachments) {
      json.begin_object().key("name").value(one.name).key("type").value(one.type);
      json.key("base64").value(aws::base64_encode(one.bytes)).end_object();
    }
    json.end_array();
  }
  json.end_object();
  return json.take();
}

}  // namespace

void add_mail_ids(Fact& fact, std::string_view message_id, std::string_view in_reply_to,
                  std::string_view references) {
  fact.add_id(IdKind::kMail, message_id);
  std::string_view root = first_id(references);
  if (root.empty()) root = first_id(in_reply_to);
  fact.add_id(IdKind::kThread, root.empty() ? message_id : root);
}

void tell_raw_mail(std::string_view raw, std::string_view ses_id,
                   const std::optional<Instant>& time, Reading& reading) {
  const mail::Message message = mail::parse(raw);
  Fact& fact = reading.new_fact();
  fact.source = "mail";
  fact.operation = "mail:Message";
  if (time) {
    set_time(fact, time);
  } else if (message.date) {
    fact.time = *message.date;
    fact.resolution = std::chrono::seconds{1};
  }
  if (!message.from.empty()) fact.actor = message.from.front().address;
  if (!message.to.empty()) fact.resource = message.to.front().address;
  fact.add_id(IdKind::kMail, ses_id);
  add_mail_ids(fact, message.message_id, message.in_reply_to,
               message.references.empty() ? std::string{} : message.references.front());
  fact.own_id = message.message_id;
  fact.payload = payload_of_mail(message);
  fact.payload_is_json = true;
  reading.tell();
}

}  // namespace evidence
