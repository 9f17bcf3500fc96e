// What becomes of a mail that SES has sent, recipient by recipient.
//
// What bounces: mail to an address of the mailbox simulator that says so, and what a fault strikes
// (fakes/ses/faults.h). Other mail arrives: in this World, if it receives mail for the recipient,
// else nowhere.
#pragma once

#include "fakes/ses/sending/sent_mail.h"
#include "fakes/ses/ses.h"

namespace ses {

void deliver(Ses& ses, SentMail mail);

}  // namespace ses
