#include "harness/explore/roles.h"

#include "tests/harness/explore/queue_world.h"
#include "tests/support/catch.h"

using harness::Roles;
using tests::event;

TEST_CASE("Roles: a call is its caller's, without ids, and names its operation",
          "[explore][Roles]") {
  Roles roles;
  CHECK(roles.of(event(1, "worker", "api.call", "sqs.ReceiveMessage", 0)) ==
        "worker sqs.ReceiveMessage");
  CHECK(roles.of(event(1, "container/31e5ac0cb6ac8295a0d5c9fdc4cf8ab9", "ecs.output", "web", 0)) ==
        "container/# web");
}

TEST_CASE("Roles: what happens to messages is told apart by their queues", "[explore][Roles]") {
  Roles roles;
  const std::string data = R"({"queue":"jobs","receives":1,"by":"worker"})";
  const std::string one = "1a04c657-c907-459e-be3a-663e2fbd200b";
  const std::string other = "c2c920c3-1936-4912-9218-2e0b7dc0b59b";
  CHECK(roles.of(event(1, "sqs", "sqs.deleted", one, 0, data)) == "jobs");
  CHECK(roles.of(event(2, "sqs", "sqs.deleted", other, 0, data)) == "jobs");
}

TEST_CASE("Roles: tasks are told apart by family and status", "[explore][Roles]") {
  Roles roles;
  CHECK(roles.of(event(1, "ecs", "ecs.task", "arn:aws:ecs:x", 0,
                       R"({"status":"RUNNING","family":"web"})")) == "web RUNNING");
}

TEST_CASE("Roles: a fault is told by its name and place, an error by its code",
          "[explore][Roles]") {
  Roles roles;
  CHECK(roles.of(event(1, "sqs", "fault.struck", "jobs", 0,
                       R"({"fault":"sqs.duplicate","rule":3})")) == "sqs.duplicate jobs");
  const std::string error =
      R"({"request":"r","error":{"code":"Throttling","status":400,"fault":"client","message":"m"}})";
  CHECK(roles.of(event(2, "sqs", "api.error", "sqs.SendMessage", 1, error)) ==
        "sqs sqs.SendMessage Throttling");
}
