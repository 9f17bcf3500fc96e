#include "harness/world/world.h"

#include <nlohmann/json.hpp>

#include "fakes/aws/error.h"
#include "fakes/mail/mailbox.h"
#include "fakes/sqs/sqs.h"
#include "sim/store/temp_dir.h"
#include "tests/harness/webordinary/live.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using harness::World;
using harness::WorldConfig;
using nlohmann::json;

namespace {

constexpr char kQueueArn[] = "arn:aws:sqs:us-east-1:000000000000:a";

WorldConfig with_setup(const std::string& service, const std::string& operation,
                       const std::string& input) {
  WorldConfig config;
  config.setup = {{service, operation, input}};
  return config;
}

std::string error_of_call(World& world, const std::string& service, const std::string& operation,
                          const std::string& input) {
  try {
    return "success: " + world.call("test", service, operation, input);
  } catch (const aws::Error& error) {
    return error.code() + ": " + error.message();
  }
}

}  // namespace

TEST_CASE("World: an empty one has its services and nothing in them", "[world]") {
  World world(WorldConfig{});
  CHECK_FALSE(world.resumed());
  CHECK(world.seed() == 1);
  CHECK(world.services_steady());
  CHECK(world.journal().count() == 0);
  CHECK(world.scheduler().now() == sim::kDefaultStart);
  for (const char* service :
       {"sqs", "sns", "dynamodb", "ecs", "ses", "sesv2", "sts", "logs", "cloudwatch"}) {
    INFO(service);
    CHECK(world.dispatcher().find(service) != nullptr);
  }
}

TEST_CASE("World: setup calls are made in order, in the world's account and region", "[world]") {
  WorldConfig config = with_setup("sqs", "CreateQueue", R"({"QueueName":"a"})");
  config.setup.push_back({"sqs", "SendMessage",
                          R"({"QueueUrl":"http://127.0.0.1:4566/123456789012/a",)"
                          R"("MessageBody":"b"})"});
  config.account = "123456789012";
  config.region = "eu-west-1";
  World world(config);
  const auto queue = world.sqs().find_queue("arn:aws:sqs:eu-west-1:123456789012:a");
  REQUIRE(queue);
  CHECK(queue->visible == 1);
  CHECK(world.journal().events().front().actor == "setup");
}

TEST_CASE("World: a setup call that fails says which and why", "[world]") {
  CHECK_THROWS_WITH(
      World(with_setup("sqs", "GetQueueUrl", R"({"QueueName":"nowhere"})")),
      Contains("setup call sqs.GetQueueUrl failed: ") && Contains("QueueDoesNotExist: "));
  CHECK_THROWS_AS(World(with_setup("sqs", "Dance", "{}")), harness::WorldError);
  CHECK_THROWS_WITH(World(with_setup("fax", "Send", "{}")),
                    Contains("setup call fax.Send failed: "));
  CHECK_THROWS_WITH(World(with_setup("sqs", "CreateQueue", "{}")), Contains("QueueName"));
}

TEST_CASE("World: a call by name answers JSON, or fails as AWS does", "[world]") {
  World world(with_setup("sqs", "CreateQueue", R"({"QueueName":"a"})"));
  CHECK(json::parse(world.call("test", "sqs", "ListQueues", "")).at("QueueUrls").size() == 1);
  CHECK(world.journal().events().back().kind == "api.reply");
  CHECK_THAT(error_of_call(world, "sqs", "Dance", "{}"), Contains("sqs.Dance"));
  CHECK_THAT(error_of_call(world, "dynamodb", "GetItem", R"({"TableName": 7})"),
             Contains("SerializationException"));
  // A long poll that would have to wait is none of a step's.
  CHECK_THAT(error_of_call(world, "sqs", "ReceiveMessage",
                           R"({"QueueUrl":"http://127.0.0.1:4566/000000000000/a",)"
                           R"("WaitTimeSeconds":20})"),
             Contains("waiting for sqs.ReceiveMessage in a step or a setup call"));
}

TEST_CASE("World: two worlds in one process do not see each other", "[world]") {
  World first(with_setup("sqs", "CreateQueue", R"({"QueueName":"a"})"));
  World second(WorldConfig{});
  CHECK(first.sqs().find_queue(kQueueArn));
  CHECK_FALSE(second.sqs().find_queue(kQueueArn));
  first.scheduler().advance_to(first.scheduler().now() + 1h);
  CHECK(second.scheduler().now() == sim::kDefaultStart);
}

TEST_CASE("World: the same seed, the same journal; another seed, another", "[world]") {
  const auto digest = [](std::uint64_t seed) {
    harness::WorldOptions options;
    options.seed = seed;
    tests::Live live({}, options);
    live.mail("header", "Make it blue");
    live.run(10min);
    return live.world().journal().digest();
  };
  const std::string one = digest(1);
  CHECK(one == digest(1));
  CHECK(one != digest(2));
}

