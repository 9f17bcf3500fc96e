// Dates as mail headers write them.
#pragma once

#include <string>

#include "sim/time/time.h"

namespace ses {

// `Mon, 5 Jan 2026 09:00:00 +0000`
std::string mail_date(sim::Time time);

}  // namespace ses
