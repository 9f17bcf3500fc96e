#include "tests/fakes/dynamodb/expression/expression_help.h"
#include "tests/support/catch.h"

using namespace dynamodb::test;

namespace {

const char* const kUpdateItem = R"({"id":{"S":"abc"},"n":{"N":"5"},"tags":{"SS":["a","b"]},
  "els":{"L":[{"N":"0"},{"N":"1"},{"N":"2"}]},
  "doc":{"M":{"p":{"S":"P"},"sub1":{"M":{}}}}})";
const char* const kUpdateNames = R"({"#d":"doc","#s":"status"})";
const char* const kUpdateValues = R"({":one":{"N":"1"},":s":{"S":"x"},":l":{"L":[{"S":"new"}]},
  ":ab":{"SS":["a","b"]},":bc":{"SS":["b","c"]},":big":{"N":"9e125"},":ns":{"NS":["1"]},
  ":null":{"NULL":true},":map":{"M":{}}})";

dynamodb::Item updated(const std::string& text) {
  auto request = expressions(kUpdateNames, kUpdateValues);
  return dynamodb::expression::apply(request.update(text), item(kUpdateItem));
}

// The attribute after the update, as JSON text; empty if there is none.
std::string after(const std::string& text, const std::string& attribute) {
  const auto result = updated(text);
  const auto found = result.find(attribute);
  if (found == result.end()) return {};
  std::string out;
  dynamodb::append_json(found->second, out);
  return out;
}

std::string update_error(const std::string& text) {
  return message_of([&] { updated(text); });
}

std::string parse_error(const std::string& text) {
  const std::string message = update_error(text);
  const std::string prefix = "Invalid UpdateExpression: ";
  REQUIRE(message.substr(0, prefix.size()) == prefix);
  return message.substr(prefix.size());
}

}  // namespace

TEST_CASE("update: SET with values, paths, sums and functions", "[dynamodb][update]") {
  CHECK(after("SET x = :s", "x") == R"({"S":"x"})");
  CHECK(after("set #s = n", "status") == R"({"N":"5"})");
  CHECK(after("SET n = n + :one", "n") == R"({"N":"6"})");
  CHECK(after("SET n = (:one - n)", "n") == R"({"N":"-4"})");
  CHECK(after("SET n = (n) + :one", "n") == R"({"N":"6"})");
  CHECK(after("SET n = if_not_exists(n, :one) + :one", "n") == R"({"N":"6"})");
  CHECK(after("SET m = if_not_exists(m, :one) + :one", "m") == R"({"N":"2"})");
  CHECK(after("SET els = list_append(els, :l)", "els") ==
        R"({"L":[{"N":"0"},{"N":"1"},{"N":"2"},{"S":"new"}]})");
  CHECK(after("SET fresh = list_append(if_not_exists(fresh, :l), :l)", "fresh") ==
        R"({"L":[{"S":"new"},{"S":"new"}]})");
  CHECK(after("SET doc.p = :one, #d.sub1.z = :s", "doc") ==
        R"({"M":{"p":{"N":"1"},"sub1":{"M":{"z":{"S":"x"}}}}})");
}

TEST_CASE("update: operands are read before anything is written", "[dynamodb][update]") {
  const auto swapped = updated("SET id = n, n = id");
  CHECK(to_json_text(swapped).find(R"("id":{"N":"5"})") != std::string::npos);
  CHECK(to_json_text(swapped).find(R"("n":{"S":"abc"})") != std::string::npos);
}

TEST_CASE("update: list elements are set, appended and removed by their old index",
          "[dynamodb][update]") {
  CHECK(after("SET els[1] = :s", "els") == R"({"L":[{"N":"0"},{"S":"x"},{"N":"2"}]})");
  CHECK(after("SET els[9] = :s, els[7] = :one", "els") ==
        R"({"L":[{"N":"0"},{"N":"1"},{"N":"2"},{"N":"1"},{"S":"x"}]})");
  CHECK(after("SET els[4294967294] = :s", "els") ==
        R"({"L":[{"N":"0"},{"N":"1"},{"N":"2"},{"S":"x"}]})");
  CHECK(after("REMOVE els[0], els[2], els[9]", "els") == R"({"L":[{"N":"1"}]})");
  CHECK(after("REMOVE els[0] SET els[1] = :s", "els") == R"({"L":[{"S":"x"},{"N":"2"}]})");
}

TEST_CASE("update: REMOVE takes attributes away", "[dynamodb][update]") {
  CHECK(after("REMOVE n, nope", "n").empty());
  CHECK(after("REMOVE doc.p", "doc") == R"({"M":{"sub1":{"M":{}}}})");
}

TEST_CASE("update: ADD counts and grows sets", "[dynamodb][update]") {
  CHECK(after("ADD n :one", "n") == R"({"N":"6"})");
  CHECK(after("ADD fresh :one", "fresh") == R"({"N":"1"})");
  CHECK(after("ADD tags :bc", "tags") == R"({"SS":["a","b","c"]})");
  CHECK(after("ADD fresh :bc, doc.hits :one", "doc") ==
        R"({"M":{"hits":{"N":"1"},"p":{"S":"P"},"sub1":{"M":{}}}})");
}

TEST_CASE("update: DELETE shrinks sets and takes the empty one away", "[dynamodb][update]") {
  CHECK(after("DELETE tags :bc", "tags") == R"({"SS":["a"]})");
  CHECK(after("DELETE tags :ab", "tags").empty());
  CHECK(after("DELETE nope :ab", "nope").empty());
}

