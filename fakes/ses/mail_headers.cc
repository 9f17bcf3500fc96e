#include "fakes/ses/mail_headers.h"

namespace ses {
namespace {

constexpr std::size_t kMaxHeaderBytes = 10 * 1024;

}  // namespace

void write_headers(sim::JsonWriter& json, const RawMail& mail) {
  std::size_t fitting = 0;
  std::size_t bytes = 0;
  for (const HeaderField& field : mail.fields) {
    bytes += field.text.size();
    if (bytes > kMaxHeaderBytes) break;
    ++fitting;
  }
  json.key("headersTruncated").value(fitting < mail.fields.size());
  json.key("headers").begin_array();
  for (std::size_t i = 0; i < fitting; ++i) {
    if (mail.fields[i].name.empty()) continue;
    json.begin_object();
    json.key("name").value(mail.fields[i].name);
    json.key("value").value(mail.fields[i].value);
    json.end_object();
  }
  json.end_array();
}

void write_addresses(sim::JsonWriter& json, std::string_view name,
                     const std::vector<mail::Address>& addresses) {
  if (addresses.empty()) return;
  json.key(name).begin_array();
  for (const mail::Address& address : addresses) json.value(mail::to_text(address));
  json.end_array();
}

void write_field(sim::JsonWriter& json, std::string_view name, const HeaderField* field) {
  if (field != nullptr) json.key(name).value(field->value);
}

}  // namespace ses
