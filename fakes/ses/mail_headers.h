// The header of a mail as notifications and events tell it.
#pragma once

#include <string_view>
#include <vector>

#include "fakes/mail/address.h"
#include "fakes/ses/sending/raw_mail.h"
#include "sim/journal/json_writer.h"

namespace ses {

// The members `headersTruncated` and `headers`: past 10 KiB of header, SES leaves fields out and
// says so.
void write_headers(sim::JsonWriter& json, const RawMail& mail);
// A member of `commonHeaders`, if there is something to be in it.
void write_addresses(sim::JsonWriter& json, std::string_view name,
                     const std::vector<mail::Address>& addresses);
void write_field(sim::JsonWriter& json, std::string_view name, const HeaderField* field);

}  // namespace ses
