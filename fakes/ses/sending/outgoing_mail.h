// Sending one mail, however it was asked for.
//
// What becomes of it then is in fakes/ses/sending/mail_delivery.h; what comes in for nobody or is
// too large for its rule bounces as well (fakes/ses/receiving/inbound.cc).
#pragma once

#include <string>
#include <vector>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

// Version 1 takes 10 MiB, version 2 takes 40.
inline constexpr std::size_t kMaxBytesV1 = 10485760;
inline constexpr std::size_t kMaxBytesV2 = 41943040;

struct OutgoingMail {
  std::string source;                   // as given, with or without a name
  std::vector<std::string> recipients;  // as given
  std::string return_path;              // "" for the source
  std::string raw;                      // without what SES adds
  std::string configuration_set = {};   // whose destinations get its events; "" for none
  std::vector<MessageTag> tags = {};
  std::size_t max_bytes = kMaxBytesV1;
};

// Checks the mail, puts it into the mailbox with SES's own header fields (Message-ID, Date), tells
// the journal (`mail.sent`) and returns SES's message id. Recipients whose mail this World receives
// get it a moment later. Errors: InvalidParameterValue, MessageRejected; Throttling if that fault
// strikes.
// https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
std::string send(Ses& ses, const aws::Caller& caller, const OutgoingMail& outgoing);

}  // namespace ses
