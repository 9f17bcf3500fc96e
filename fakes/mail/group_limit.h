// Internal to fakes_mail: a bound on what a list of addresses can nest.
#pragma once

#include <string>
#include <string_view>

namespace mail {

// GMime reads a group within a group by recursion, without a limit, and each begins with a colon.
inline constexpr int kMaxColons = 500;

// A list of addresses as it is, but that colons after the first kMaxColons are spaces.
std::string limit_groups(std::string_view addresses);

// The same for each From, Sender, Reply-To, To, Cc and Bcc of a mail and of the mails within it.
std::string limit_header_groups(std::string_view raw);

}  // namespace mail
