#include <charconv>

#include "fakes/mail/mailbox.h"
#include "harness/server/control_handlers.h"
#include "harness/server/respond.h"
#include "harness/world/world.h"
#include "sim/journal/json_writer.h"

namespace harness {
namespace {

constexpr std::uint64_t kDefaultMails = 1000;
constexpr std::uint64_t kMostMails = 10000;
constexpr std::uint64_t kMostId = 1'000'000'000'000;

void write_list(sim::JsonWriter& json, std::string_view name,
                const std::vector<std::string>& list) {
  json.key(name).begin_array();
  for (const std::string& text : list) json.value(text);
  json.end_array();
}

// Writes the members that a mail has in the list and by itself.
void write_summary(sim::JsonWriter& json, const mail::Entry& entry) {
  const mail::Message& message = entry.message();
  json.key("id").value(entry.id);
  json.key("time").value(sim::to_iso8601(entry.time));
  json.key("direction").value(entry.direction == mail::Direction::kIn ? "in" : "out");
  json.key("from").value(entry.envelope.sender);
  write_list(json, "to", entry.envelope.recipients);
  json.key("subject").value(message.subject);
  json.key("message_id").value(message.message_id);
  json.key("in_reply_to").value(message.in_reply_to);
  write_list(json, "references", message.references);
  json.key("ses_message_id").value(entry.ses_message_id);
  json.key("text").value(message.text);
  json.key("raw").value(entry.raw);
}

void write_addresses(sim::JsonWriter& json, std::string_view name,
                     const std::vector<mail::Address>& addresses) {
  json.key(name).begin_array();
  for (const mail::Address& address : addresses) {
    json.begin_object();
    json.key("name").value(address.name).key("address").value(address.address);
    json.end_object();
  }
  json.end_array();
}

void write_rest(sim::JsonWriter& json, const mail::Message& message) {
  write_addresses(json, "header_from", message.from);
  write_addresses(json, "header_to", message.to);
  write_addresses(json, "cc", message.cc);
  write_addresses(json, "reply_to", message.reply_to);
  json.key("html").value(message.html);
  json.key("headers").begin_array();
  for (const auto& [name, value] : message.headers) {
    json.begin_object().key("name").value(name).key("value").value(value).end_object();
  }
  json.end_array();
  json.key("attachments").begin_array();
  for (const mail::Attachment& attachment : message.attachments) {
    json.begin_object();
    json.key("name").value(attachment.name).key("type").value(attachment.type);
    json.key("bytes").value(static_cast<std::uint64_t>(attachment.bytes.size()));
    json.end_object();
  }
  json.end_array();
}

// The envelope of a mail that is put in: the addresses of the query, or else those of its header.
mail::Envelope envelope_of(const ControlCall& call) {
  mail::Envelope envelope{call.text("from"), {}};
  const auto [first, last] = call.query.equal_range("to");
  for (auto to = first; to != last; ++to) envelope.recipients.push_back(to->second);
  if (!envelope.sender.empty() && !envelope.recipients.empty()) return envelope;
  const mail::Message message = mail::parse(call.request.body);
  if (envelope.sender.empty() && !message.from.empty()) {
    envelope.sender = message.from.front().address;
  }
  if (envelope.recipients.empty()) {
    for (const auto* list : {&message.to, &message.cc, &message.bcc}) {
      for (const mail::Address& address : *list) envelope.recipients.push_back(address.address);
    }
  }
  return envelope;
}

}  // namespace

sim::http::Response get_mail(ControlCall& call) {
  const std::uint64_t since = call.number("since", 0, kMostId);
  const std::uint64_t limit = call.number("limit", kDefaultMails, kMostMails);
  sim::JsonWriter json;
  json.begin_object().key("mail").begin_array();
  std::uint64_t count = 0;
  for (const mail::Entry& entry : call.world().mailbox().entries()) {
    if (entry.id <= since) continue;
    if (count++ == limit) break;
    json.begin_object();
    write_summary(json, entry);
    json.end_object();
  }
  json.end_array().end_object();
  return json_response(json.take());
}

sim::http::Response get_one_mail(ControlCall& call) {
  std::uint64_t id = 0;
  const char* const end = call.label.data() + call.label.size();
  const auto [stop, error] = std::from_chars(call.label.data(), end, id);
  const bool is_number = error == std::errc{} && stop == end;
  const mail::Entry* entry = is_number ? call.world().mailbox().find(id) : nullptr;
  if (entry == nullptr) throw ControlError{404, "there is no mail '" + call.label + "'"};
  sim::JsonWriter json;
  json.begin_object();
  write_summary(json, *entry);
  write_rest(json, entry->message());
  json.end_object();
  return json_response(json.take());
}

sim::http::Response post_mail(ControlCall& call) {
  if (call.request.body.empty()) throw ControlError{400, "expected a mail (RFC 5322) as the body"};
  const mail::Envelope envelope = envelope_of(call);
  if (envelope.sender.empty() || envelope.recipients.empty()) {
    throw ControlError{400,
                       "the mail does not say from whom and to whom: expected From and To in its "
                       "header, or from and to in the query"};
  }
  call.world().receive_mail(envelope.sender, envelope.recipients, call.request.body);
  sim::JsonWriter json;
  json.begin_object();
  json.key("from").value(envelope.sender);
  write_list(json, "to", envelope.recipients);
  json.end_object();
  return json_response(json.take());
}

}  // namespace harness
