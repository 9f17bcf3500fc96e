#include "fakes/logs/operations/create_log_group.h"

#include "tests/fakes/logs/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::LogsFixture;

TEST_CASE_METHOD(LogsFixture, "CreateLogGroup: a second of the same name is refused",
                 "[logs][CreateLogGroup]") {
  group();
  CHECK(error_code([&] { group(); }) == "ResourceAlreadyExistsException");
  CHECK(error_message([&] { group(); }) == "The specified log group already exists");
}

TEST_CASE_METHOD(LogsFixture, "CreateLogGroup: a bad name is InvalidParameterException",
                 "[logs][CreateLogGroup]") {
  CHECK(error_message([&] { group("a b"); }) ==
        "1 validation error detected: Value 'a b' at 'logGroupName' failed to satisfy constraint: "
        "Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+");
}

TEST_CASE_METHOD(LogsFixture, "CreateLogGroup: over the wire", "[logs][CreateLogGroup]") {
  const auto made = json("Logs_20140328.CreateLogGroup", R"({"logGroupName":"/ecs/web"})");
  CHECK(made.status == 200);
  CHECK(made.headers.get("Content-Type") == "application/x-amz-json-1.1");
  const auto again = json("Logs_20140328.CreateLogGroup", R"({"logGroupName":"/ecs/web"})");
  CHECK(again.status == 400);
  CHECK(again.body.find(R"("__type":"ResourceAlreadyExistsException")") != std::string::npos);
  const auto tagged =
      json("Logs_20140328.CreateLogGroup", R"({"logGroupName":"b","kmsKeyId":"k"})");
  CHECK(tagged.status == 400);
  CHECK(tagged.body.find("kmsKeyId") != std::string::npos);
}
