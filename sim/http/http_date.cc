#include "sim/http/http_date.h"

#include <chrono>

namespace sim::http {
namespace {

constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void append_digits(std::string& text, unsigned number, int digits) {
  unsigned power = 1;
  for (int i = 1; i < digits; ++i) power *= 10;
  for (; power != 0; power /= 10) text += static_cast<char>('0' + number / power % 10);
}

}  // namespace

std::string http_date(Time time) {
  using namespace std::chrono;
  const sys_seconds at{floor<std::chrono::seconds>(time.time_since_epoch())};
  const sys_days day = floor<days>(at);
  const year_month_day date{day};
  const auto second = static_cast<unsigned>((at - day).count());
  std::string text = kDays[weekday{day}.c_encoding()];
  text += ", ";
  append_digits(text, static_cast<unsigned>(date.day()), 2);
  text.append(" ").append(kMonths[static_cast<unsigned>(date.month()) - 1]).append(" ");
  append_digits(text, static_cast<unsigned>(static_cast<int>(date.year())), 4);
  text += ' ';
  append_digits(text, second / 3600, 2);
  text += ':';
  append_digits(text, second / 60 % 60, 2);
  text += ':';
  append_digits(text, second % 60, 2);
  return text.append(" GMT");
}

}  // namespace sim::http
