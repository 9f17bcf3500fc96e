// What a mail must satisfy before SES sends it.
#pragma once

#include <string>

#include "fakes/ses/sending/outgoing_mail.h"

namespace ses {

// Errors: InvalidParameterValue for addresses, their number and the size; MessageRejected for
// identities that are not verified.
void check_outgoing(Ses& ses, const aws::Caller& caller, const OutgoingMail& outgoing);

// Errors: InvalidParameterValue for what is no address, MessageRejected for one that is not
// verified.
void check_sender(Ses& ses, const aws::Caller& caller, const std::string& source);

}  // namespace ses
