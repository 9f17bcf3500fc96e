#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;

TEST_CASE("ListTables: names in order, page by page", "[dynamodb][ListTables]") {
  Fixture on;
  CHECK(on.ok("ListTables", "{}") == R"({"TableNames":[]})");
  on.make_table();
  on.make_indexed_table();
  CHECK(on.ok("ListTables", "{}") == R"({"TableNames":["rng","tab"]})");
  CHECK(on.ok("ListTables", R"({"Limit":1})") ==
        R"({"TableNames":["rng"],"LastEvaluatedTableName":"rng"})");
  CHECK(on.ok("ListTables", R"({"Limit":1,"ExclusiveStartTableName":"rng"})") ==
        R"({"TableNames":["tab"]})");
}

TEST_CASE("ListTables: Limit is 1 to 100", "[dynamodb][ListTables]") {
  Fixture on;
  CHECK(on.error("ListTables", R"({"Limit":101})") ==
        "ValidationException: 1 validation error detected: Value '101' at 'limit' failed to "
        "satisfy constraint: Member must have value less than or equal to 100");
}

TEST_CASE("ListTables: accounts do not see each other", "[dynamodb][ListTables]") {
  Fixture on;
  on.make_table();
  aws::Caller other = tests::Stage::caller();
  other.account = "111111111111";
  CHECK(on.dynamodb.tables().names(other, "").empty());
}
