#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;

namespace {

struct FilledByRange : Fixture {
  FilledByRange() {
    make_indexed_table();
    for (const char* n : {"-10", "-9.5", "0", "1", "2", "10", "100"}) {
      put("rng", R"({"pk":{"S":"a"},"sk":{"N":")" + std::string(n) + R"("},"s":{"S":"s)" + n +
                     R"("},"g":{"S":"gg"},"n":{"N":"1"},"x":{"S":"x"},"y":{"S":"y"}})");
    }
    put("rng", R"({"pk":{"S":"b"},"sk":{"N":"1"}})");
  }

  // Which sort keys a query gives, joined by blanks.
  std::string keys(const std::string& condition, const std::string& more = {}) {
    const std::string body = ok("Query", query(condition, more));
    std::string found;
    const std::string mark = R"("sk":{"N":")";
    const std::size_t end = body.find("LastEvaluatedKey");
    for (auto at = body.find(mark); at < end && at != std::string::npos;
         at = body.find(mark, at + 1)) {
      const auto begin = at + mark.size();
      found += (found.empty() ? "" : " ") + body.substr(begin, body.find('"', begin) - begin);
    }
    return found;
  }

  static std::string query(const std::string& condition, const std::string& more = {}) {
    return R"({"TableName":"rng","KeyConditionExpression":")" + condition +
           R"(","ExpressionAttributeValues":{":a":{"S":"a"})" +
           (condition.find(":x") != std::string::npos ? R"(,":x":{"N":"0"})" : "") +
           (condition.find(":y") != std::string::npos ? R"(,":y":{"N":"10"})" : "") +
           (more.find(":g") != std::string::npos ? R"(,":g":{"S":"gg"})" : "") + "}" + more + "}";
  }
};

}  // namespace

TEST_CASE("Query: sort keys in numeric order, both ways", "[dynamodb][Query]") {
  FilledByRange on;
  CHECK(on.keys("pk = :a") == "-10 -9.5 0 1 2 10 100");
  CHECK(on.keys("pk = :a", R"(,"ScanIndexForward":false)") == "100 10 2 1 0 -9.5 -10");
}

TEST_CASE("Query: conditions on the sort key", "[dynamodb][Query]") {
  FilledByRange on;
  CHECK(on.keys("pk = :a AND sk = :x") == "0");
  CHECK(on.keys("pk = :a AND sk < :x") == "-10 -9.5");
  CHECK(on.keys("pk = :a AND sk <= :x") == "-10 -9.5 0");
  CHECK(on.keys("pk = :a AND sk > :x") == "1 2 10 100");
  CHECK(on.keys(":x <= sk AND pk = :a") == "0 1 2 10 100");
  CHECK(on.keys("pk = :a AND sk BETWEEN :x AND :y") == "0 1 2 10");
}

TEST_CASE("Query: begins_with on strings, up to the last byte", "[dynamodb][Query]") {
  Fixture on;
  on.ok("CreateTable", R"({"TableName":"str","BillingMode":"PAY_PER_REQUEST",
    "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},
                            {"AttributeName":"q","AttributeType":"B"}],
    "KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"q","KeyType":"RANGE"}]})");
  for (const char* q : {"/v8=", "//8=", "/////w==", "/w=="}) {
    on.put("str", R"({"p":{"S":"a"},"q":{"B":")" + std::string(q) + R"("}})");
  }
  const auto count = [&](const std::string& prefix) {
    return on.ok("Query", R"j({"TableName":"str","Select":"COUNT",
      "KeyConditionExpression":"p = :p AND begins_with(q, :q)",
      "ExpressionAttributeValues":{":p":{"S":"a"},":q":{"B":")j" +
                              prefix + R"("}}})");
  };
  CHECK(count("/w==") == R"({"Count":3,"ScannedCount":3})");
  CHECK(count("/v8=") == R"({"Count":1,"ScannedCount":1})");
  CHECK(count("//8=") == R"({"Count":2,"ScannedCount":2})");
}

