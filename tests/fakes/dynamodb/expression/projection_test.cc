#include "tests/fakes/dynamodb/expression/expression_help.h"
#include "tests/support/catch.h"

using namespace dynamodb::test;

namespace {

const char* const kProjectionItem = R"({"id":{"S":"abc"},"a.b":{"N":"1"},
  "els":{"L":[{"S":"0"},{"S":"1"},{"M":{"x":{"N":"2"},"y":{"N":"3"}}}]},
  "doc":{"M":{"p":{"S":"P"},"q":{"S":"Q"}}}})";
const char* const kProjectionNames = R"({"#dot":"a.b","#l":"els"})";

std::string project(const std::string& text) {
  auto request = expressions(kProjectionNames, "");
  return to_json_text(
      dynamodb::expression::project(request.projection(text), item(kProjectionItem)));
}

std::string projection_error(const std::string& text) {
  return message_of([&] { expressions(kProjectionNames, "").projection(text); });
}

}  // namespace

TEST_CASE("projection: names, nested names and elements", "[dynamodb][projection]") {
  CHECK(project("id") == R"({"id":{"S":"abc"}})");
  CHECK(project("#dot, nope") == R"({"a.b":{"N":"1"}})");
  CHECK(project("doc.q, doc.p") == R"({"doc":{"M":{"p":{"S":"P"},"q":{"S":"Q"}}}})");
  CHECK(project("doc.nope, doc.p.x") == "{}");
  CHECK(project("els[2].y, #l[0], els[9]") == R"({"els":{"L":[{"S":"0"},{"M":{"y":{"N":"3"}}}]}})");
}

TEST_CASE("projection: errors", "[dynamodb][projection]") {
  const std::string invalid = "Invalid ProjectionExpression: ";
  CHECK(projection_error("id,") == invalid + syntax_error("<EOF>", ","));
  CHECK(projection_error("!!") == invalid + syntax_error("!", "!!"));
  CHECK(projection_error("a, status") ==
        invalid + "Attribute name is a reserved keyword; reserved keyword: status");
  CHECK(projection_error("#nope") ==
        invalid +
            "An expression attribute name used in the document path is not "
            "defined; attribute name: #nope");
  CHECK(projection_error("b[1], b.a, a, #l, els[1]") ==
        invalid +
            "Two document paths overlap with each other; must remove or rewrite one of these "
            "paths; path one: [els], path two: [els, [1]]");
  CHECK(projection_error("b.x, b[1]") ==
        invalid +
            "Two document paths conflict with each other; must remove or rewrite one of "
            "these paths; path one: [b, x], path two: [b, [1]]");
}
