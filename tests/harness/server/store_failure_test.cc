// A server whose store cannot keep what happens. Where time runs, it is a thousand times as fast as
// the machine's, and what is due comes after a second: long after the disk was made to fail.
#include <filesystem>

#include "harness/server/store_trouble.h"
#include "tests/harness/server/served.h"
#include "tests/support/catch.h"
#include "tests/support/failing_disk.h"
#include "tests/support/folder.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

constexpr char kWork[] = "http://127.0.0.1:4566/000000000000/work";

struct Failing {
  tests::Folder folder;
  tests::FailingDisk disk;

  harness::ServeOptions options(const std::string& pace = "manual") const {
    auto options = tests::manual_options();
    options.pace = sim::Pace::parse(pace);
    options.data_folder = folder.path("data");
    return options;
  }
};

struct FailingServer : Failing {
  tests::Served served;

  explicit FailingServer(const std::string& pace = "manual") : served(options(pace)) {
    REQUIRE(served.sqs("CreateQueue", {{"QueueName", "work"}}).status == 200);
  }

  sim::http::Response send(const std::string& body) {
    return served.sqs("SendMessage", {{"QueueUrl", kWork}, {"MessageBody", body}});
  }
  sim::http::Response post(const std::string& target, const std::string& type,
                           const std::string& body) {
    sim::http::Request request;
    request.method = "POST";
    request.target = target;
    request.headers.add("Content-Type", type);
    request.body = body;
    return served.call(request);
  }
  json queue() { return served.get("/_backlot/queues").at("queues").at(0); }
  json health() { return served.get("/_backlot/health"); }
  // Asks until the server has found that its store keeps things again.
  void wait_until_ok() {
    while (served.call("GET", "/_backlot/health").status != 200) {
    }
  }
  json events(const std::string& kind) {
    return served.get("/_backlot/journal?kind=" + kind).at("events");
  }
};

}  // namespace

TEST_CASE("A full disk: a write is refused as the service's own error, in the request's protocol",
          "[server][store]") {
  FailingServer server;
  const std::string form = "application/x-www-form-urlencoded";
  REQUIRE(server
              .post("/", form,
                    "Action=PutMetricAlarm&Version=2010-08-01&AlarmName=a&Namespace=Jobs&"
                    "MetricName=Failed&Statistic=Sum&Period=60&EvaluationPeriods=1&Threshold=1&"
                    "ComparisonOperator=GreaterThanThreshold")
              .status == 200);
  server.disk.fail_writes(1);

  const auto refused = server.send("a");
  CHECK(refused.status == 500);
  CHECK(json::parse(refused.body).at("__type") == "com.amazon.coral.service#InternalFailure");
  CHECK_THAT(refused.body, Contains("database or disk is full"));

  const auto by_query = server.post("/", form, "Action=CreateTopic&Name=t&Version=2010-03-31");
  CHECK(by_query.status == 500);
  CHECK_THAT(by_query.body, Contains("<Code>InternalError</Code>") &&
                                Contains("<Type>Receiver</Type>") && Contains("<ErrorResponse"));

  const auto by_rest =
      server.post("/v2/email/identities", "application/json", R"({"EmailIdentity":"mail.test"})");
  CHECK(by_rest.status == 500);
  CHECK_THAT(std::string(by_rest.headers.get("x-amzn-ErrorType")), Contains("InternalFailure"));

  sim::http::Request cbor;
  cbor.method = "POST";
  cbor.target = "/service/GraniteServiceVersion20100801/operation/DeleteAlarms";
  cbor.headers.add("smithy-protocol", "rpc-v2-cbor");
  cbor.headers.add("Content-Type", "application/cbor");
  cbor.body =
      "\xA1\x6A"
      "AlarmNames"
      "\x81\x61"
      "a";
  const auto by_cbor = server.served.call(cbor);
  CHECK(by_cbor.status == 500);
  CHECK(by_cbor.headers.get("smithy-protocol") == "rpc-v2-cbor");
  CHECK_THAT(by_cbor.body, Contains("InternalServiceFault"));

  const auto by_control =
      server.post("/_backlot/mail?from=a@x.test&to=b@x.test", "text/plain", "Subject: s\r\n\r\nx");
  CHECK(by_control.status == 200);  // It bounces, of which the store keeps nothing.
  CHECK(server.queue().at("visible") == 0);
  CHECK(server.events("store.undone").size() == 4);
}

