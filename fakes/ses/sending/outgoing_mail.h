// Sending one mail, however it was asked for.
//
// What bounces: mail to an address of the mailbox simulator that says so (deliver() in
// outgoing_mail.cc), and what comes in for nobody or is too large for its rule
// (fakes/ses/receiving/inbound.cc). Other mail is taken.
#pragma once

#include <string>
#include <vector>

#include "fakes/ses/ses.h"

namespace ses {

// Version 1 takes 10 MiB, version 2 takes 40.
inline constexpr std::size_t kMaxBytesV1 = 10485760;
inline constexpr std::size_t kMaxBytesV2 = 41943040;

struct OutgoingMail {
  std::string source;                   // as given, with or without a name
  std::vector<std::string> recipients;  // as given
  std::string return_path;              // "" for the source
  std::string raw;                      // without what SES adds
  std::size_t max_bytes = kMaxBytesV1;
};

// Checks the mail, puts it into the mailbox with SES's own header fields (Message-ID, Date), tells
// the journal (`mail.sent`) and returns SES's message id. Recipients whose mail this World receives
// get it a moment later. Errors: InvalidParameterValue, MessageRejected.
// https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
std::string send(Ses& ses, const aws::Caller& caller, const OutgoingMail& outgoing);

}  // namespace ses
