#include "fakes/ses/sending/outgoing_from_raw.h"

#include "fakes/ses/errors.h"
#include "fakes/ses/identities/address.h"
#include "fakes/ses/sending/raw_mail.h"

namespace ses {
namespace {

std::string source_in(const RawMail& mail) {
  const HeaderField* from = mail.find("From");
  if (from == nullptr || from->value.empty()) {
    throw invalid_parameter_value("Missing required header 'From'.");
  }
  // The first address, should there be several. Text that is no address is returned as it is, for
  // the checks to refuse.
  const auto addresses = mail::parse_addresses(from->value);
  return addresses.empty() ? from->value : mail::to_text(addresses.front());
}

std::vector<std::string> recipients_in(const RawMail& mail) {
  std::vector<std::string> recipients;
  for (const char* name : {"To", "Cc", "Bcc"}) {
    const HeaderField* field = mail.find(name);
    if (field == nullptr) continue;
    for (const mail::Address& address : mail::parse_addresses(field->value)) {
      recipients.push_back(mail::to_text(address));
    }
  }
  return recipients;
}

}  // namespace

OutgoingMail outgoing_from_raw(const std::string& raw, const std::optional<std::string>& source,
                               const std::vector<std::string>& recipients) {
  const RawMail mail = read_raw(raw);
  OutgoingMail outgoing;
  outgoing.source = source ? *source : source_in(mail);
  outgoing.recipients = recipients.empty() ? recipients_in(mail) : recipients;
  if (const HeaderField* path = mail.find("Return-Path")) outgoing.return_path = path->value;
  outgoing.raw = raw;
  return outgoing;
}

}  // namespace ses
