#include "harness/exec/deeds.h"

#include <nlohmann/json.hpp>

#include "harness/world/world.h"
#include "tests/support/catch.h"

using harness::exec::Deeds;
using nlohmann::json;

namespace {

constexpr const char* kMe = "backlot-exec";

// A world in which calls are made, and what a command's deeds are by its journal.
struct Watched {
  Watched() {
    world.journal().listen([this](const sim::Event& event) { deeds.see(event); });
  }
  json call(const std::string& actor, const char* service, const char* operation,
            const json& input) {
    return json::parse(world.call(actor, service, operation, input.dump()));
  }
  bool fails(const char* service, const char* operation, const json& input) {
    try {
      call(kMe, service, operation, input);
      return false;
    } catch (const std::exception&) {
      return true;
    }
  }

  harness::World world{harness::WorldConfig{}};
  Deeds deeds{kMe};
};

json table(const char* name) {
  return {{"TableName", name},
          {"BillingMode", "PAY_PER_REQUEST"},
          {"AttributeDefinitions", {{{"AttributeName", "k"}, {"AttributeType", "S"}}}},
          {"KeySchema", {{{"AttributeName", "k"}, {"KeyType", "HASH"}}}}};
}

}  // namespace

TEST_CASE("Deeds: a command's own calls, and how they were answered", "[exec]") {
  Watched watched;
  watched.call("jo", "sqs", "ListQueues", json::object());
  watched.call(kMe, "sqs", "ListQueues", json::object());
  CHECK(watched.fails("sqs", "GetQueueUrl", {{"QueueName", "none"}}));
  CHECK(watched.fails("sqs", "GetQueueUrl", {{"QueueName", "none"}}));
  const auto& calls = watched.deeds.calls();
  REQUIRE(calls.size() == 2);
  CHECK(calls.at("sqs.ListQueues").calls == 1);
  CHECK(calls.at("sqs.GetQueueUrl").calls == 2);
  REQUIRE(calls.at("sqs.GetQueueUrl").errors.size() == 1);
  CHECK(calls.at("sqs.GetQueueUrl").errors.begin()->second == 2);
  CHECK(watched.deeds.left_behind().empty());
  CHECK_THAT(
      watched.deeds.to_text(),
      Catch::Matchers::Contains("3 AWS calls, 2 of which failed:\n  2 × sqs.GetQueueUrl: 2 ×"));
}

TEST_CASE("Deeds: what it made and nobody deleted is left behind", "[exec]") {
  Watched watched;
  watched.call("setup", "sqs", "CreateQueue", {{"QueueName", "jobs"}});
  watched.call(kMe, "sqs", "CreateQueue", {{"QueueName", "jobs"}});  // is there already
  watched.call(kMe, "sqs", "CreateQueue", {{"QueueName", "kept"}});
  const json gone = watched.call(kMe, "sqs", "CreateQueue", {{"QueueName", "gone"}});
  watched.call(kMe, "sqs", "DeleteQueue", {{"QueueUrl", gone.at("QueueUrl")}});
  watched.call(kMe, "dynamodb", "CreateTable", table("orders"));
  CHECK(watched.fails("dynamodb", "CreateTable", table("x")));  // too short a name
  watched.call(kMe, "logs", "CreateLogGroup", {{"logGroupName", "/app/a"}});
  CHECK(watched.deeds.left_behind() ==
        std::set<std::string>{"log group /app/a", "queue kept", "table orders"});
  CHECK_THAT(watched.deeds.to_text(),
             Catch::Matchers::EndsWith(
                 "It left behind what it had made: log group /app/a, queue kept, table orders\n"));
}
