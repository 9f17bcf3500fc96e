#include "sim/http/http_date.h"

#include <algorithm>
#include <chrono>

namespace sim::http {
namespace {

constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void put_two_digits(char* at, unsigned number) {
  at[0] = static_cast<char>('0' + number / 10);
  at[1] = static_cast<char>('0' + number % 10);
}

}  // namespace

std::string http_date(Time time) {
  using namespace std::chrono;
  const sys_seconds at{floor<std::chrono::seconds>(time.time_since_epoch())};
  const sys_days day = floor<days>(at);
  const year_month_day date{day};
  const auto second = static_cast<unsigned>((at - day).count());
  const auto year = static_cast<unsigned>(static_cast<int>(date.year()));
  std::string text = "Day, 00 Mon 0000 00:00:00 GMT";
  char* const out = text.data();
  std::copy_n(kDays[weekday{day}.c_encoding()], 3, out);
  put_two_digits(out + 5, static_cast<unsigned>(date.day()));
  std::copy_n(kMonths[static_cast<unsigned>(date.month()) - 1], 3, out + 8);
  put_two_digits(out + 12, year / 100);
  put_two_digits(out + 14, year % 100);
  put_two_digits(out + 17, second / 3600);
  put_two_digits(out + 20, second / 60 % 60);
  put_two_digits(out + 23, second % 60);
  return text;
}

}  // namespace sim::http
