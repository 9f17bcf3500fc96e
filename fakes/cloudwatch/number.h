// Numbers and times as CloudWatch prints them.
#pragma once

#include <string>

#include "sim/time/time.h"

namespace cloudwatch {

// `3.0`, `97.25`, `1.0E7`: a double as Java prints it.
std::string number_text(double number);
// `2026-01-05T09:02:00.000+0000`
std::string long_time(sim::Time time);
// `05/01/26 09:02:00`
std::string short_time(sim::Time time);

}  // namespace cloudwatch
