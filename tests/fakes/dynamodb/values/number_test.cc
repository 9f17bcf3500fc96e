#include "fakes/dynamodb/values/number.h"

#include <limits>

#include "tests/fakes/dynamodb/errors_of.h"
#include "tests/support/catch.h"

using dynamodb::Number;
using dynamodb::test::message_of;

namespace {

const std::string kOverflow =
    "Number overflow. Attempting to store a number with magnitude larger than supported range";
const std::string kUnderflow =
    "Number underflow. Attempting to store a number with magnitude smaller than supported range";

std::string normal(const std::string& text) { return Number::parse(text).text(); }
std::string refused(const std::string& text) {
  return message_of([&] { Number::parse(text); });
}

// One line of numbers in ascending order.
const std::vector<std::string> kAscending = {"-9.9999999999999999999999999999999999999E+125",
                                             "-1E125",
                                             "-1000",
                                             "-999.5",
                                             "-2.5",
                                             "-1.23",
                                             "-1.2",
                                             "-1",
                                             "-0.5",
                                             "-0.05",
                                             "-1E-130",
                                             "0",
                                             "1E-130",
                                             "0.00012",
                                             "0.05",
                                             "0.5",
                                             "1",
                                             "1.2",
                                             "1.23",
                                             "1.3",
                                             "2",
                                             "9",
                                             "10",
                                             "10.5",
                                             "99",
                                             "100",
                                             "12345678901234567890123456789012345678",
                                             "1E125",
                                             "9.9999999999999999999999999999999999999E+125"};

}  // namespace

TEST_CASE("Number: text is normal, without exponent and needless zeros", "[dynamodb][number]") {
  CHECK(normal("3") == "3");
  CHECK(normal("+3") == "3");
  CHECK(normal("-0") == "0");
  CHECK(normal("0e1000") == "0");
  CHECK(normal("0e9223372036854775807") == "0");
  CHECK(refused("1e9223372036854775808") ==
        "The parameter cannot be converted to a numeric value: 1e9223372036854775808");
  CHECK(normal(".123") == "0.123");
  CHECK(normal("5.") == "5");
  CHECK(normal("0042.1200") == "42.12");
  CHECK(normal("-17.4E37") == "-174" + std::string(36, '0'));
  CHECK(normal("1e+5") == "100000");
  CHECK(normal("1E-3") == "0.001");
  CHECK(normal("-00001.23456789012345678901234567890123456780000") ==
        "-1.2345678901234567890123456789012345678");
  CHECK(normal("0009.99999999999999999999999999999999999990000e125") ==
        std::string(38, '9') + std::string(88, '0'));
  CHECK(normal("-0001.000e-130") == "-0." + std::string(129, '0') + "1");
  CHECK(Number(-1234500).text() == "-1234500");
  CHECK(Number(0).text() == "0");
  CHECK(Number(std::numeric_limits<std::int64_t>::min()).text() == "-9223372036854775808");
}

TEST_CASE("Number: what is not a number is refused in AWS's words", "[dynamodb][number]") {
  CHECK(refused("") == "The parameter cannot be converted to a numeric value");
  for (const std::string bad : {"b", "NaN", "Infinity", " 1", "1 ", "-", ".", "1e", "1e+", "1.2.3",
                                "--1", "0x10", "1_000", "e5", "1e5.5"}) {
    CAPTURE(bad);
    CHECK(refused(bad) == "The parameter cannot be converted to a numeric value: " + bad);
  }
}

TEST_CASE("Number: range and precision are AWS's", "[dynamodb][number]") {
  CHECK(refused("1e126") == kOverflow);
  CHECK(refused("-11e125") == kOverflow);
  CHECK(refused("1e9223372036854775807") == kOverflow);
  CHECK(refused("1e-131") == kUnderflow);
  CHECK(refused("-0.9e-130") == kUnderflow);
  const std::string precise = "123456789012345678901234567890123456789";
  CHECK(refused(precise) == "Attempting to store more than 38 significant digits in a Number");
  CHECK(normal(precise.substr(0, 38)) == precise.substr(0, 38));
  CHECK(normal("1" + std::string(125, '0')).size() == 126);
}

TEST_CASE("Number: order, and sort keys that order alike", "[dynamodb][number]") {
  for (std::size_t i = 0; i < kAscending.size(); ++i) {
    for (std::size_t j = 0; j < kAscending.size(); ++j) {
      const Number a = Number::parse(kAscending[i]);
      const Number b = Number::parse(kAscending[j]);
      CAPTURE(kAscending[i], kAscending[j]);
      CHECK((a < b) == (i < j));
      CHECK((a == b) == (i == j));
      CHECK((a.sort_key() < b.sort_key()) == (i < j));
    }
  }
}

TEST_CASE("Number: addition and subtraction are exact", "[dynamodb][number]") {
  const auto sum = [](const char* a, const char* b) {
    return (Number::parse(a) + Number::parse(b)).text();
  };
  const auto difference = [](const char* a, const char* b) {
    return (Number::parse(a) - Number::parse(b)).text();
  };
  CHECK(sum("1", "10000000000000000000000") == "10000000000000000000001");
  CHECK(difference("10000000000000000000000", "1") == "9999999999999999999999");
  CHECK(sum("0.1", "0.2") == "0.3");
  CHECK(sum("999", "1") == "1000");
  CHECK(difference("1", "1") == "0");
  CHECK(difference("1", "1.5") == "-0.5");
  CHECK(sum("-5", "3") == "-2");
  CHECK(sum("0", "-7") == "-7");
  CHECK(difference("0", "-7") == "7");
  CHECK(sum("99999999999999999999999999999999999999", "1") == "1" + std::string(38, '0'));
}

TEST_CASE("Number: a sum that does not fit is an overflow", "[dynamodb][number]") {
  const auto fails = [](const char* a, const char* b) {
    return message_of([&] { Number::parse(a) + Number::parse(b); });
  };
  CHECK(fails("9e125", "9e125") == kOverflow);
  CHECK(fails("1e50", "1") == kOverflow);
  CHECK(fails("1e50", "-1") == kOverflow);
  CHECK(fails("1e125", "1e-130") == kOverflow);
}

TEST_CASE("Number: stored size follows the significant digits", "[dynamodb][number]") {
  const auto size = [](const char* text) { return Number::parse(text).stored_size(); };
  CHECK(size("0") == 1);
  CHECK(size("1") == 2);
  CHECK(size("1E125") == 2);
  CHECK(size("123456") == 4);
  CHECK(size("3.14159") == 5);
  CHECK(size("-1") == 3);
  CHECK(size("0.00012") == 2);
}

TEST_CASE("Number: whole part", "[dynamodb][number]") {
  CHECK(Number::parse("1767603600.9").whole_part() == 1767603600);
  CHECK(Number::parse("0.9").whole_part() == 0);
  CHECK(Number::parse("1200").whole_part() == 1200);
  CHECK(Number::parse("-1").whole_part() == -1);
  CHECK(Number::parse("1e15").whole_part() == -1);
}
