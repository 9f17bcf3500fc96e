// Internal to fakes_mail: which header fields are not in Message::headers.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "fakes/mail/address.h"

namespace mail {

// True for fields with a member of their own in Message, and for MIME's.
inline bool has_own_place(std::string_view name) {
  constexpr std::array<std::string_view, 11> kOwn = {
      "From",       "To",          "Cc",         "Bcc",  "Reply-To",    "Subject",
      "Message-ID", "In-Reply-To", "References", "Date", "MIME-Version"};
  constexpr std::string_view kContent = "Content-";
  return same_address(name.substr(0, kContent.size()), kContent) ||
         std::any_of(kOwn.begin(), kOwn.end(),
                     [&](std::string_view own) { return same_address(own, name); });
}

}  // namespace mail
