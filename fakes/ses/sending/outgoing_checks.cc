#include "fakes/ses/sending/outgoing_checks.h"

#include <algorithm>

#include "fakes/ses/errors.h"
#include "fakes/ses/identities/address.h"
#include "fakes/ses/sending/raw_mail.h"

namespace ses {
namespace {

constexpr std::size_t kMaxRecipients = 50;

void check_recipients(const std::vector<std::string>& recipients) {
  if (recipients.empty()) {
    throw invalid_parameter_value("At least one destination address is required.");
  }
  if (recipients.size() > kMaxRecipients) {
    throw invalid_parameter_value("Recipient count exceeds 50.");
  }
}

void check_size(const OutgoingMail& outgoing) {
  if (outgoing.raw.size() > outgoing.max_bytes) {
    throw invalid_parameter_value("Message length is more than " +
                                  std::to_string(outgoing.max_bytes) + " bytes long: '" +
                                  std::to_string(outgoing.raw.size()) + "'.");
  }
}

// Who must be verified to send: the source and whom the mail says that it is from.
std::vector<std::string> senders_of(const OutgoingMail& outgoing) {
  std::vector<std::string> senders{outgoing.source};
  const RawMail mail = read_raw(outgoing.raw);
  if (const HeaderField* from = mail.find("From")) {
    for (const mail::Address& address : mail::parse_addresses(from->value)) {
      if (!mail::same_address(address.address, require_address(outgoing.source).address)) {
        senders.push_back(mail::to_text(address));
      }
    }
  }
  return senders;
}

bool is_verified(Ses& ses, const aws::Caller& caller, const std::string& text) {
  const std::string address = require_address(text).address;
  return is_simulator(address) || ses.identities().covers(caller.account, caller.region, address);
}

void check_verified(Ses& ses, const aws::Caller& caller, const OutgoingMail& outgoing) {
  std::vector<std::string> failed;
  const auto check = [&](const std::string& text) {
    if (!is_verified(ses, caller, text) && std::ranges::find(failed, text) == failed.end()) {
      failed.push_back(text);
    }
  };
  if (ses.options().sandbox) {
    for (const std::string& recipient : outgoing.recipients) check(recipient);
  }
  for (const std::string& sender : senders_of(outgoing)) check(sender);
  if (!failed.empty()) throw not_verified(caller.region, failed);
}

}  // namespace

void check_outgoing(Ses& ses, const aws::Caller& caller, const OutgoingMail& outgoing) {
  check_recipients(outgoing.recipients);
  require_address(outgoing.source);
  require_addresses(outgoing.recipients);
  if (!outgoing.return_path.empty()) require_address(outgoing.return_path);
  check_size(outgoing);
  check_verified(ses, caller, outgoing);
}

void check_sender(Ses& ses, const aws::Caller& caller, const std::string& source) {
  if (!is_verified(ses, caller, source)) throw not_verified(caller.region, {source});
}

}  // namespace ses
