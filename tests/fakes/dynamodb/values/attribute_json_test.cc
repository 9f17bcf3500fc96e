#include "fakes/dynamodb/values/attribute_json.h"

#include <string>

#include "tests/fakes/dynamodb/errors_of.h"
#include "tests/support/catch.h"

using dynamodb::AttributeValue;
using dynamodb::test::message_of;

namespace {

void check_wire(const std::string& text) {
  sim::JsonTree tree;
  REQUIRE(tree.read(text));
  dynamodb::check_wire(tree.root());
}

AttributeValue decode(const std::string& text) {
  sim::JsonTree tree;
  REQUIRE(tree.read(text));
  dynamodb::check_wire(tree.root());
  return dynamodb::decode(tree.root());
}

std::string encode(const AttributeValue& value) {
  std::string out;
  dynamodb::append_json(value, out);
  return out;
}

std::string wire_error(const char* text) {
  return message_of([&] { check_wire(text); }, "SerializationException");
}

std::string value_error(const std::string& text) {
  return message_of([&] { decode(text); });
}

// `{"L":[{"L":[…]}]}`, `depth` lists deep.
std::string nested(std::size_t depth) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += R"({"L":[)";
  text += R"({"S":"x"})";
  for (std::size_t i = 0; i < depth; ++i) text += "]}";
  return text;
}

}  // namespace

TEST_CASE("decode and encode: every type survives the way there and back", "[dynamodb][json]") {
  for (const char* text :
       {R"({"S":""})", R"({"S":"a\"\\\n\u0001é"})", R"({"N":"-1.5"})", R"({"B":"AAEC/w=="})",
        R"({"B":""})", R"({"BOOL":false})", R"({"NULL":true})", R"({"SS":["","a","b"]})",
        R"({"NS":["-1","2","10"]})", R"({"BS":["YQ==","Yg=="]})", R"({"L":[]})", R"({"M":{}})",
        R"({"M":{"a":{"L":[{"N":"1"},{"M":{"b":{"S":"c"}}}]}}})"}) {
    CAPTURE(text);
    CHECK(encode(decode(text)) == text);
  }
}

TEST_CASE("decode: numbers become normal, sets sorted", "[dynamodb][json]") {
  CHECK(encode(decode(R"({"N":"0042.1200"})")) == R"({"N":"42.12"})");
  CHECK(encode(decode(R"({"NS":["10","9"]})")) == R"({"NS":["9","10"]})");
}

TEST_CASE("decode: NULL is true and nothing else", "[dynamodb][json]") {
  CHECK(value_error(R"({"NULL":false})") ==
        "One or more parameter values were invalid: Null attribute value types must have the value "
        "of true");
}

TEST_CASE("decode: names in maps are neither empty nor 64 KB long", "[dynamodb][json]") {
  const auto map = [](std::size_t bytes) {
    return R"({"L":[{"M":{")" + std::string(bytes, 'n') + R"(":{"S":""}}}]})";
  };
  CHECK(value_error(map(0)) == "Empty attribute name");
  CHECK_NOTHROW(decode(map(65535)));
  CHECK(value_error(map(65536)) == "Attribute name is too large, must be less than 65536 bytes");
}

TEST_CASE("decode: members that are null or not modelled do not count", "[dynamodb][json]") {
  CHECK(decode(R"({"S":"a","N":null,"whatever":1})") == AttributeValue::s("a"));
}

TEST_CASE("parse_item: reads what to_json_text wrote", "[dynamodb][json]") {
  const dynamodb::Item item{{"a \"q\"", AttributeValue::s("x")},
                            {"b", AttributeValue::b(std::string("\0\xff", 2))}};
  CHECK(dynamodb::parse_item(dynamodb::to_json_text(item)) == item);
}

TEST_CASE("check_wire: JSON of the wrong type is a SerializationException", "[dynamodb][json]") {
  CHECK(wire_error("23") == "Unexpected value type in payload");
  CHECK(wire_error("[]") ==
        "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue");
  CHECK(wire_error(R"({"S":23})") == "NUMBER_VALUE cannot be converted to String");
  CHECK(wire_error(R"({"N":34.5})") == "DECIMAL_VALUE cannot be converted to String");
  CHECK(wire_error(R"({"S":true})") == "TRUE_VALUE cannot be converted to String");
  CHECK(wire_error(R"({"S":[]})") == "Unrecognized collection type class java.lang.String");
  CHECK(wire_error(R"({"S":{}})") == "Start of structure or map found where not expected");
  CHECK(wire_error(R"({"BOOL":"23"})") == "Unexpected token received from parser");
  CHECK(wire_error(R"({"NULL":1})") == "NUMBER_VALUE cannot be converted to Boolean");
  CHECK(wire_error(R"({"SS":"a"})") == "Unexpected field type");
  CHECK(wire_error(R"({"L":{}})") == "Start of structure or map found where not expected");
  CHECK(wire_error(R"({"L":[1]})") == "Unexpected value type in payload");
  CHECK(wire_error(R"({"M":[]})") ==
        "Unrecognized collection type java.util.Map<java.lang.String, "
        "com.amazonaws.dynamodb.v20120810.AttributeValue>");
  CHECK(wire_error(R"({"B":true})") == "only base-64-encoded strings are convertible to bytes");
  CHECK(wire_error(R"({"B":"23456"})") ==
        "Base64 encoded length is expected a multiple of 4 bytes but found: 5");
  CHECK(wire_error(R"({"BS":["=+/="]})") == "Invalid last non-pad Base64 character dectected");
  CHECK(wire_error(R"({"B":"+/+="})") == "Invalid last non-pad Base64 character dectected");
}

TEST_CASE("decode: what is no value is refused in AWS's words", "[dynamodb][json]") {
  const std::string empty =
      "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";
  CHECK(value_error("{}") == empty);
  CHECK(value_error(R"({"a":""})") == empty);
  CHECK(value_error(R"({"M":{"a":{}}})") == empty);
  CHECK(value_error(R"({"L":[{"a":{}}]})") == empty);
  CHECK(value_error(R"({"S":"a","N":"1"})") ==
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
        "supported datatypes");
  CHECK(value_error(R"({"N":"b"})") == "The parameter cannot be converted to a numeric value: b");
  const std::string invalid = "One or more parameter values were invalid: ";
  CHECK(value_error(R"({"SS":[]})") == invalid + "An string set  may not be empty");
  CHECK(value_error(R"({"NS":[]})") == invalid + "An number set  may not be empty");
  CHECK(value_error(R"({"BS":[]})") == invalid + "Binary sets should not be empty");
  CHECK(value_error(R"({"SS":["a","a"]})") ==
        invalid + "Input collection [a, a] contains duplicates.");
  CHECK(value_error(R"({"NS":["1","1.0"]})") == "Input collection contains duplicates");
  CHECK(value_error(R"({"BS":["Yg==","Yg=="]})") ==
        invalid + "Input collection [Yg==, Yg==]of type BS contains duplicates.");
}

TEST_CASE("decode: nesting has a limit of 32", "[dynamodb][json]") {
  CHECK(dynamodb::nesting_depth(decode(nested(32))) == 32);
  CHECK(value_error(nested(33)) ==
        "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels "
        "beyond supported limit");
}
