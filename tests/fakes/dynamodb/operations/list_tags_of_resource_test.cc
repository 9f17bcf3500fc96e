#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;

namespace {}  // namespace

TEST_CASE("ListTagsOfResource: the tags of CreateTable, or none",
          "[dynamodb][ListTagsOfResource]") {
  Fixture on;
  on.ok("CreateTable", R"({"TableName":"tab","BillingMode":"PAY_PER_REQUEST",
    "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
    "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"Tags":[{"Key":"a","Value":"b"}]})");
  const std::string request = R"({"ResourceArn":")" + dynamodb::test::kTableArn + R"("})";
  CHECK(on.ok("ListTagsOfResource", request) == R"({"Tags":[{"Key":"a","Value":"b"}]})");
  on.ok("UntagResource",
        R"({"ResourceArn":")" + dynamodb::test::kTableArn + R"(","TagKeys":["a"]})");
  CHECK(on.ok("ListTagsOfResource", request) == R"({"Tags":[]})");
}

TEST_CASE("ListTagsOfResource: an unknown table, and a token that nobody gave",
          "[dynamodb][ListTagsOfResource]") {
  Fixture on;
  CHECK(
      on.error("ListTagsOfResource", R"({"ResourceArn":")" + dynamodb::test::kTableArn + R"("})") ==
      "ResourceNotFoundException: Requested resource not found: ResourceArn: " +
          dynamodb::test::kTableArn + " not found");
  on.make_table();
  CHECK(on.error("ListTagsOfResource",
                 R"({"ResourceArn":")" + dynamodb::test::kTableArn + R"(","NextToken":"x"})") ==
        "ValidationException: Invalid NextToken: x");
}
