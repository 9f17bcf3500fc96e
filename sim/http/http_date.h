// An instant as HTTP writes it: `Mon, 05 Jan 2026 09:00:00 GMT`, RFC 9110 section 5.6.7.
#pragma once

#include <string>

#include "sim/time/time.h"

namespace sim::http {

std::string http_date(Time time);

}  // namespace sim::http
