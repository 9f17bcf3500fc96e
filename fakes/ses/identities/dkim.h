// Easy DKIM: a domain's tokens, in the World's store, and how both versions show them. Mail is not
// signed.
//
// https://docs.aws.amazon.com/ses/latest/dg/send-email-authentication-dkim-easy.html
#pragma once

#include <string>
#include <vector>

#include "fakes/ses/identities/identity_view.h"
#include "fakes/ses/ses.h"

namespace ses {

// Three tokens for the domain, the same each time, and from then on DKIM is set up: it is verified
// as soon as the identity is.
std::vector<std::string> start_dkim(Ses& ses, const aws::Caller& caller, const std::string& domain);

// Empty before start_dkim().
std::vector<std::string> dkim_tokens(Ses& ses, const aws::Caller& caller,
                                     const std::string& domain);

// As version 2 shows it: without tokens it is not started. An address has none of its own.
DkimAttributes dkim_attributes(Ses& ses, const aws::Caller& caller, const Identity& identity);

}  // namespace ses