TEST_CASE("A full disk: what is read is answered, and counts are what the store has",
          "[server][store]") {
  FailingServer server;
  REQUIRE(server.send("kept").status == 200);
  server.disk.fail_writes(1);
  for (int i = 0; i < 20; ++i) CHECK(server.send(std::to_string(i)).status == 500);
  CHECK(server.queue().at("visible") == 1);
  CHECK(server.queue().at("delayed") == 0);
  CHECK(server.served.sqs("CreateQueue", {{"QueueName", "other"}}).status == 500);
  CHECK(server.served.sqs("GetQueueUrl", {{"QueueName", "other"}}).status == 400);
  CHECK(server.served.sqs("ReceiveMessage", {{"QueueUrl", kWork}}).status == 500);
  server.disk.heal();
  const auto got = server.served.sqs("ReceiveMessage", {{"QueueUrl", kWork}});
  CHECK(got.status == 200);
  CHECK_THAT(got.body, Contains("kept"));
  CHECK(server.served.sqs("CreateQueue", {{"QueueName", "other"}}).status == 200);
}

TEST_CASE("A full disk: health says so until there is room again", "[server][store]") {
  FailingServer server;
  CHECK(server.health().at("status") == "ok");
  server.disk.fail_writes(1);
  CHECK(server.send("a").status == 500);
  CHECK(server.served.call("GET", "/_backlot/health").status == 503);
  CHECK(server.health().at("status") == "failing");
  CHECK(server.health().at("store") == "database or disk is full");
  server.disk.heal();
  // Nobody writes: the server finds out by itself.
  server.wait_until_ok();
  CHECK_FALSE(server.health().contains("store"));
}

TEST_CASE("A full disk: an event tells what was undone", "[server][store]") {
  FailingServer server;
  server.disk.fail_writes(1);
  CHECK(server.send("a").status == 500);
  const json undone = server.events("store.undone").at(0);
  CHECK(undone.at("data").at("reason") == "database or disk is full");
  const json since =
      server.served.get("/_backlot/journal?limit=1&since=" +
                        std::to_string(undone.at("data").at("since").get<std::uint64_t>() - 1));
  CHECK(since.at("events").at(0).at("subject") == "sqs.SendMessage");
}

TEST_CASE("A full disk: what was refused in an earlier turn is not undone", "[server][store]") {
  FailingServer server;
  CHECK(server.served.sqs("CreateQueue", json::object()).status == 400);
  server.disk.fail_writes(1);
  CHECK(server.send("a").status == 500);
  const json undone = server.events("store.undone").at(0).at("data");
  const auto refused =
      server.served.get("/_backlot/journal?kind=api.error&subject=sqs.CreateQueue").at("events");
  REQUIRE(refused.size() == 1);
  CHECK(undone.at("since") > refused.at(0).at("sequence"));
}

TEST_CASE("A full disk: time stands before what is due, and goes on from there",
          "[server][store]") {
  FailingServer server("x1000");
  REQUIRE(server.send("a").status == 200);
  REQUIRE(server.served.sqs("ReceiveMessage", {{"QueueUrl", kWork}, {"VisibilityTimeout", 1000}})
              .status == 200);
  server.disk.fail_writes(1);
  json time;
  do {
    time = server.served.get("/_backlot/time");
  } while (time.at("holds").empty());
  CHECK(time.at("holds").at(0).at("who") == "the store");
  CHECK(server.served.get("/_backlot/time").at("now") == time.at("now"));
  CHECK(server.queue().at("in_flight") == 1);
  CHECK(server.health().at("status") == "failing");
  server.disk.heal();
  server.wait_until_ok();
  while (server.queue().at("visible") == 0) {
  }
  CHECK(server.served.get("/_backlot/time").at("holds").empty());
}

TEST_CASE("A full disk: time that is moved stands where nothing is kept", "[server][store]") {
  FailingServer server;
  REQUIRE(server.served
              .sqs("SendMessage", {{"QueueUrl", kWork}, {"MessageBody", "a"}, {"DelaySeconds", 60}})
              .status == 200);
  server.disk.fail_writes(1);
  const std::string minutes = R"({"advance": "5m"})";
  CHECK(server.served.call("POST", "/_backlot/time", minutes).status == 500);
  CHECK(server.queue().at("delayed") == 1);
  const auto again = server.served.call("POST", "/_backlot/time", minutes);
  CHECK(again.status == 503);
  CHECK_THAT(again.body, Contains("time stands") && Contains("full"));
  server.disk.heal();
  CHECK(server.served.call("POST", "/_backlot/time", minutes).status == 200);
  CHECK(server.queue().at("visible") == 1);
}

