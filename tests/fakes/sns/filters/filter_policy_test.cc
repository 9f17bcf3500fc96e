#include "fakes/sns/filters/filter_policy.h"

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

std::string message(const std::string& policy) {
  return tests::error_message([&] { sns::FilterPolicy{policy, "Attributes Reason: "}; });
}

std::string complaint(const std::string& condition) {
  const std::string begin = "Invalid parameter: Attributes Reason: FilterPolicy: ";
  const std::string text = message(R"({"a":[)" + condition + "]}");
  return text.starts_with(begin) ? text.substr(begin.size()) : text;
}

std::string list_of(int values) {
  std::string list;
  for (int i = 0; i < values; ++i) list += (i == 0 ? "" : ",") + std::to_string(i);
  return "[" + list + "]";
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
  CHECK(accepts(R"({"b":[{"exists":false}]})", text("red")));
  CHECK(accepts(R"({"a":[{"anything-but":["red"]}]})", text("blue")));
  CHECK_FALSE(accepts(R"({"a":[{"anything-but":"red"}]})", text("red")));
  CHECK_FALSE(accepts(R"({"a":[{"anything-but":"red"}]})", {}));
  CHECK_FALSE(accepts(R"({"a":[{"anything-but":{"prefix":"re"}}]})", text("red")));
  CHECK(accepts(R"({"a":[{"numeric":[">",0,"<=",5]}]})", number("5")));
  CHECK_FALSE(accepts(R"({"a":[{"numeric":[">",0,"<=",5]}]})", number("6")));
  CHECK_FALSE(accepts(R"({"a":[{"numeric":["=",5]}]})", text("5")));
}

TEST_CASE("FilterPolicy: a message without attributes satisfies the empty policy alone",
          "[sns][FilterPolicy]") {
  CHECK_FALSE(accepts(R"({"a":[{"exists":false}]})", {}));
  CHECK_FALSE(accepts(R"({"a":[{"anything-but":"red"}]})", {}));
  CHECK(accepts("{}", {}));
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
  CHECK(code(R"({"a":[{"anything-but":{"suffix":"x"}}]})") == "InvalidParameterException");
  CHECK(code(R"({"$or":[{"a":["x"]}]})") == "BacklotNotModelled");
  CHECK(code(R"({"a":[{"cidr":"10.0.0.0/8"}]})") == "BacklotNotModelled");
}

TEST_CASE("FilterPolicy: what is wrong with a condition is said in the words of SNS",
          "[sns][FilterPolicy]") {
  CHECK(complaint(R"(["x"])") == "Match value must be String, number, true, false, or null");
  CHECK(complaint(R"({"like":true})") == "Unrecognized match type like");
  CHECK(complaint(R"({"suffix":"x","prefix":"y"})") == "Only one key allowed in match expression");
  CHECK(complaint(R"({"suffix":1})") == "suffix match pattern must be a string");
  CHECK(complaint(R"({"exists":null})") == "exists match pattern must be either true or false.");
  CHECK(complaint(R"({"anything-but":{"exists":false}})") ==
        "Unsupported anything-but pattern: exists");
  CHECK(complaint(R"({"anything-but":{"prefix":false}})") ==
        "prefix match pattern must be a string");
}

TEST_CASE("FilterPolicy: what is wrong with a number's range", "[sns][FilterPolicy]") {
  const auto numeric = [](const std::string& list) {
    return complaint(R"({"numeric":)" + list + "}");
  };
  CHECK(numeric("[]") == "Invalid member in numeric match: ]");
  CHECK(numeric(R"([1,"<="])") == "Invalid member in numeric match: 1");
  CHECK(numeric(R"(["near"])") == "Unrecognized numeric range operator: near");
  CHECK(numeric(R"(["=","1"])") == "Value of equals must be numeric");
  CHECK(numeric(R"([">="])") == "Value of >= must be numeric");
  CHECK(numeric(R"(["<",9,">",1])") == "Too many elements in numeric expression");
  CHECK(numeric(R"([">=",1,">",2])") == "Bad numeric range operator: >");
  CHECK(numeric(R"([">",3,"<",1])") == "Bottom must be less than top");
  CHECK(numeric(R"([">",2,"<="])") == "Value of <= must be numeric");
  CHECK(numeric(R"([">",2,3])") == "Bad value in numeric range: 3");
  CHECK(numeric(R"([">",2,"<",3,"<",5])") == "Too many terms in numeric range expression");
}

TEST_CASE("FilterPolicy: rules that are nested, and too many of them", "[sns][FilterPolicy]") {
  CHECK(message(R"({"a":{"b":["x"]}})") ==
        "Invalid parameter: Attributes Reason: Filter policy scope MessageAttributes does not "
        "support nested filter policy");
  CHECK(message(R"({"a":{"suffix":"x"}})") ==
        "Invalid parameter: Attributes Reason: FilterPolicy: \"suffix\" must be an object or an "
        "array");
  const std::string too_complex =
      "Invalid parameter: Attributes Reason: FilterPolicy: Filter policy is too complex";
  CHECK(message(R"({"a":)" + list_of(151) + "}") == too_complex);
  CHECK(message(R"({"a":)" + list_of(16) + R"(,"b":)" + list_of(10) + "}") == too_complex);
  CHECK(accepts(R"({"a":)" + list_of(150) + "}", number("149")));
}