TEST_CASE("Query: Limit and LastEvaluatedKey page through everything once", "[dynamodb][Query]") {
  FilledByRange on;
  for (const char* direction : {"true", "false"}) {
    const std::string order = R"(,"ScanIndexForward":)" + std::string(direction);
    std::string seen;
    std::string start;
    int pages = 0;
    do {
      const std::string more =
          order + R"(,"Limit":3)" + (start.empty() ? "" : R"(,"ExclusiveStartKey":)" + start);
      seen += on.keys("pk = :a", more) + " ";
      const std::string body = on.ok("Query", FilledByRange::query("pk = :a", more));
      const std::string mark = R"("LastEvaluatedKey":)";
      const auto at = body.find(mark);
      start = at == std::string::npos
                  ? ""
                  : body.substr(at + mark.size(), body.size() - at - mark.size() - 1);
      REQUIRE(++pages < 10);
    } while (!start.empty());
    CHECK(seen ==
          (direction == std::string("true") ? "-10 -9.5 0 1 2 10 100 " : "100 10 2 1 0 -9.5 -10 "));
  }
  // Limit counts what is read, and a full page has a key even if nothing follows.
  CHECK(on.ok("Query", FilledByRange::query("pk = :a", R"(,"Limit":7)")).find("LastEvaluatedKey") !=
        std::string::npos);
  CHECK(on.ok("Query", FilledByRange::query("pk = :a", R"(,"Limit":8)")).find("LastEvaluatedKey") ==
        std::string::npos);
}

TEST_CASE("Query: a page ends at 1 MB", "[dynamodb][Query]") {
  Fixture on;
  on.make_indexed_table();
  const std::string big(300 * 1024, 'x');
  for (int i = 0; i < 5; ++i) {
    on.put("rng", R"({"pk":{"S":"a"},"sk":{"N":")" + std::to_string(i) + R"("},"x":{"S":")" + big +
                      R"("}})");
  }
  const std::string body = on.ok("Query", R"({"TableName":"rng","Select":"COUNT",
    "KeyConditionExpression":"pk = :a","ExpressionAttributeValues":{":a":{"S":"a"}}})");
  CHECK(body ==
        R"({"Count":4,"ScannedCount":4,"LastEvaluatedKey":{"pk":{"S":"a"},"sk":{"N":"3"}}})");
}

TEST_CASE("Query: filters run after reading", "[dynamodb][Query]") {
  FilledByRange on;
  const std::string body =
      on.ok("Query", FilledByRange::query("pk = :a", R"(,"FilterExpression":"s < :g","Limit":2,
        "Select":"COUNT")"));
  CHECK(body ==
        R"({"Count":0,"ScannedCount":2,"LastEvaluatedKey":{"pk":{"S":"a"},"sk":{"N":"-9.5"}}})");
  CHECK(on.error("Query", FilledByRange::query("pk = :a", R"(,"FilterExpression":"sk = :g")")) ==
        "ValidationException: Filter Expression can only contain non-primary key attributes: "
        "Primary key attribute: sk");
}

TEST_CASE("Query: global index, whole, in part, and what it cannot give", "[dynamodb][Query]") {
  FilledByRange on;
  const auto by = [](const char* index, const std::string& more = {}) {
    return R"({"TableName":"rng","IndexName":")" + std::string(index) +
           R"(","KeyConditionExpression":"g = :g","Limit":1,
           "ExpressionAttributeValues":{":g":{"S":"gg"}})" +
           more + "}";
  };
  const std::string whole = on.ok("Query", by("by-g"));
  CHECK(whole.find(R"("y":{"S":"y"})") != std::string::npos);
  CHECK(whole.find(R"("LastEvaluatedKey":{"g":{"S":"gg"},"n":{"N":"1"},"pk":{"S":"a"},)") !=
        std::string::npos);
  const std::string part = on.ok("Query", by("few"));
  CHECK(part.find(R"("x":{"S":"x"})") != std::string::npos);
  CHECK(part.find(R"("y":)") == std::string::npos);
  CHECK(on.error("Query", by("by-g", R"(,"ConsistentRead":true)")) ==
        "ValidationException: Consistent reads are not supported on global secondary indexes");
  CHECK(on.error("Query", by("few", R"(,"Select":"ALL_ATTRIBUTES")")) ==
        "ValidationException: One or more parameter values were invalid: Select type "
        "ALL_ATTRIBUTES is not supported for global secondary index few because its projection "
        "type is not ALL");
  CHECK(on.error("Query", by("few", R"(,"ProjectionExpression":"x, y")")) ==
        "ValidationException: One or more parameter values were invalid: Global secondary index "
        "few does not project [y]");
  CHECK(on.error("Query", by("nope")) ==
        "ValidationException: The table does not have the specified index: nope");
}

