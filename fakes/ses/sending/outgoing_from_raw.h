// A mail that comes with its header: whom it is from and for is read from there if nobody says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/ses/sending/outgoing_mail.h"

namespace ses {

// Throws InvalidParameterValue if neither the caller nor the header names a sender, or the mail is
// empty.
OutgoingMail outgoing_from_raw(const std::string& raw, const std::optional<std::string>& source,
                               const std::vector<std::string>& recipients);

}  // namespace ses
