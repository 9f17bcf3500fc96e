// Whatever may take long is cancelled in the middle: at the very look that finds an end wanted,
// and however much there was still to do.
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "fakes/sqs/sqs.h"
#include "harness/explain/event_source.h"
#include "harness/world/events.h"
#include "harness/world/world.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using harness::World;
using nlohmann::json;

namespace {

constexpr int kMany = 3000;

class Request final : public sim::http::Exchange {
 public:
  Request(const std::string& target, std::string body) {
    request_.method = "POST";
    request_.headers.add("X-Amz-Target", target);
    request_.body = std::move(body);
  }
  const sim::http::Request& request() const override { return request_; }
  void reply(sim::http::Response response) override { status = response.status; }
  void on_abandoned(std::function<void()>) override {}
  int status = 0;

 private:
  sim::http::Request request_;
};

// The status of the answer; 0 if there is none yet.
int send(World& world, const std::string& target, const std::string& body) {
  const auto request = std::make_shared<Request>(target, body);
  world.front_door().handle(request);
  return request->status;
}
int sqs_call(World& world, const std::string& operation, const json& input) {
  return send(world, "AmazonSQS." + operation, input.dump());
}
int dynamodb_call(World& world, const std::string& operation, const std::string& input) {
  return send(world, "DynamoDB_20120810." + operation, input);
}
int logs_call(World& world, const std::string& operation, const json& input) {
  return send(world, "Logs_20140328." + operation, input.dump());
}

const json kQueue{{"QueueUrl", "http://127.0.0.1:4566/000000000000/jobs"}};

void fill_queue(World& world) {
  sqs_call(world, "CreateQueue", {{"QueueName", "jobs"}});
  json batch = kQueue;
  for (int i = 0; i < 10; ++i) {
    batch["Entries"].push_back({{"Id", std::to_string(i)}, {"MessageBody", "cake"}});
  }
  for (int i = 0; i < kMany; i += 10) sqs_call(world, "SendMessageBatch", batch);
}

void make_table(World& world) {
  dynamodb_call(world, "CreateTable",
                R"({"TableName":"cakes","BillingMode":"PAY_PER_REQUEST",)"
                R"("AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],)"
                R"("KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]})");
}

void fill_table(World& world) {
  make_table(world);
  for (int i = 0; i < kMany; ++i) {
    dynamodb_call(world, "PutItem",
                  R"({"TableName":"cakes","Item":{"id":{"S":")" + std::to_string(i) +
                      R"("},"gone":{"N":"1900000000"}}})");
  }
}

void fill_logs(World& world) {
  logs_call(world, "CreateLogGroup", {{"logGroupName", "g"}});
  json input{{"logGroupName", "g"}, {"logStreamName", "s"}};
  logs_call(world, "CreateLogStream", input);
  const std::int64_t now = sim::unix_ms(world.scheduler().now());
  for (int i = 0; i < kMany; ++i) {
    input["logEvents"].push_back({{"timestamp", now}, {"message", "baked"}});
  }
  logs_call(world, "PutLogEvents", input);
}

void subscribe_queues(World& world) {
  world.call("test", "sns", "CreateTopic", R"({"Name":"news"})");
  for (int i = 0; i < 40; ++i) {
    const std::string name = "q" + std::to_string(i);
    sqs_call(world, "CreateQueue", {{"QueueName", name}});
    world.call("test", "sns", "Subscribe",
               json{{"TopicArn", "arn:aws:sns:us-east-1:000000000000:news"},
                    {"Protocol", "sqs"},
                    {"Endpoint", "arn:aws:sqs:us-east-1:000000000000:" + name}}
                   .dump());
  }
}

std::string many_of(const std::string& text, int count) {
  std::string all = text;
  for (int i = 1; i < count; ++i) all += "," + text;
  return all;
}

std::string item_of(const std::string& value) {
  return R"({"TableName":"cakes","Item":{"id":{"S":"a"},"v":)" + value + "}}";
}

// Something that takes long, and how often it looks at least.
struct LongWork {
  const char* name;
  std::function<void(World&)> prepare;
  std::function<void(World&)> run;
  int least_looks;
};

