#include "sim/journal/json_tree.h"

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/catch.h"

using sim::JsonTree;
using sim::JsonValue;

namespace {

bool is_tree(std::string_view text) { return JsonTree{}.read(text); }

std::string nested(int depth, const std::string& open, const std::string& close) {
  std::string text;
  for (int i = 0; i < depth; ++i) text += open;
  text += "1";
  for (int i = 0; i < depth; ++i) text += close;
  return text;
}

}  // namespace

TEST_CASE("JsonTree: there is no root after a text that is none", "[sim][journal]") {
  JsonTree tree;
  REQUIRE(tree.read(R"({"a":1})"));
  CHECK_FALSE(tree.read(R"({"a":1}x)"));
  CHECK(tree.root().type() == JsonValue::Type::kNull);
  CHECK_FALSE(tree.read("12 34"));
  CHECK(tree.root().type() == JsonValue::Type::kNull);
}

TEST_CASE("JsonTree: values of every type", "[sim][journal]") {
  JsonTree tree;
  const std::string text =
      R"({ "text" : "a\"b", "yes":true, "no":false,"nothing":null, "whole":-7, "real":2.5,
           "list": [1, "x"], "object": {"deep":{}} })";
  REQUIRE(tree.read(text));
  const JsonValue& root = tree.root();
  REQUIRE(root.is_object());
  CHECK(root.members().size() == 8);
  CHECK(root.find("text")->string() == "a\"b");
  CHECK(root.find("text")->json() == R"("a\"b")");
  CHECK(root.find("yes")->boolean());
  CHECK_FALSE(root.find("no")->boolean());
  CHECK(root.find("nothing")->is_null());
  CHECK(root.find("whole")->whole() == -7);
  CHECK(root.find("whole")->is_integer());
  CHECK(root.find("real")->real() == 2.5);
  CHECK(root.find("real")->whole() == 2);
  CHECK_FALSE(root.find("real")->is_integer());
  REQUIRE(root.find("list")->elements().size() == 2);
  CHECK(root.find("list")->elements()[1].string() == "x");
  CHECK(root.find("list")->json() == R"([1, "x"])");
  CHECK(root.find("object")->find("deep")->members().empty());
  CHECK(root.find("absent") == nullptr);
  CHECK(root.find("list")->find("text") == nullptr);
}

TEST_CASE("JsonTree: members come in the order of their names, the last of a name counts",
          "[sim][journal]") {
  JsonTree tree;
  REQUIRE(tree.read(R"({"b":1,"a":2,"b":[3],"c":4,"a":5})"));
  std::vector<std::string> names;
  for (const JsonValue& member : tree.root().members()) names.emplace_back(member.name());
  CHECK(names == std::vector<std::string>{"a", "b", "c"});
  CHECK(tree.root().find("a")->whole() == 5);
  CHECK(tree.root().find("b")->elements().size() == 1);
}

TEST_CASE("JsonTree: numbers to their limits", "[sim][journal]") {
  const auto number = [](std::string_view text) {
    JsonTree tree;
    REQUIRE(tree.read(text));
    return tree.root();
  };
  CHECK(number("9223372036854775807").whole() == std::numeric_limits<std::int64_t>::max());
  CHECK(number("-9223372036854775808").whole() == std::numeric_limits<std::int64_t>::min());
  CHECK(number("9223372036854775808").is_integer());
  CHECK(number("9223372036854775808").whole() == std::nullopt);
  CHECK_FALSE(number("18446744073709551616").is_integer());
  CHECK(number("18446744073709551616").whole() == std::nullopt);
  CHECK(number("-1e300").whole() == std::nullopt);
  CHECK(number("1e-400").real() == 0);
  CHECK_FALSE(is_tree("1e400"));
}

TEST_CASE("JsonTree: a text without escapes is a view of what is read", "[sim][journal]") {
  const std::string text = R"(["plain","esc\t"])";
  JsonTree tree;
  REQUIRE(tree.read(text));
  CHECK(tree.root().elements()[0].string().data() == text.data() + 2);
  CHECK(tree.root().elements()[1].string() == "esc\t");
}

TEST_CASE("JsonTree: a tree may be read into again", "[sim][journal]") {
  JsonTree tree;
  REQUIRE(tree.read(R"({"a":["b\n"]})"));
  CHECK_FALSE(tree.read("{"));
  REQUIRE(tree.read("[7]"));
  CHECK(tree.root().elements()[0].whole() == 7);
}

TEST_CASE("JsonTree: what is no JSON is not read", "[sim][journal]") {
  for (const std::string text : {"",          " ",           "{",           "[1,]",
                                 "{\"a\"}",   "{\"a\":}",    "{\"a\":1,}",  "{a:1}",
                                 "[1 2]",     "1 2",         "tru",         "nulls",
                                 "01",        "-",           "1.",          ".5",
                                 "1e",        "+1",          "\"a",         "\"\\x\"",
                                 "\"\\u12\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"",
                                 "\"a\nb\"",  "\"\x80\"",    "\"\xC3\"",    "\"\xED\xA0\x80\"",
                                 "'a'",       "[1] // x",    "NaN",         "{\"a\":1]",
                                 "[1}"}) {
    CAPTURE(text);
    CHECK_FALSE(is_tree(text));
    CHECK_FALSE(nlohmann::json::accept(text));
  }
  CHECK_FALSE(is_tree(std::string("[1]\0", 4)));
}

TEST_CASE("JsonTree: as deep as the limit, and no deeper", "[sim][journal]") {
  CHECK(is_tree(nested(JsonTree::kMaxDepth, "[", "]")));
  CHECK_FALSE(is_tree(nested(JsonTree::kMaxDepth + 1, "[", "]")));
  CHECK(is_tree(nested(JsonTree::kMaxDepth, "{\"a\":", "}")));
  CHECK_FALSE(is_tree(nested(JsonTree::kMaxDepth + 1, "{\"a\":", "}")));
  CHECK_FALSE(is_tree(std::string(1'000'000, '[')));
}

TEST_CASE("JsonTree: as many values as it may have, and not one more", "[sim][journal]") {
  JsonTree tree;
  CHECK(tree.read("[1,[2,3],{\"a\":4}]", 6));
  CHECK_FALSE(tree.read("[1,[2,3],{\"a\":4}]", 5));
  CHECK(tree.root().is_null());
  CHECK(tree.read("7", 0));
  CHECK_FALSE(tree.read("[" + std::string(1'000'000, '['), 5));
}
