#include "fakes/logs/operations/create_log_stream.h"

#include "tests/fakes/logs/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::LogsFixture;

TEST_CASE_METHOD(LogsFixture, "CreateLogStream: once, in a group that exists",
                 "[logs][CreateLogStream]") {
  CHECK(error_message([&] { stream(); }) == "The specified log group does not exist.");
  group();
  stream();
  CHECK(error_message([&] { stream(); }) == "The specified log stream already exists");
  CHECK(error_code([&] { stream("a:b"); }) == "InvalidParameterException");
}