TEST_CASE("A full disk: a receive that waits is refused what cannot be hidden, others wait on",
          "[server][store]") {
  FailingServer server;
  sim::http::Client waiting("127.0.0.1", server.served.port());
  sim::http::Response got;
  std::thread receiver([&] {
    sim::http::Request request;
    request.method = "POST";
    request.headers.add("X-Amz-Target", "AmazonSQS.ReceiveMessage");
    request.body = json{{"QueueUrl", kWork}, {"WaitTimeSeconds", 20}}.dump();
    got = waiting.call(request);
  });
  while (server.served.get("/_backlot/time").at("waits").empty()) {
  }
  // Another's write that fails does not end the wait.
  server.disk.fail_writes(1);
  CHECK(server.send("lost").status == 500);
  CHECK(server.served.get("/_backlot/time").at("waits").size() == 1);
  server.disk.heal();
  server.wait_until_ok();
  REQUIRE(server.send("found").status == 200);
  receiver.join();
  CHECK(got.status == 200);
  CHECK_THAT(got.body, Contains("found"));
}

TEST_CASE("A full disk: faults have not struck what is undone", "[server][store][faults]") {
  FailingServer server;
  server.served.call("POST", "/_backlot/faults",
                     R"({"aws.lost_answer": {"of": "sqs.SendMessage work", "call": 2}})");
  REQUIRE(server.send("first").status == 200);
  server.disk.fail_writes(1);
  // Struck, and undone: what goes out is that it was not kept.
  CHECK(server.send("undone").status == 500);
  server.disk.heal();
  server.wait_until_ok();
  CHECK(server.served.get("/_backlot/faults").at("faults").at(0).at("struck") == 0);
  CHECK_THROWS(server.send("lost"));
  CHECK(server.queue().at("visible") == 2);
}

TEST_CASE("A full disk: an answer that comes late does not acknowledge what is undone",
          "[server][store][faults]") {
  FailingServer server;
  const std::string fault = GENERATE("aws.late_answer", "sqs.late_poll");
  CAPTURE(fault);
  const bool is_poll = fault == "sqs.late_poll";
  server.served.call("POST", "/_backlot/faults", R"({")" + fault + R"(": {"by": "1s"}})");
  sim::http::Client client("127.0.0.1", server.served.port());
  sim::http::Response got;
  std::thread waiting([&] {
    sim::http::Request request;
    request.method = "POST";
    const std::string operation = is_poll ? "ReceiveMessage" : "SendMessage";
    request.headers.add("X-Amz-Target", "AmazonSQS." + operation);
    json input{{"QueueUrl", kWork}, {"MessageBody", "a"}};
    if (is_poll) input = {{"QueueUrl", kWork}, {"WaitTimeSeconds", 20}};
    request.body = input.dump();
    if (!is_poll) server.disk.fail_writes(1);
    got = client.call(request);
  });
  if (is_poll) {
    while (server.served.get("/_backlot/time").at("waits").empty()) {
    }
    server.disk.fail_writes(1);
    CHECK(server.send("a").status == 500);
  } else {
    while (server.events("store.undone").empty()) {
    }
  }
  server.disk.heal();
  server.wait_until_ok();
  CHECK(server.queue().at("visible") == 0);
  server.served.call("POST", "/_backlot/time", R"({"advance": "20s"})");
  waiting.join();
  CHECK_THAT(got.body, !Contains("ReceiptHandle") && !Contains("MessageId"));
  if (!is_poll) CHECK_THAT(got.body, Contains("database or disk is full"));
}

TEST_CASE("A full disk: a server stops when it is told to, though time stands", "[server][store]") {
  FailingServer server("x1000");
  REQUIRE(
      server.served
          .sqs("SendMessage", {{"QueueUrl", kWork}, {"MessageBody", "a"}, {"DelaySeconds", 900}})
          .status == 200);
  server.disk.fail_writes(1);
  while (server.served.get("/_backlot/time").at("holds").empty()) {
  }
}