TEST_CASE("Query: a global index pages through equal keys", "[dynamodb][Query]") {
  FilledByRange on;
  std::string start;
  int items = 0;
  do {
    const std::string body = on.ok("Query", R"({"TableName":"rng","IndexName":"by-g","Limit":2,
      "KeyConditionExpression":"g = :g","ExpressionAttributeValues":{":g":{"S":"gg"}})" +
                                                start + "}");
    const std::string mark = R"("LastEvaluatedKey":)";
    const auto at = body.find(mark);
    items += static_cast<int>(body[body.find(R"("Count":)") + 8] - '0');
    start = at == std::string::npos
                ? ""
                : R"(,"ExclusiveStartKey":)" +
                      body.substr(at + mark.size(), body.size() - at - mark.size() - 1);
    REQUIRE(items < 20);
  } while (!start.empty());
  CHECK(items == 7);
}

TEST_CASE("Query: a local index completes its items from the table", "[dynamodb][Query]") {
  FilledByRange on;
  const auto by = [](const std::string& more) {
    return R"({"TableName":"rng","IndexName":"by-s","KeyConditionExpression":"pk = :a AND s = :s",
      "ReturnConsumedCapacity":"INDEXES","ConsistentRead":true,
      "ExpressionAttributeValues":{":a":{"S":"a"},":s":{"S":"s1"}})" +
           more + "}";
  };
  CHECK(on.ok("Query", by("")) ==
        R"({"Items":[{"pk":{"S":"a"},"s":{"S":"s1"},"sk":{"N":"1"}}],"Count":1,"ScannedCount":1,)"
        R"("ConsumedCapacity":{"TableName":"rng","CapacityUnits":1,"Table":{"CapacityUnits":0},)"
        R"("LocalSecondaryIndexes":{"by-s":{"CapacityUnits":1}}}})");
  const std::string all = on.ok("Query", by(R"(,"Select":"ALL_ATTRIBUTES")"));
  CHECK(all.find(R"("y":{"S":"y"})") != std::string::npos);
  CHECK(all.find(R"("CapacityUnits":2,"Table":{"CapacityUnits":1})") != std::string::npos);
}

TEST_CASE("Query: a filter names only what the index holds", "[dynamodb][Query]") {
  FilledByRange on;
  const auto by = [](const std::string& index, const std::string& key, const std::string& filter,
                     const std::string& more = {}) {
    return R"({"TableName":"rng","IndexName":")" + index + R"(","KeyConditionExpression":")" + key +
           R"( = :k","FilterExpression":")" + filter +
           R"(","ExpressionAttributeValues":{":k":{"S":"a"},":v":{"S":"y"}})" + more + "}";
  };
  const std::string secondary =
      "ValidationException: One or more parameter values were invalid: Secondary index ";
  CHECK(on.error("Query", by("by-s", "pk", "y = :v OR n < :v", R"(,"Select":"ALL_ATTRIBUTES")")) ==
        secondary + "by-s does not project one or more filter attributes: [n, y]");
  CHECK(on.error("Query", by("few", "g", "y.z = :v")) ==
        secondary + "few does not project one or more filter attributes: [y]");
  on.ok("Query", by("few", "g", "x = :v AND sk <> :v AND pk <> :v"));
  on.ok("Query", by("by-g", "g", "y = :v"));
  CHECK(on.error("Query", R"({"TableName":"rng","IndexName":"by-s",
    "KeyConditions":{"pk":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]}},
    "QueryFilter":{"x":{"ComparisonOperator":"NOT_NULL"}}})") ==
        secondary + "by-s does not project one or more filter attributes: [x]");
}

