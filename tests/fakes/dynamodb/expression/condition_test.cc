#include "tests/fakes/dynamodb/expression/expression_help.h"
#include "tests/support/catch.h"

using namespace dynamodb::test;

namespace {

const char* const kConditionItem =
    R"({"id":{"S":"abc"},"n":{"N":"5"},"bin":{"B":"YWJj"},"yes":{"BOOL":true},
  "none":{"NULL":true},"tags":{"SS":["x","y"]},"nums":{"NS":["1","2"]},
  "els":{"L":[{"S":"first"},{"N":"2"}]},
  "doc":{"M":{"in1":{"M":{"deep":{"S":"v"}}},"arr":{"L":[{"N":"7"}]}}}})";
const char* const kConditionNames = R"({"#id":"id","#s":"status","#dot":"a.b"})";
const char* const kConditionValues =
    R"({":abc":{"S":"abc"},":ab":{"S":"ab"},":five":{"N":"5"},":six":{"N":"6"},
  ":one":{"N":"1"},":x":{"S":"x"},":yes":{"BOOL":true},":S":{"S":"S"},":two":{"N":"2"},
  ":bin":{"B":"YWI="},":map":{"M":{}},":set":{"SS":["x","y"]},":null":{"NULL":true},
  ":seven":{"N":"7"},":three":{"N":"3"},":first":{"S":"first"}})";

bool holds(const std::string& condition) {
  auto request = expressions(kConditionNames, kConditionValues);
  return dynamodb::expression::matches(request.condition("ConditionExpression", condition),
                                       item(kConditionItem));
}

std::string condition_error(const std::string& condition) {
  auto request = expressions(kConditionNames, kConditionValues);
  const std::string message =
      message_of([&] { request.condition("ConditionExpression", condition); });
  const std::string prefix = "Invalid ConditionExpression: ";
  REQUIRE(message.substr(0, prefix.size()) == prefix);
  return message.substr(prefix.size());
}

}  // namespace

TEST_CASE("condition: comparisons", "[dynamodb][condition]") {
  CHECK(holds("id = :abc"));
  CHECK_FALSE(holds("id <> :abc"));
  CHECK(holds("n < :six AND n <= :five AND n > :one AND n >= :five"));
  CHECK_FALSE(holds("n < :five"));
  CHECK(holds("tags = :set"));
  CHECK(holds(":five = n"));
  CHECK(holds("n <> id"));
  CHECK_FALSE(holds("nope = :abc"));
  CHECK(holds("nope <> :abc"));
  CHECK_FALSE(holds("nope < :abc"));
  CHECK_FALSE(holds("id < :five"));
}

TEST_CASE("condition: AND binds tighter than OR, NOT tighter than both", "[dynamodb][condition]") {
  CHECK(holds("id = :abc OR id = :ab AND n = :one"));
  CHECK_FALSE(holds("(id = :abc OR id = :ab) AND n = :one"));
  CHECK(holds("NOT id = :ab AND n = :five"));
  CHECK_FALSE(holds("NOT (id = :abc AND n = :five)"));
  CHECK(holds("not not id = :abc"));
  CHECK(holds("nOt id = :ab oR n = :one"));
}

TEST_CASE("condition: BETWEEN and IN", "[dynamodb][condition]") {
  CHECK(holds("n BETWEEN :one AND :six"));
  CHECK(holds("n between :five and :five and id = :abc"));
  CHECK_FALSE(holds("id BETWEEN :one AND :six"));
  CHECK(holds("n IN (:one, :five)"));
  CHECK_FALSE(holds("n IN (:one, :six)"));
  CHECK_FALSE(holds("nope IN (:one)"));
}

TEST_CASE("condition: functions", "[dynamodb][condition]") {
  CHECK(holds("attribute_exists(id)"));
  CHECK(holds("attribute_exists(doc.in1.deep) AND attribute_exists(doc.arr[0])"));
  CHECK(holds("attribute_not_exists(doc.in1.nope) AND attribute_not_exists(els[2])"));
  CHECK(holds("attribute_not_exists(id.x) AND attribute_not_exists(#dot)"));
  CHECK(holds("attribute_type(id, :S)"));
  CHECK_FALSE(holds("attribute_type(n, :S)"));
  CHECK(holds("begins_with(id, :ab) AND begins_with(bin, :bin)"));
  CHECK_FALSE(holds("begins_with(n, :ab)"));
  CHECK(holds("contains(id, :ab) AND contains(tags, :x) AND contains(nums, :one)"));
  CHECK(holds("contains(els, :first) AND contains(bin, :bin)"));
  CHECK_FALSE(holds("contains(nums, :five)"));
  CHECK(holds("size(id) = :three AND size(tags) = :two AND size(els) = :two"));
  CHECK_FALSE(holds("size(n) = :one"));
  CHECK_FALSE(holds("size(nope) = :one"));
}

