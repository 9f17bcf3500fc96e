#include "fakes/ses/sending/date.h"

#include <string_view>

namespace ses {

std::string mail_date(sim::Time time) {
  constexpr std::string_view kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::sys_days day{std::chrono::floor<std::chrono::days>(time.time_since_epoch())};
  const std::chrono::year_month_day date{day};
  const std::string iso = sim::to_iso8601(time);
  std::string text{kDays[std::chrono::weekday{day}.c_encoding()]};
  text += ", " + std::to_string(static_cast<unsigned>(date.day())) + " ";
  text += kMonths[static_cast<unsigned>(date.month()) - 1];
  return text + " " + iso.substr(0, 4) + " " + iso.substr(11, 8) + " +0000";
}

}  // namespace ses
