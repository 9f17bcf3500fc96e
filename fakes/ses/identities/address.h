// Checking the addresses that a caller gives, in SES's words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/mail/address.h"

namespace ses {

// The one address in `text`, with or without a name. Throws InvalidParameterValue:
// `Missing final '@domain'`, `Missing domain`, `Local address contains control or whitespace`,
// `Domain contains control or whitespace`, `Illegal address`.
mail::Address require_address(const std::string& text);
std::vector<mail::Address> require_addresses(const std::vector<std::string>& texts);

// True for the mailbox simulator's addresses, which need no verification.
// https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator
bool is_simulator(std::string_view address);
// `bounce` of `bounce+label@simulator.amazonses.com`.
std::string simulator_case(std::string_view address);

}  // namespace ses