TEST_CASE("Query: key conditions must fit the key", "[dynamodb][Query]") {
  FilledByRange on;
  const auto fails = [&](const std::string& condition, const std::string& values) {
    return on.error("Query", R"({"TableName":"rng","KeyConditionExpression":")" + condition +
                                 R"(","ExpressionAttributeValues":)" + values + "}");
  };
  const std::string value = R"({":v":{"S":"a"}})";
  CHECK(fails("sk = :v", value) ==
        "ValidationException: Query condition missed key schema element: pk");
  CHECK(fails("pk = :v AND x = :v", value) ==
        "ValidationException: Query condition missed key schema element: sk");
  CHECK(fails("pk > :v", value) == "ValidationException: Query key condition not supported");
  CHECK(fails("pk = :v AND sk = :v", value) ==
        "ValidationException: One or more parameter values were invalid: Condition parameter type "
        "does not match schema type");
  CHECK(fails("pk = :v OR sk = :v", value) ==
        "ValidationException: Invalid operator used in KeyConditionExpression: OR");
  CHECK(fails("", value) ==
        "ValidationException: Invalid KeyConditionExpression: The expression can not be empty;");
  CHECK(fails("pk = :v", R"({":v":{"S":""}})") ==
        "ValidationException: One or more parameter values are not valid. The AttributeValue for a "
        "key attribute cannot contain an empty string value. Key: pk");
  CHECK(on.error("Query", R"({"TableName":"rng"})") ==
        "ValidationException: Either the KeyConditions or KeyConditionExpression parameter must be "
        "specified in the request.");
}

TEST_CASE("Query: a start key must be within the query", "[dynamodb][Query]") {
  FilledByRange on;
  const auto start = [](const std::string& key) { return R"(,"ExclusiveStartKey":)" + key; };
  CHECK(on.error("Query", FilledByRange::query("pk = :a", start(R"({"pk":{"S":"a"}})"))) ==
        "ValidationException: The provided starting key is invalid");
  CHECK(on.error("Query",
                 FilledByRange::query("pk = :a", start(R"({"pk":{"S":"a"},"sk":{"S":"1"}})"))) ==
        "ValidationException: The provided starting key is invalid");
  CHECK(on.error("Query",
                 FilledByRange::query("pk = :a", start(R"({"pk":{"S":"b"},"sk":{"N":"1"}})"))) ==
        "ValidationException: The provided starting key is outside query boundaries based on "
        "provided conditions");
  CHECK(on.error("Query", FilledByRange::query("pk = :a AND sk > :x",
                                               start(R"({"pk":{"S":"a"},"sk":{"N":"-1"}})"))) ==
        "ValidationException: The provided starting key does not match the range key predicate");
  CHECK(on.error("Query",
                 FilledByRange::query("pk = :a", start(R"({"pk":{"S":"a"},"sk":{"N":"x"}})"))) ==
        "ValidationException: The provided starting key is invalid: The parameter cannot be "
        "converted to a numeric value: x");
}

TEST_CASE("Query: Select must go with what is asked for", "[dynamodb][Query]") {
  FilledByRange on;
  CHECK(on.error("Query", FilledByRange::query("pk = :a", R"(,"Select":"INVALID_VALUE")")) ==
        "ValidationException: 1 validation error detected: Value 'INVALID_VALUE' at 'select' "
        "failed to satisfy constraint: Member must satisfy enum value set: [SPECIFIC_ATTRIBUTES, "
        "COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES]");
  CHECK(on.error("Query",
                 FilledByRange::query("pk = :a", R"(,"Select":"ALL_PROJECTED_ATTRIBUTES")")) ==
        "ValidationException: ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an "
        "IndexName");
  CHECK(on.error("Query", FilledByRange::query(
                              "pk = :a", R"(,"Select":"COUNT","ProjectionExpression":"pk")")) ==
        "ValidationException: Cannot specify the ProjectionExpression when choosing to get only "
        "the Count");
  CHECK(on.error("Query", FilledByRange::query("pk = :a", R"(,"Limit":0)")) ==
        "ValidationException: 1 validation error detected: Value '0' at 'limit' failed to satisfy "
        "constraint: Member must have value greater than or equal to 1");
}