TEST_CASE("condition: size() of a string counts code units of UTF-16", "[dynamodb][condition]") {
  const auto has_size = [](const std::string& text, const std::string& size) {
    auto request = expressions("", R"({":size":{"N":")" + size + R"("}})");
    return dynamodb::expression::matches(
        request.condition("ConditionExpression", "size(id) = :size"),
        item((R"({"id":{"S":")" + text + R"("}})").c_str()));
  };
  CHECK(has_size("", "0"));
  CHECK(has_size("h\xc3\xa9", "2"));
  CHECK(has_size("\xe2\x82\xac", "1"));
  CHECK(has_size("a\xf0\x9f\x98\x80z", "4"));
}

TEST_CASE("condition: parentheses around operands and conditions", "[dynamodb][condition]") {
  CHECK(holds("(id) = (:abc)"));
  CHECK(holds("(id = :abc)"));
  CHECK(holds("(attribute_exists(id))"));
  CHECK(holds("(doc).in1.deep <> :abc"));
  CHECK(condition_error("((id = :abc))") == "The expression has redundant parentheses;");
  CHECK(condition_error("((id)) = :abc") == "The expression has redundant parentheses;");
  CHECK(condition_error("id = ((:abc))") == "The expression has redundant parentheses;");
}

TEST_CASE("condition: a syntax error names the token and what is around it",
          "[dynamodb][condition]") {
  CHECK(condition_error("id = = :abc") == syntax_error("=", "= = :abc"));
  CHECK(condition_error("id") == syntax_error("<EOF>", "id"));
  CHECK(condition_error("NOT (id)") == syntax_error("<EOF>", ")"));
  CHECK(condition_error("attribute_exists(") == syntax_error("<EOF>", "("));
  CHECK(condition_error("a - b = :abc") == syntax_error("-", "a - b"));
  CHECK(condition_error("hits : incr") == syntax_error(":", "hits : incr"));
  CHECK(condition_error("!! = a") == syntax_error("!", "!!"));
  CHECK(condition_error("id = 0") == syntax_error("0", "= 0"));
  CHECK(condition_error("_id = :abc") == syntax_error("_", "_id"));
  CHECK(condition_error("els[x] = :abc") == syntax_error("x", "[x]"));
  CHECK(condition_error("id = :abc AND") == syntax_error("<EOF>", "AND"));
  CHECK(condition_error("id OR n = :five") == syntax_error("OR", "id OR n"));
  CHECK(condition_error("(id = :abc") == syntax_error("<EOF>", ":abc"));
  CHECK(condition_error("and = :abc") == syntax_error("and", "and ="));
  CHECK(condition_error("") == "The expression can not be empty;");
}

TEST_CASE("condition: names, values and functions must be known", "[dynamodb][condition]") {
  CHECK(condition_error("#x = :abc") ==
        "An expression attribute name used in the document path is not defined; attribute name: "
        "#x");
  CHECK(condition_error("id = :x1") ==
        "An expression attribute value used in expression is not defined; attribute value: :x1");
  CHECK(condition_error("status = :abc") ==
        "Attribute name is a reserved keyword; reserved keyword: status");
  CHECK(condition_error("id.StAtUs = :nope") ==
        "Attribute name is a reserved keyword; reserved keyword: StAtUs");
  CHECK_FALSE(holds("#s = :abc"));
  CHECK(condition_error("f(id)") == "Invalid function name; function: f");
  CHECK(condition_error("list_append(id, a) = a") ==
        "The function is not allowed in a condition expression; function: list_append");
  CHECK(condition_error("attribute_exist(#x)") ==
        "Invalid function name; function: attribute_exist");
}

