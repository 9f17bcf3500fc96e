#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;

namespace {

std::string untag(const std::string& keys) {
  return R"({"ResourceArn":")" + dynamodb::test::kTableArn + R"(","TagKeys":)" + keys + "}";
}

}  // namespace

TEST_CASE("UntagResource: takes away what is there", "[dynamodb][UntagResource]") {
  Fixture on;
  on.make_table();
  on.ok("TagResource", R"({"ResourceArn":")" + dynamodb::test::kTableArn +
                           R"(","Tags":[{"Key":"a","Value":"1"},{"Key":"b","Value":"2"}]})");
  CHECK(on.ok("UntagResource", untag(R"(["a","never"])")) == "{}");
  CHECK(on.ok("ListTagsOfResource", R"({"ResourceArn":")" + dynamodb::test::kTableArn + R"("})") ==
        R"({"Tags":[{"Key":"b","Value":"2"}]})");
}

TEST_CASE("UntagResource: keys that AWS refuses", "[dynamodb][UntagResource]") {
  Fixture on;
  on.make_table();
  const std::string invalid = "ValidationException: ";
  CHECK(on.error("UntagResource", untag("[]")) ==
        invalid + "Atleast one Tag Key needs to be provided as Input.");
  CHECK(on.error("UntagResource", untag(R"([""])")) ==
        invalid + "The Tag Key provided is invalid, Key: ");
  CHECK(on.error("UntagResource", untag(R"(["aws:a"])")) ==
        invalid + "Tag Key cannot be prefixed with aws:, Key: aws:a");
  CHECK(on.error("UntagResource", R"({"TagKeys":["a"]})") == invalid + "Invalid TableArn");
}
