#include "fakes/sns/filters/filter_policy.h"

#include "tests/support/catch.h"
#include "tests/support/stage.h"

namespace {

using sns::FilterScope;
using Attributes = std::map<std::string, sns::MessageAttributeValue>;

bool accepts_body(const std::string& policy, const std::string& body) {
  return sns::FilterPolicy{policy, FilterScope::kMessageBody}.accepts({}, body);
}

bool accepts(const std::string& policy, const Attributes& attributes) {
  return sns::FilterPolicy{policy, FilterScope::kMessageAttributes}.accepts(attributes, "");
}

Attributes text(const std::string& value) { return {{"a", {"String", value, {}}}}; }
Attributes number(const std::string& value) { return {{"a", {"Number", value, {}}}}; }
Attributes array(const std::string& value) { return {{"a", {"String.Array", value, {}}}}; }

std::string code(const std::string& policy) {
  return tests::error_code([&] { sns::FilterPolicy{policy, FilterScope::kMessageAttributes}; });
}

std::string message(const std::string& policy) {
  return tests::error_message([&] {
    sns::FilterPolicy{policy, FilterScope::kMessageAttributes, "Attributes Reason: "};
  });
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
  CHECK(message(R"({"$or":[{"a":{"b":["x"]}},{"c":["x"]}]})")
            .ends_with("does not support nested filter policy"));
  CHECK(message(R"({"a":{"suffix":"x"}})") ==
        "Invalid parameter: Attributes Reason: FilterPolicy: \"suffix\" must be an object or an "
        "array");
  const std::string too_complex =
      "Invalid parameter: Attributes Reason: FilterPolicy: Filter policy is too complex";
  CHECK(message(R"({"a":)" + list_of(151) + "}") == too_complex);
  CHECK(message(R"({"a":)" + list_of(16) + R"(,"b":)" + list_of(10) + "}") == too_complex);
  CHECK(accepts(R"({"a":)" + list_of(150) + "}", number("149")));
}

TEST_CASE("FilterPolicy: one of the objects of $or", "[sns][FilterPolicy]") {
  const std::string policy = R"({"a":["x"],"$or":[{"b":["y"]},{"c":[1],"d":[{"exists":true}]}]})";
  const sns::MessageAttributeValue x{"String", "x", {}};
  const sns::MessageAttributeValue y{"String", "y", {}};
  const sns::MessageAttributeValue one{"Number", "1", {}};
  CHECK(accepts(policy, {{"a", x}, {"b", y}}));
  CHECK(accepts(policy, {{"a", x}, {"c", one}, {"d", y}}));
  CHECK_FALSE(accepts(policy, {{"a", x}, {"c", one}}));
  CHECK_FALSE(accepts(policy, {{"b", y}}));
  CHECK_FALSE(accepts(policy, {{"a", x}, {"b", x}}));
}

TEST_CASE("FilterPolicy: $or is a name unless it has several objects of names",
          "[sns][FilterPolicy]") {
  CHECK(accepts(R"({"$or":["x","y"]})", {{"$or", {"String", "y", {}}}}));
  CHECK(accepts(R"({"$or":[{"prefix":"x"},{"suffix":"y"}]})", {{"$or", {"String", "xz", {}}}}));
  CHECK(code(R"({"$or":[{"a":["x"]}]})") == "InvalidParameterException");
  CHECK(message(R"({"$or":[{"a":["x"]},{"b":"x"}]})") ==
        "Invalid parameter: Attributes Reason: FilterPolicy: \"b\" must be an object or an array");
}

TEST_CASE("FilterPolicy: the combinations of $or add up, those of nested names count by depth",
          "[sns][FilterPolicy]") {
  const auto branches = [](int values) {
    return R"({"$or":[{"a":)" + list_of(values) + R"(},{"b":)" + list_of(values) + "}]}";
  };
  CHECK(code(branches(75)).empty());
  CHECK(message(branches(76)).ends_with("Filter policy is too complex"));
  const auto nested = [](int values) { return R"({"a":{"b":)" + list_of(values) + "}}"; };
  CHECK(accepts_body(nested(75), R"({"a":{"b":74}})"));
  CHECK(tests::error_message([&] {
          accepts_body(nested(76), "{}");
        }).ends_with("Filter policy is too complex"));
}

TEST_CASE("FilterPolicy: by the body, its properties and those inside", "[sns][FilterPolicy]") {
  const std::string policy = R"({"store":["example"],"order":{"total":[{"numeric":[">",100]}]}})";
  CHECK(accepts_body(policy, R"({"store":"example","order":{"total":101,"tax":1}})"));
  CHECK_FALSE(accepts_body(policy, R"({"store":"example","order":{"total":99}})"));
  CHECK_FALSE(accepts_body(policy, R"({"store":"example","total":101})"));
  CHECK_FALSE(accepts_body(policy, R"({"store":"example","order":{"total":"101"}})"));
  CHECK(accepts_body(R"({"a":[null]})", R"({"a":null})"));
  CHECK(accepts_body(R"({"a":[true]})", R"({"a":true})"));
  CHECK_FALSE(accepts_body(R"({"a":[{"anything-but":["x"]}]})", R"({"a":null})"));
}

TEST_CASE("FilterPolicy: by the body, a name may be written with dots", "[sns][FilterPolicy]") {
  const std::string policy = R"({"a.b":["x"]})";
  CHECK(accepts_body(policy, R"({"a.b":"x"})"));
  CHECK(accepts_body(policy, R"({"a":{"b":"x"}})"));
  CHECK(accepts_body(R"({"a":{"b":["x"]}})", R"({"a.b":"x"})"));
  CHECK_FALSE(accepts_body(policy, R"({"a.bc":"x"})"));
}

TEST_CASE("FilterPolicy: by the body, any element of an array", "[sns][FilterPolicy]") {
  CHECK(accepts_body(R"({"a":["x"]})", R"({"a":["w","x"]})"));
  CHECK_FALSE(accepts_body(R"({"a":["x"]})", R"({"a":[]})"));
  const std::string both = R"({"a":{"b":["x"],"c":["y"]}})";
  CHECK(accepts_body(both, R"({"a":[{"b":"x"},{"c":"y"}]})"));
  CHECK_FALSE(accepts_body(both, R"({"a":[{"b":"x"},{"c":"z"}]})"));
}

TEST_CASE("FilterPolicy: by the body, what exists and what does not", "[sns][FilterPolicy]") {
  const std::string there = R"({"a":{"b":[{"exists":true}]}})";
  const std::string not_there = R"({"a":{"b":[{"exists":false}]}})";
  CHECK(accepts_body(there, R"({"a":{"b":null}})"));
  CHECK_FALSE(accepts_body(there, R"({"a":{"c":1}})"));
  // Only what is no object itself exists.
  CHECK_FALSE(accepts_body(there, R"({"a":{"b":{"c":1}}})"));
  CHECK(accepts_body(not_there, R"({"a":{"c":1}})"));
  CHECK(accepts_body(not_there, "{}"));
  CHECK_FALSE(accepts_body(not_there, R"({"a":{"b":1}})"));
  CHECK(accepts_body(not_there, R"({"a":[{"b":1},{"c":1}]})"));
}

TEST_CASE("FilterPolicy: a body that is no JSON object satisfies none", "[sns][FilterPolicy]") {
  for (const char* body : {"hello", "[]", "1", "\"x\"", "{\"a\":"}) {
    CHECK_FALSE(accepts_body(R"({"a":[{"exists":false}]})", body));
  }
}