TEST_CASE("update: syntax errors", "[dynamodb][update]") {
  CHECK(parse_error("INVALID SYNTAX HERE") == syntax_error("INVALID", "INVALID SYNTAX"));
  CHECK(parse_error("SET") == syntax_error("<EOF>", "SET"));
  CHECK(parse_error("SET a = :s,") == syntax_error("<EOF>", ","));
  CHECK(parse_error("SET a = if_not_exists(a, 0)") == syntax_error("0", ", 0)"));
  CHECK(parse_error("").find("can not be empty") != std::string::npos);
  for (const char* bad : {"whatever",
                          "set a",
                          "add a",
                          "delete a",
                          "set a=set",
                          "remove a = b",
                          "add a = b",
                          "delete a b",
                          "add abort b",
                          "add a if_not_exist(b)",
                          "remove a b",
                          "set a b",
                          "set :a = b",
                          "add :a b",
                          "remove :a",
                          "set a = b / c",
                          "set a = b * c",
                          "set a[1] = \"eight\"",
                          "set a[1] = 1",
                          "SET if_not_exist(a, b) = a",
                          "set (a = (b + c))",
                          "set a = (b.c).d + e",
                          "set a = b + c + d"}) {
    CAPTURE(bad);
    CHECK(parse_error(bad).substr(0, 14) == "Syntax error; ");
  }
}

TEST_CASE("update: what is wrong is said in AWS's order", "[dynamodb][update]") {
  CHECK(parse_error("set #c = :c set abOrt = true") ==
        "Attribute name is a reserved keyword; reserved keyword: abOrt");
  CHECK(parse_error("set #c = if_not_exist(:c) set c = d") ==
        "Invalid function name; function: if_not_exist");
  CHECK(parse_error("set a = size(abort)") ==
        "Attribute name is a reserved keyword; reserved keyword: abort");
  CHECK(parse_error("set a = size(b) set c = d") ==
        "The function is not allowed in an update expression; function: size");
  CHECK(parse_error("set a = #c set c = :d") ==
        "The \"SET\" section can only be used once in an update expression;");
  CHECK(parse_error("SET #c = if_not_exists(:c)") ==
        "An expression attribute name used in the document path is not defined; attribute name: "
        "#c");
  CHECK(parse_error("SET #d = if_not_exists(:c)") ==
        "An expression attribute value used in expression is not defined; attribute value: :c");
  CHECK(parse_error("set d[1] = a, d.b = a, c[1].a = a, c = if_not_exists(a)") ==
        "Two document paths overlap with each other; must remove or rewrite one of these paths; "
        "path one: [c, [1], a], path two: [c]");
  CHECK(parse_error("remove a.c set a[1] = b") ==
        "Two document paths conflict with each other; must remove or rewrite one of these paths; "
        "path one: [a, c], path two: [a, [1]]");
}

TEST_CASE("update: only if_not_exists stands within a function", "[dynamodb][update]") {
  const std::string misused =
      "The function is not allowed to be used this way in an expression; function: list_append";
  CHECK(parse_error("set a = list_append(list_append(els, :l), :l)") == misused);
  CHECK(parse_error("set a = if_not_exists(a, list_append(els, :l))") == misused);
  CHECK(after("set a = if_not_exists(b, if_not_exists(c, :s))", "a") == R"({"S":"x"})");
}

TEST_CASE("update: a text that is too long", "[dynamodb][update]") {
  CHECK(parse_error("SET a = " + std::string(4096, 'b')) ==
        "Expression size has exceeded the maximum allowed size;");
}

TEST_CASE("update: operands of wrong types that need no item", "[dynamodb][update]") {
  const std::string wrong = "Incorrect operand type for operator or function; ";
  CHECK(parse_error("add a :s") == wrong + "operator: ADD, operand type: STRING");
  CHECK(parse_error("add a :null") == wrong + "operator: ADD, operand type: NULL");
  CHECK(parse_error("delete a :one") == wrong + "operator: DELETE, operand type: NUMBER");
  CHECK(parse_error("delete a :map") == wrong + "operator: DELETE, operand type: MAP");
  CHECK(parse_error("set a = list_append(:s, a)") ==
        wrong + "operator or function: list_append, operand type: S");
  CHECK(parse_error("set a = a + :ns") == wrong + "operator or function: +, operand type: NS");
  CHECK(parse_error("set a = :s - a") == wrong + "operator or function: -, operand type: S");
  CHECK(parse_error("set a = if_not_exists(c)") ==
        "Incorrect number of operands for operator or function; operator or function: "
        "if_not_exists, number of operands: 1");
  CHECK(parse_error("set a = if_not_exists(:s, c)") ==
        "Operator or function requires a document path; operator or function: if_not_exists");
}

TEST_CASE("update: errors that the item decides", "[dynamodb][update]") {
  const std::string path =
      "The document path provided in the update expression is invalid for update";
  for (const char* text :
       {"SET nope.a = :s", "SET id.a = :s", "SET id[0] = :s", "SET doc[0] = :s", "SET els.a = :s",
        "REMOVE nope.a", "REMOVE id[1]", "ADD nope.a :one", "DELETE nope.a :ab"}) {
    CAPTURE(text);
    CHECK(update_error(text) == path);
  }
  const std::string missing =
      "The provided expression refers to an attribute that does not exist in the item";
  CHECK(update_error("SET a = nope") == missing);
  CHECK(update_error("SET a = nope + :one") == missing);
  CHECK(update_error("SET a = list_append(els, nope)") == missing);
  const std::string type = "An operand in the update expression has an incorrect data type";
  CHECK(update_error("SET a = id + :one") == type);
  CHECK(update_error("SET a = list_append(tags, :l)") == type);
  CHECK(update_error("ADD id :one") == type);
  CHECK(update_error("ADD tags :ns") == type);
  CHECK(update_error("DELETE tags :ns") == type);
  CHECK(update_error("SET a = :big + :big") ==
        "Number overflow. Attempting to store a number with magnitude larger than supported range");
}