TEST_CASE("condition: operands are checked in AWS's words", "[dynamodb][condition]") {
  const std::string wrong = "Incorrect operand type for operator or function; ";
  CHECK(condition_error("size(id)") ==
        "The function is not allowed to be used this way in an expression; function: size");
  CHECK(condition_error("begins_with(id, :ab) = :abc") ==
        "The function is not allowed to be used this way in an expression; function: begins_with");
  CHECK(condition_error("contains(id)") ==
        "Incorrect number of operands for operator or function; operator or function: contains, "
        "number of operands: 1");
  CHECK(condition_error("attribute_exists(:abc)") ==
        "Operator or function requires a document path; operator or function: attribute_exists");
  CHECK(condition_error("begins_with(id, :five)") ==
        wrong + "operator or function: begins_with, operand type: N");
  CHECK(condition_error("attribute_type(id, :five)") ==
        wrong + "operator or function: attribute_type, operand type: N");
  CHECK(condition_error("attribute_type(id, id2)") ==
        wrong +
            "operator or function: attribute_type, operand type: "
            "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
  CHECK(condition_error("attribute_type(id, :abc)") ==
        "Invalid attribute type name found; type: abc, valid types: "
        "{B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
  CHECK(condition_error("size(:five) = :one") ==
        wrong + "operator or function: size, operand type: N");
  CHECK(condition_error("size(size(id)) = :one") ==
        wrong + "operator or function: size, operand type: N");
  CHECK(condition_error("n < :map") == wrong + "operator: <, operand type: M");
  CHECK(condition_error("id = #id") ==
        "The first operand must be distinct from the remaining operands for this operator or "
        "function; operator: =, first operand: [id]");
  CHECK(condition_error("contains(doc.arr[0], doc.arr[0])") ==
        "The first operand must be distinct from the remaining operands for this operator or "
        "function; operator: contains, first operand: [doc, arr, [0]]");
  CHECK(condition_error("n BETWEEN :six AND :one") ==
        "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
        "lower bound operand: AttributeValue: {N:6}, upper bound operand: AttributeValue: {N:1}");
  CHECK(condition_error("n BETWEEN :one AND :abc") ==
        "The BETWEEN operator requires same data type for lower and upper bounds; lower bound "
        "operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:abc}");
}

TEST_CASE("condition: limits of size, operators, operands and depth", "[dynamodb][condition]") {
  CHECK(holds("id" + std::string(4088, ' ') + "= :abc"));
  CHECK(condition_error("id" + std::string(4089, ' ') + "= :abc") ==
        "Expression size has exceeded the maximum allowed size; expression size: 4097");
  const auto chain = [](int terms) {
    std::string text = "a<b";
    for (int i = 1; i < terms; ++i) text += " or a<b";
    return text;
  };
  CHECK_FALSE(holds(chain(150)));
  CHECK(condition_error(chain(151)) ==
        "The expression contains too many operators; operator count: 301");
  const auto in = [](int count) {
    std::string text = "n IN (:one";
    for (int i = 1; i < count; ++i) text += ",:one";
    return text + ")";
  };
  CHECK_FALSE(holds(in(100)));
  CHECK(condition_error(in(101)) ==
        "The IN operator is provided with too many operands; number of operands: 101");
  std::string path = "a";
  for (int i = 1; i < 32; ++i) path += ".a";
  CHECK(holds("attribute_not_exists(" + path + ")"));
  CHECK(condition_error("attribute_not_exists(" + path + ".a)") ==
        "The document path has too many nesting levels; nesting levels: 33");
  for (const std::string& deep :
       {std::string(4096, '('), std::string(2046, '(') + "a<b" + std::string(2046, ')')}) {
    CHECK(condition_error(deep) == "The expression has redundant parentheses;");
  }
  std::string nested;
  for (int i = 0; i < 149; ++i) nested += "a<b or (";
  CHECK_FALSE(holds(nested + "a<b" + std::string(149, ')')));
  std::string functions;
  for (int i = 0; i < 680; ++i) functions += "size(";
  CHECK_THROWS_AS(holds("a < " + functions + "b" + std::string(680, ')')), aws::Error);
  std::string nots;
  for (int i = 0; i < 1000; ++i) nots += "not ";
  CHECK(condition_error(nots + "a<b") ==
        "The expression contains too many operators; operator count: 301");
}

TEST_CASE("placeholders: unused and malformed ones are refused", "[dynamodb][condition]") {
  auto unused = expressions(R"({"#a":"a","#b":"b"})", R"({":v":{"N":"1"},":w":{"N":"1"}})");
  unused.condition("FilterExpression", "#a = :w");
  CHECK(message_of([&] { unused.check_all_used(); }) ==
        "Value provided in ExpressionAttributeNames unused in expressions: keys: {#b}");
  auto values = expressions("", R"({":v":{"N":"1"},":w":{"N":"1"}})");
  values.condition("FilterExpression", "a = :w");
  CHECK(message_of([&] { values.check_all_used(); }) ==
        "Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}");
  CHECK(message_of([] { expressions("{}", ""); }) == "ExpressionAttributeNames must not be empty");
  CHECK(message_of([] { expressions("", "{}"); }) == "ExpressionAttributeValues must not be empty");
  const std::string long_key(255, 'k');
  const std::string too_long =
      "The expression attribute map contains a key that is too long; size of key: 256";
  CHECK(message_of([&] { expressions("{\"#" + long_key + "\":\"a\"}", ""); }) ==
        "ExpressionAttributeNames contains invalid key: " + too_long);
  CHECK(message_of([&] { expressions("", "{\":" + long_key + R"(":{"N":"1"}})"); }) ==
        "ExpressionAttributeValues contains invalid key: " + too_long);
  CHECK(message_of([] { expressions(R"({"#a":""})", ""); }) ==
        "ExpressionAttributeNames contains invalid value: Empty attribute name for key #a");
  CHECK(message_of([] { expressions(R"({"a":"a"})", ""); }) ==
        R"(ExpressionAttributeNames contains invalid key: Syntax error; key: "a")");
  CHECK(message_of([] { expressions("", R"({"b":{"N":"1"}})"); }) ==
        R"(ExpressionAttributeValues contains invalid key: Syntax error; key: "b")");
}