TEST_CASE("World: a data folder is set up once, and what is in it survives", "[world]") {
  const sim::TempDir folder;
  const WorldConfig config = with_setup("sqs", "CreateQueue", R"({"QueueName":"a"})");
  harness::WorldOptions options;
  options.data_folder = folder.path().string();
  {
    World world(config, options);
    CHECK_FALSE(world.resumed());
    world.call("test", "sqs", "SendMessage",
               R"({"QueueUrl":"http://127.0.0.1:4566/000000000000/a","MessageBody":"b"})");
    world.store().commit();
  }
  {
    World world(config, options);
    CHECK(world.resumed());
    const auto queue = world.sqs().find_queue(kQueueArn);
    REQUIRE(queue);
    CHECK(queue->visible == 1);
  }
  World::erase_data(options.data_folder);
  World world(config, options);
  CHECK_FALSE(world.resumed());
  CHECK(world.sqs().find_queue(kQueueArn)->visible == 0);
}

TEST_CASE("World: a data folder that cannot be erased as a whole stays as it is", "[world]") {
  const sim::TempDir folder;
  const WorldConfig config = with_setup("sqs", "CreateQueue", R"({"QueueName":"a"})");
  harness::WorldOptions options;
  options.data_folder = folder.path().string();
  {
    World world(config, options);
    world.store().commit();
    REQUIRE(std::filesystem::exists(folder.path() / "backlot.sqlite-wal"));
    // In the way of the second file that is removed.
    std::filesystem::create_directories(folder.path() / "backlot.sqlite-erased-wal" / "x");
    CHECK_THROWS_AS(World::erase_data(options.data_folder), std::filesystem::filesystem_error);
    world.call("test", "sqs", "SendMessage",
               R"({"QueueUrl":"http://127.0.0.1:4566/000000000000/a","MessageBody":"b"})");
    CHECK_NOTHROW(world.store().commit());
  }
  World world(config, options);
  CHECK(world.resumed());
  CHECK(world.sqs().find_queue(kQueueArn)->visible == 1);
}

TEST_CASE("World: a data folder that is opened again gives out new ids", "[world]") {
  const sim::TempDir folder;
  const WorldConfig config = with_setup("sqs", "CreateQueue", R"({"QueueName":"a"})");
  const auto message_id = [&](const std::string& data_folder) {
    harness::WorldOptions options;
    options.data_folder = data_folder;
    World world(config, options);
    const std::string sent =
        world.call("test", "sqs", "SendMessage",
                   R"({"QueueUrl":"http://127.0.0.1:4566/000000000000/a","MessageBody":"b"})");
    world.store().commit();
    return nlohmann::json::parse(sent).at("MessageId").get<std::string>();
  };
  const std::string data_folder = folder.path().string();
  const std::string first = message_id(data_folder);
  CHECK(first == message_id(""));
  const std::string second = message_id(data_folder);
  CHECK(second != first);
  CHECK(message_id(data_folder) != second);
  World::erase_data(data_folder);
  CHECK(message_id(data_folder) == first);
}

TEST_CASE("World: mail from outside comes in by the receipt rules, or bounces", "[world]") {
  tests::Live live;
  const std::string raw = "From: jo@acme.test\r\nMessage-ID: <a@acme.test>\r\n\r\nHello\r\n";
  live.world().receive_mail("jo@acme.test", {"site@elsewhere.test"}, raw);
  CHECK(live.world().mailbox().entries().empty());
  CHECK(live.count("mail.bounced", "site@elsewhere.test") == 1);
  live.world().receive_mail("jo@acme.test", {"site@edit.webordinary.test"}, raw);
  REQUIRE(live.world().mailbox().entries().size() == 1);
  CHECK(live.world().mailbox().entries().front().direction == mail::Direction::kIn);
  CHECK(live.count("mail.received") == 1);
}

TEST_CASE("World: only what runs can crash", "[world]") {
  tests::Live live;
  CHECK_FALSE(live.world().crash("ameliastamps-website-john", 137));
  CHECK(live.world().services_steady());
  CHECK(live.world().crash("webordinary-hermes", 3));
  live.run(20s);
  CHECK_FALSE(live.world().services_steady());
  CHECK(live.count("ecs.task", "\"exitCode\":3") > 0);
  // Its service starts another.
  live.run(2min);
  CHECK(live.world().services_steady());
}

TEST_CASE("World: an image that nobody runs is an image that cannot be pulled", "[world]") {
  tests::Live live;
  live.call("ecs", "RegisterTaskDefinition",
            {{"family", "other"},
             {"requiresCompatibilities", {"FARGATE"}},
             {"networkMode", "awsvpc"},
             {"cpu", "256"},
             {"memory", "512"},
             {"containerDefinitions", {{{"name", "c"}, {"image", "nobody/knows:this"}}}}});
  live.call("ecs", "RunTask",
            {{"cluster", "webordinary-edit-cluster"},
             {"taskDefinition", "other"},
             {"launchType", "FARGATE"},
             {"networkConfiguration", {{"awsvpcConfiguration", {{"subnets", {"subnet-1"}}}}}}});
  live.run(5min);
  CHECK(live.count("ecs.task", "CannotPullContainerError") > 0);
}
