#include "sim/journal/json_writer.h"

#include <limits>
#include <nlohmann/json.hpp>

#include "tests/support/catch.h"

namespace {

std::string json_text(std::string_view text) {
  std::string out;
  sim::append_json_string(out, text);
  return out;
}

template <class T>
std::string number(T value) {
  sim::JsonWriter json;
  json.value(value);
  return json.take();
}

}  // namespace

TEST_CASE("JsonWriter: objects, arrays and commas", "[sim][journal]") {
  sim::JsonWriter json;
  json.begin_object();
  json.key("a").begin_array().value(1).value("x").begin_object().end_object().null().end_array();
  json.key("b").begin_object().key("c").value(true).key("d").value(false).end_object();
  json.key("e").raw("[1,2]");
  json.key("f").begin_array().begin_array().end_array().begin_array().end_array().end_array();
  json.end_object();
  CHECK(json.text() == R"({"a":[1,"x",{},null],"b":{"c":true,"d":false},"e":[1,2],"f":[[],[]]})");
}

TEST_CASE("append_json_string: what must be escaped is", "[sim][journal]") {
  CHECK(json_text("") == "\"\"");
  CHECK(json_text("plain /text/") == "\"plain /text/\"");
  CHECK(json_text("\"\\") == R"("\"\\")");
  CHECK(json_text("\n\r\t\b\f") == R"("\n\r\t\b\f")");
  CHECK(json_text(std::string_view("\0\x01\x1F\x7F", 4)) == "\"\\u0000\\u0001\\u001f\x7F\"");
  CHECK(json_text("gr\xC3\xBC\xC3\x9F \xE2\x82\xAC \xF0\x9F\x98\x80") ==
        "\"gr\xC3\xBC\xC3\x9F \xE2\x82\xAC \xF0\x9F\x98\x80\"");
}

TEST_CASE("append_json_string: bytes that are not UTF-8 become U+FFFD", "[sim][journal]") {
  const std::string fffd = "\xEF\xBF\xBD";
  CHECK(json_text("a\xFFz") == "\"a" + fffd + "z\"");
  CHECK(json_text("\xC0\x80") == "\"" + fffd + fffd + "\"");
  CHECK(json_text("\xED\xA0\x80") == "\"" + fffd + fffd + fffd + "\"");
  CHECK(json_text("\xE2\x82") == "\"" + fffd + fffd + "\"");
  CHECK(json_text("\xC3\"") == "\"" + fffd + "\\\"\"");
}

TEST_CASE("append_json_string: any bytes come out as JSON", "[sim][journal]") {
  std::string bytes;
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; second += 5) {
      bytes += static_cast<char>(first);
      bytes += static_cast<char>(second);
    }
  }
  CHECK(nlohmann::json::accept(json_text(bytes)));
}

TEST_CASE("JsonWriter: whole numbers to their limits", "[sim][journal]") {
  CHECK(number(0) == "0");
  CHECK(number(-7) == "-7");
  CHECK(number(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
  CHECK(number(std::numeric_limits<std::int64_t>::max()) == "9223372036854775807");
  CHECK(number(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
}

TEST_CASE("JsonWriter: doubles are short, exact and JSON", "[sim][journal]") {
  CHECK(number(0.0) == "0");
  CHECK(number(-0.0) == "0");
  CHECK(number(1767603600.0) == "1767603600");
  CHECK(number(1767603600.123) == "1767603600.123");
  CHECK(number(-2.5) == "-2.5");
  CHECK(number(0.1) == "0.1");
  for (const double value : {1e300, -1e15, 999999999999999.0, 5e-324, 1.0 / 3, 1e-7}) {
    CAPTURE(value);
    CHECK(nlohmann::json::parse(number(value)).get<double>() == value);
  }
  CHECK(number(std::numeric_limits<double>::infinity()) == "null");
  CHECK(number(std::numeric_limits<double>::quiet_NaN()) == "null");
}
