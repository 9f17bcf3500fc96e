#include "fakes/sns/filter_policy.h"

#include "tests/support/catch.h"
#include "tests/support/stage.h"

namespace {

using Attributes = std::map<std::string, sns::MessageAttributeValue>;

bool accepts(const std::string& policy, const Attributes& attributes) {
  return sns::FilterPolicy{policy}.accepts(attributes);
}

Attributes text(const std::string& value) { return {{"a", {"String", value, {}}}}; }
Attributes number(const std::string& value) { return {{"a", {"Number", value, {}}}}; }
Attributes array(const std::string& value) { return {{"a", {"String.Array", value, {}}}}; }

std::string code(const std::string& policy) {
  return tests::error_code([&] { sns::FilterPolicy{policy}; });
}

}  // namespace

TEST_CASE("FilterPolicy: exact values, any of a list, all of the names", "[sns][FilterPolicy]") {
  CHECK(accepts(R"({"a":["x","y"]})", text("y")));
  CHECK_FALSE(accepts(R"({"a":["x","y"]})", text("z")));
  CHECK_FALSE(accepts(R"({"a":["x"]})", {}));
  CHECK_FALSE(accepts(R"({"a":["x"],"b":["x"]})", text("x")));
  CHECK(accepts(R"({"a":[1]})", number("1")));
  CHECK(accepts(R"({"a":[1]})", number("1.0")));
  CHECK_FALSE(accepts(R"({"a":[1]})", text("1")));
  CHECK(accepts(R"({"a":["x"]})", array(R"(["w","x"])")));
  CHECK(accepts("{}", text("x")));
}

TEST_CASE("FilterPolicy: matchers", "[sns][FilterPolicy]") {
  CHECK(accepts(R"({"a":[{"prefix":"re"}]})", text("red")));
  CHECK_FALSE(accepts(R"({"a":[{"prefix":"re"}]})", text("bred")));
  CHECK(accepts(R"({"a":[{"suffix":"ed"}]})", text("red")));
  CHECK(accepts(R"({"a":[{"equals-ignore-case":"RED"}]})", text("red")));
  CHECK(accepts(R"({"a":[{"exists":true}]})", text("red")));
  CHECK_FALSE(accepts(R"({"a":[{"exists":false}]})", text("red")));
  CHECK(accepts(R"({"a":[{"exists":false}]})", {}));
  CHECK(accepts(R"({"a":[{"anything-but":["red"]}]})", text("blue")));
  CHECK_FALSE(accepts(R"({"a":[{"anything-but":"red"}]})", text("red")));
  CHECK_FALSE(accepts(R"({"a":[{"anything-but":"red"}]})", {}));
  CHECK_FALSE(accepts(R"({"a":[{"anything-but":{"prefix":"re"}}]})", text("red")));
  CHECK(accepts(R"({"a":[{"numeric":[">",0,"<=",5]}]})", number("5")));
  CHECK_FALSE(accepts(R"({"a":[{"numeric":[">",0,"<=",5]}]})", number("6")));
  CHECK_FALSE(accepts(R"({"a":[{"numeric":["=",5]}]})", text("5")));
}

TEST_CASE("FilterPolicy: what is no policy is InvalidParameter", "[sns][FilterPolicy]") {
  for (const std::string policy :
       {"{", "[]", R"({"a":"x"})", R"({"a":{"b":["x"]}})", R"({"a":[]})", R"({"a":[{"like":"x"}]})",
        R"({"a":[{"numeric":["~",1]}]})", R"({"a":[{"numeric":[">"]}]})",
        R"({"a":[{"exists":"yes"}]})", R"({"a":[["x"]]})",
        R"({"a":[1],"b":[1],"c":[1],"d":[1],"e":[1],"f":[1]})"}) {
    INFO(policy);
    CHECK(code(policy) == "InvalidParameterException");
  }
  CHECK(code(R"({"$or":[{"a":["x"]}]})") == "BacklotNotModelled");
  CHECK(code(R"({"a":[{"cidr":"10.0.0.0/8"}]})") == "BacklotNotModelled");
}
