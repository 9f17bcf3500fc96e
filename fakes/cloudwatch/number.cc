#include "fakes/cloudwatch/number.h"

#include <charconv>
#include <cmath>

namespace cloudwatch {

std::string number_text(double number) {
  // Java writes magnitudes from 1e-3 to 1e7 in full and others with an exponent.
  const double magnitude = std::fabs(number);
  const bool in_full = magnitude == 0 || (magnitude >= 1e-3 && magnitude < 1e7);
  char buffer[64];
  const char* const end =
      std::to_chars(buffer, buffer + sizeof buffer, number,
                    in_full ? std::chars_format::fixed : std::chars_format::scientific)
          .ptr;
  std::string text(static_cast<const char*>(buffer), end);
  const std::size_t exponent = text.find('e');
  std::string digits = text.substr(0, exponent);
  if (digits.find('.') == std::string::npos) digits += ".0";
  if (exponent == std::string::npos) return digits;
  int power = 0;
  const char* first = text.data() + exponent + 1;
  if (*first == '+') ++first;
  std::from_chars(first, text.data() + text.size(), power);
  return digits + "E" + std::to_string(power);
}

std::string long_time(sim::Time time) {
  std::string text = sim::to_iso8601(time);
  text.pop_back();
  return text + "+0000";
}

std::string short_time(sim::Time time) {
  const std::string iso = sim::to_iso8601(time);
  return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(2, 2) + " " +
         iso.substr(11, 8);
}

}  // namespace cloudwatch