TEST_CASE("A store that cannot be read: all is refused until it can", "[server][store]") {
  FailingServer server;
  REQUIRE(server.send("a").status == 200);
  server.disk.fail_writes(1);
  server.disk.fail_reads();
  CHECK(server.send(std::string(200'000, 'x')).status == 500);
  server.disk.heal();
  server.wait_until_ok();
  CHECK(server.queue().at("visible") == 1);
  CHECK(server.send("b").status == 200);
}

TEST_CASE("A data folder that is removed: nothing is acknowledged any more, until a reset",
          "[server][store]") {
  FailingServer server;
  REQUIRE(server.send("a").status == 200);
  std::filesystem::remove_all(server.folder.path("data"));
  const auto refused = server.send("b");
  CHECK(refused.status == 500);
  CHECK_THAT(refused.body, Contains("removed or moved away"));
  CHECK(server.health().at("status") == "failing");
  CHECK(server.queue().at("visible") == 1);
  CHECK(server.served.call("POST", "/_backlot/reset").status == 200);
  CHECK(server.health().at("status") == "ok");
  CHECK(server.served.get("/_backlot/queues").at("queues").empty());
  CHECK(server.served.sqs("CreateQueue", {{"QueueName", "new"}}).status == 200);
  CHECK(std::filesystem::exists(server.folder.path("data/backlot.sqlite")));
}

TEST_CASE("A data folder that was moved away and back is as before", "[server][store]") {
  FailingServer server;
  const std::string data = server.folder.path("data");
  std::filesystem::rename(data, data + "-elsewhere");
  CHECK(server.send("a").status == 500);
  std::filesystem::rename(data + "-elsewhere", data);
  server.wait_until_ok();
  CHECK(server.send("b").status == 200);
  CHECK(server.queue().at("visible") == 1);
}

TEST_CASE("POST reset: a disk without room for the new world leaves none until there is room",
          "[server][store]") {
  FailingServer server;
  server.disk.fail_writes(1);
  const auto reset = server.served.call("POST", "/_backlot/reset");
  CHECK(reset.status == 500);
  CHECK_THAT(reset.body, Contains("cannot be reset"));
  CHECK(server.served.call("GET", "/_backlot/health").status == 503);
  CHECK(server.send("a").status == 503);
  server.disk.heal();
  server.wait_until_ok();
  CHECK(server.served.get("/_backlot/queues").at("queues").empty());
  CHECK(server.served.sqs("CreateQueue", {{"QueueName", "new"}}).status == 200);
}

TEST_CASE("POST reset: in trouble it begins anew", "[server][store]") {
  FailingServer server("x1000");
  REQUIRE(
      server.served
          .sqs("SendMessage", {{"QueueUrl", kWork}, {"MessageBody", "a"}, {"DelaySeconds", 900}})
          .status == 200);
  server.disk.fail_writes(1);
  while (server.served.get("/_backlot/time").at("holds").empty()) {
  }
  server.disk.heal();
  CHECK(server.served.call("POST", "/_backlot/reset").status == 200);
  CHECK(server.health().at("status") == "ok");
  CHECK(server.served.get("/_backlot/time").at("holds").empty());
}

TEST_CASE("StoreTrouble: it is tried again less and less often, and what is due decides",
          "[server][store]") {
  harness::StoreTrouble trouble;
  sim::Duration wall = 1000s;
  CHECK_FALSE(trouble.is_there());
  // A request's failure does not have time stand.
  trouble.turn_failed("full", false, wall);
  CHECK(trouble.is_there());
  CHECK_FALSE(trouble.time_stands());
  CHECK(trouble.until_next_try(wall) == 100ms);
  // Others do not put the next try off.
  trouble.turn_failed("full", false, wall + 50ms);
  CHECK(trouble.until_next_try(wall + 50ms) == 50ms);
  trouble.turn_failed("fuller", true, wall);
  CHECK(trouble.time_stands());
  CHECK(trouble.why() == "fuller");
  for (const auto patience : {400ms, 800ms, 1600ms, 2000ms, 2000ms}) {
    trouble.tried("full", wall);
    CHECK(trouble.until_next_try(wall) == patience);
    wall += patience;
    CHECK(trouble.until_next_try(wall) == 0ms);
  }
  trouble.tried("", wall);
  CHECK_FALSE(trouble.is_there());
  CHECK_FALSE(trouble.time_stands());
  // There was room for the try, but not for what is due.
  trouble.turn_failed("full", true, wall);
  CHECK(trouble.until_next_try(wall) == 2000ms);
  trouble.tried("", wall);
  trouble.turn_kept(true);
  trouble.turn_failed("full", true, wall);
  CHECK(trouble.until_next_try(wall) == 100ms);
}