const std::vector<LongWork>& long_works() {
  static const std::vector<LongWork> kWorks = {
      {"PutItem of many values", make_table,
       [](World& w) {
         dynamodb_call(w, "PutItem", item_of(R"({"L":[)" + many_of(R"({"N":"1"})", 20'000) + "]}"));
       },
       25},
      {"PutItem of a large set", make_table,
       [](World& w) {
         dynamodb_call(w, "PutItem", item_of(R"({"SS":[)" + many_of(R"("a")", 20'000) + "]}"));
       },
       16},
      {"PutItem of a long text", make_table,
       [](World& w) {
         dynamodb_call(w, "PutItem", item_of(R"({"S":")" + std::string(8 << 20, 'x') + "\"}"));
       },
       2},
      {"a member that is not modelled", make_table,
       [](World& w) { dynamodb_call(w, "PutItem", R"({"Foo":[)" + many_of("{}", 20'000) + "]}"); },
       8},
      {"PutLogEvents of many", fill_logs,
       [](World& w) {
         json input{{"logGroupName", "g"}, {"logStreamName", "s"}};
         for (int i = 0; i < 9000; ++i) {
           input["logEvents"].push_back(
               {{"timestamp", sim::unix_ms(w.scheduler().now())}, {"message", "m"}});
         }
         logs_call(w, "PutLogEvents", input);
       },
       20},
      {"PurgeQueue", fill_queue, [](World& w) { sqs_call(w, "PurgeQueue", kQueue); }, 3},
      {"DeleteQueue", fill_queue, [](World& w) { sqs_call(w, "DeleteQueue", kQueue); }, 3},
      {"DeleteTable, when the table goes", fill_table,
       [](World& w) {
         dynamodb_call(w, "DeleteTable", R"({"TableName":"cakes"})");
         w.scheduler().run_until(w.scheduler().now() + std::chrono::minutes{1});
       },
       1},
      {"UpdateTimeToLive", fill_table,
       [](World& w) {
         dynamodb_call(w, "UpdateTimeToLive",
                       R"({"TableName":"cakes","TimeToLiveSpecification":)"
                       R"({"Enabled":true,"AttributeName":"gone"}})");
       },
       3},
      {"DeleteLogGroup", fill_logs,
       [](World& w) {
         logs_call(w, "DeleteLogGroup", {{"logGroupName", "g"}});
       },
       1},
      {"Publish to many queues", subscribe_queues,
       [](World& w) {
         w.call("test", "sns", "Publish",
                json{{"TopicArn", "arn:aws:sns:us-east-1:000000000000:news"},
                     {"Message", std::string(220'000, 'x')}}
                    .dump());
       },
       4},
      {"explain, which reads all events", fill_queue,
       [](World& w) {
         harness::events_in_memory(w.journal().events(), w.scheduler().start(), w.scheduler().now(),
                                   {}, &w.environment().cancellation);
       },
       1},
  };
  return kWorks;
}

// Runs it in a World of its own, where an end is wanted from the look of this number on; 0: never.
// How often it looked.
struct Run {
  explicit Run(const LongWork& work, int wanted_from) {
    World world(harness::WorldConfig{});
    work.prepare(world);
    world.store().commit();
    world.environment().cancellation.set_wanted(
        [&] { return ++looks >= wanted_from && wanted_from > 0; });
    try {
      work.run(world);
    } catch (const sim::Cancelled&) {
      was_cancelled = true;
    }
    world.environment().cancellation.set_wanted({});
    if (was_cancelled) world.give_up_turn("cancelled");
  }
  int looks = 0;
  bool was_cancelled = false;
};

}  // namespace

TEST_CASE("What takes long looks whether it is to end, and ends at that look", "[world]") {
  const LongWork& work = GENERATE(from_range(long_works()));
  INFO(work.name);
  const Run whole(work, 0);
  CHECK_FALSE(whole.was_cancelled);
  CHECK(whole.looks >= work.least_looks);
  for (const int look : std::set{(whole.looks + 1) / 2, whole.looks}) {
    INFO("look " << look << " of " << whole.looks);
    const Run cancelled(work, look);
    CHECK(cancelled.was_cancelled);
    CHECK(cancelled.looks == look);
  }
}

TEST_CASE("What a call costs is not what it looks: a small one does not look at all", "[world]") {
  World world(harness::WorldConfig{});
  sqs_call(world, "CreateQueue", {{"QueueName", "jobs"}});
  int looks = 0;
  world.environment().cancellation.set_wanted([&] { return ++looks == 0; });
  json message = kQueue;
  message["MessageBody"] = "cake";
  for (int i = 0; i < 100; ++i) CHECK(sqs_call(world, "SendMessage", message) == 200);
  CHECK(looks <= 2);
}

TEST_CASE("A turn that is given up is undone in the store, and the journal says so", "[world]") {
  const tests::Folder folder;
  harness::WorldOptions options;
  options.data_folder = folder.path("data");
  std::filesystem::create_directory(options.data_folder);
  {
    World world(harness::WorldConfig{}, options);
    fill_queue(world);
    world.store().commit();
    int looks = 0;
    world.environment().cancellation.set_wanted([&] { return ++looks >= 2; });
    const std::uint64_t before = world.journal().count();
    CHECK_THROWS_AS(sqs_call(world, "PurgeQueue", kQueue), sim::Cancelled);
    world.environment().cancellation.set_wanted({});
    CHECK(world.store().has_failed());
    world.give_up_turn("stopped");
    const sim::Event& last = world.journal().events().back();
    const auto undone = last.as<harness::TurnUndone>();
    REQUIRE(undone != nullptr);
    CHECK(undone->since == before + 1);
    CHECK(undone->reason == "stopped");
  }
  World again(harness::WorldConfig{}, options);
  CHECK(again.sqs().find_queue("arn:aws:sqs:us-east-1:000000000000:jobs")->visible == kMany);
}
