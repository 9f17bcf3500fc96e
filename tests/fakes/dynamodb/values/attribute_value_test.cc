#include "fakes/dynamodb/values/attribute_value.h"

#include "tests/support/catch.h"

using dynamodb::AttributeValue;
using dynamodb::Item;
using dynamodb::Number;
using dynamodb::Type;

TEST_CASE("AttributeValue: sets ignore order", "[dynamodb][attribute]") {
  CHECK(AttributeValue::ss({"b", "a"}) == AttributeValue::ss({"a", "b"}));
  CHECK(AttributeValue::ns({Number(2), Number(1)}) == AttributeValue::ns({Number(1), Number(2)}));
  CHECK_FALSE(AttributeValue::ss({"a"}) == AttributeValue::ss({"a", "b"}));
  CHECK_FALSE(AttributeValue::s("1") == AttributeValue::n(Number(1)));
}

TEST_CASE("compare: only S, N and B have an order, each by itself", "[dynamodb][attribute]") {
  using dynamodb::compare;
  CHECK(std::is_lt(*compare(AttributeValue::s("a"), AttributeValue::s("b"))));
  CHECK(std::is_lt(*compare(AttributeValue::s("Z"), AttributeValue::s("a"))));
  CHECK(std::is_lt(*compare(AttributeValue::s("z"), AttributeValue::s("\xc3\xa9"))));
  CHECK(std::is_gt(*compare(AttributeValue::n(Number(10)), AttributeValue::n(Number(9)))));
  CHECK(std::is_lt(*compare(AttributeValue::b("\x7f"), AttributeValue::b("\x80"))));
  CHECK_FALSE(compare(AttributeValue::s("1"), AttributeValue::n(Number(1))));
  CHECK_FALSE(compare(AttributeValue::boolean(true), AttributeValue::boolean(false)));
}

TEST_CASE("stored_size: AWS's rules for items", "[dynamodb][attribute]") {
  using dynamodb::stored_size;
  CHECK(stored_size(AttributeValue::s("h\xc3\xa9")) == 3);
  CHECK(stored_size(AttributeValue::b("abcd")) == 4);
  CHECK(stored_size(AttributeValue::boolean(false)) == 1);
  CHECK(stored_size(AttributeValue::null()) == 1);
  CHECK(stored_size(AttributeValue::ss({"a", "bc"})) == 3);
  CHECK(stored_size(AttributeValue::ns({Number(1), Number(100)})) == 4);
  CHECK(stored_size(AttributeValue::l({})) == 3);
  CHECK(stored_size(AttributeValue::l({AttributeValue::s("ab")})) == 6);
  CHECK(stored_size(AttributeValue::m({{"key", AttributeValue::s("ab")}})) == 9);
  CHECK(stored_size(Item{{"id", AttributeValue::s("abc")}, {"n", AttributeValue::n(Number(1))}}) ==
        8);
}

TEST_CASE("nesting_depth: lists and maps around lists and maps", "[dynamodb][attribute]") {
  using dynamodb::nesting_depth;
  CHECK(nesting_depth(AttributeValue::s("a")) == 0);
  CHECK(nesting_depth(AttributeValue::l({})) == 1);
  CHECK(nesting_depth(AttributeValue::m({{"a", AttributeValue::l({AttributeValue::null()})}})) ==
        2);
}

TEST_CASE("key_bytes: order as the values do", "[dynamodb][attribute]") {
  using dynamodb::key_bytes;
  CHECK(key_bytes(AttributeValue::n(Number(9))) < key_bytes(AttributeValue::n(Number(10))));
  CHECK(key_bytes(AttributeValue::s("a")) == "a");
  CHECK(key_bytes(AttributeValue::b("\x01")) == "\x01");
}

TEST_CASE("Type: names both ways", "[dynamodb][attribute]") {
  for (const Type type : {Type::kS, Type::kN, Type::kB, Type::kBool, Type::kNull, Type::kM,
                          Type::kL, Type::kSs, Type::kNs, Type::kBs}) {
    CHECK(dynamodb::parse_type(dynamodb::to_string(type)) == type);
  }
  CHECK_FALSE(dynamodb::parse_type("s"));
}
