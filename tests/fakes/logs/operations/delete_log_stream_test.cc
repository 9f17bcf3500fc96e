#include "fakes/logs/operations/delete_log_stream.h"

#include "tests/fakes/logs/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::LogsFixture;

TEST_CASE_METHOD(LogsFixture, "DeleteLogStream: takes its events along",
                 "[logs][DeleteLogStream]") {
  group();
  stream();
  put("a");
  logs::DeleteLogStreamRequest request;
  request.log_group_name = "/ecs/web";
  request.log_stream_name = "web/1";
  call(request);
  CHECK(logs.groups().stored_bytes(
            logs.groups().find("000000000000", "us-west-2", "/ecs/web")->id) == 0);
  CHECK(error_message([&] { call(request); }) == "The specified log stream does not exist.");
}
