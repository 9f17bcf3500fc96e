#include <chrono>

#include "tests/fakes/dynamodb/fixture.h"

using namespace std::chrono_literals;

namespace {

struct Tagged : dynamodb::test::Fixture {
  using Fixture::Fixture;

  static std::string request(const std::string& tags,
                             const std::string& arn = dynamodb::test::kTableArn) {
    return R"({"ResourceArn":")" + arn + R"(","Tags":)" + tags + "}";
  }
  std::string refused(const std::string& tags, const std::string& arn = dynamodb::test::kTableArn) {
    return error("TagResource", request(tags, arn));
  }
  std::string listed() {
    return ok("ListTagsOfResource", R"({"ResourceArn":")" + dynamodb::test::kTableArn + R"("})");
  }
};

}  // namespace

TEST_CASE("TagResource: adds and replaces", "[dynamodb][TagResource]") {
  Tagged on;
  on.make_table();
  CHECK(on.ok("TagResource", Tagged::request(R"([{"Key":"team","Value":"a"}])")) == "{}");
  on.ok("TagResource",
        Tagged::request(R"([{"Key":"team","Value":"b"},{"Key":"ключ","Value":""}])"));
  CHECK(on.listed() == R"({"Tags":[{"Key":"team","Value":"b"},{"Key":"ключ","Value":""}]})");
}

TEST_CASE("TagResource: tags that AWS refuses", "[dynamodb][TagResource]") {
  Tagged on;
  on.make_table();
  const std::string invalid = "ValidationException: ";
  CHECK(on.refused("[]") == invalid + "Atleast one Tag needs to be provided as Input.");
  CHECK(on.refused(R"([{"Key":"","Value":"a"}])") ==
        invalid + "The Tag Key provided is invalid, Key: ");
  CHECK(on.refused(R"([{"Value":"a"}])") == invalid + "The Tag Key provided is invalid, Key: null");
  CHECK(on.refused(R"([{"Key":"a"}])") ==
        invalid + "The Tag Value provided is invalid, Value: null");
  CHECK(on.refused(R"([{"Key":"bad#char","Value":"a"}])") ==
        invalid + "The Tag Key provided is invalid, Key: bad#char");
  CHECK(on.refused(R"([{"Key":"a","Value":"bad#char"}])") ==
        invalid + "The Tag Value provided is invalid, Value: bad#char");
  CHECK(on.refused(R"([{"Key":"AWS:foo","Value":"a"}])") ==
        invalid + "Tag Key cannot be prefixed with aws:, Key: AWS:foo");
  CHECK(on.refused(R"([{"Key":"a","Value":"1"},{"Key":"a","Value":"2"}])") ==
        invalid + "Duplicate Tag Keys provided as input: Duplicate Tag Key found a");
  const std::string letter = "\xd7\x90";
  std::string longest;
  for (int i = 0; i < 128; ++i) longest += letter;
  on.ok("TagResource", Tagged::request(R"([{"Key":")" + longest + R"(","Value":"a"}])"));
  CHECK(on.refused(R"([{"Key":")" + longest + letter + R"(","Value":"a"}])") ==
        invalid + "The Tag Key provided is invalid, Key: " + longest + letter);
}

TEST_CASE("TagResource: no more than fifty tags", "[dynamodb][TagResource]") {
  Tagged on;
  on.make_table();
  const auto tags = [](int begin, int end) {
    std::string list;
    for (int i = begin; i < end; ++i) {
      list += (list.empty() ? "" : ",") + (R"({"Key":"k)" + std::to_string(i) + R"(","Value":""})");
    }
    return "[" + list + "]";
  };
  on.ok("TagResource", Tagged::request(tags(0, 40)));
  on.ok("TagResource", Tagged::request(tags(30, 50)));
  CHECK(on.refused(tags(50, 51)) ==
        "ValidationException: Number of Tags exceed the current limit for the provided "
        "ResourceArn");
}

TEST_CASE("TagResource: a resource that is none of the caller's", "[dynamodb][TagResource]") {
  Tagged on;
  on.make_table();
  const std::string tags = R"([{"Key":"a","Value":"b"}])";
  const std::string invalid = "ValidationException: ";
  const std::string parameter = invalid + "One or more parameter values were invalid: ";
  const std::string denied = "AccessDeniedException: Access is denied";
  CHECK(on.error("TagResource", R"({"Tags":)" + tags + "}") == invalid + "Invalid TableArn");
  CHECK(on.refused(tags, "tab") == parameter + "ARNs must start with 'arn:': tab");
  const std::string queue = "arn:aws:sqs:us-west-2:000000000000:tab";
  CHECK(on.refused(tags, queue) == denied);
  const std::string other = "arn:aws:dynamodb:us-west-2:111111111111:table/tab";
  CHECK(on.refused(tags, other) == denied);
  const std::string region = "arn:aws:dynamodb:eu-west-1:000000000000:table/tab";
  CHECK(on.refused(tags, region) ==
        invalid + "Invalid TableArn: Invalid ResourceArn provided as input " + region);
  const std::string index = dynamodb::test::kTableArn + "/index/by-g";
  CHECK(on.refused(tags, index) ==
        parameter +
            "Invalid resource arn provided, only table or stream is accepted. Provided resource "
            "arn: " +
            index);
  const std::string backup = dynamodb::test::kTableArn + "/backup/0170";
  CHECK(on.refused(tags, backup) ==
        parameter + "Provided Arn is not a DynamoDB resource arn: " + backup);
  CHECK(on.refused(tags, dynamodb::test::kTableArn + "x") ==
        "ResourceNotFoundException: Requested resource not found: ResourceArn: " +
            dynamodb::test::kTableArn + "x not found");
}

TEST_CASE("TagResource: not while the table comes or goes", "[dynamodb][TagResource]") {
  Tagged on{dynamodb::test::taking(5s, 5s)};
  on.make_table();
  const std::string tags = R"([{"Key":"a","Value":"b"}])";
  const std::string in_use =
      "ResourceInUseException: Attempt to change a resource which is still in use: Table is being ";
  CHECK(on.refused(tags) == in_use + "created: tab");
  on.pass(5s);
  on.ok("DeleteTable", R"({"TableName":"tab"})");
  CHECK(on.refused(tags) == in_use + "deleted: tab");
}
