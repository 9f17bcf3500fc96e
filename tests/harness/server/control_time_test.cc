#include "tests/harness/server/served.h"
#include "tests/harness/server/ticks.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using nlohmann::json;

TEST_CASE("GET time: in pace manual it stands still", "[server]") {
  tests::Served served;
  const json first = served.get("/_backlot/time");
  CHECK(first.at("now") == "2026-01-05T09:00:00.000Z");
  CHECK(first.at("pace") == "manual");
  CHECK(first.at("holds").empty());
  CHECK(served.get("/_backlot/time").at("now_ms") == first.at("now_ms"));
}

TEST_CASE("POST time: moves the clock and what is due on the way happens", "[server]") {
  tests::Served served;
  const json queue = json::parse(served.sqs("CreateQueue", {{"QueueName", "q"}}).body);
  const std::string url = queue.at("QueueUrl");
  served.sqs("SendMessage", {{"QueueUrl", url}, {"MessageBody", "b"}, {"DelaySeconds", 600}});
  CHECK(served.get("/_backlot/queues").at("queues")[0].at("delayed") == 1);
  const auto moved = served.call("POST", "/_backlot/time", R"({"advance": "20m"})");
  REQUIRE(moved.status == 200);
  CHECK(json::parse(moved.body).at("passed") == "20m");
  CHECK(served.get("/_backlot/queues").at("queues")[0].at("visible") == 1);
}

TEST_CASE("POST time: a long poll that is parked ends when its time has passed", "[server]") {
  tests::Served served;
  const json queue = json::parse(served.sqs("CreateQueue", {{"QueueName", "q"}}).body);
  sim::http::Response polled;
  std::thread poll([&] {
    sim::http::Client other("127.0.0.1", served.port());
    sim::http::Request request;
    request.method = "POST";
    request.headers.add("X-Amz-Target", "AmazonSQS.ReceiveMessage");
    request.body = json{{"QueueUrl", queue.at("QueueUrl")}, {"WaitTimeSeconds", 20}}.dump();
    polled = other.call(request);
  });
  const auto parked = [&] {
    return served.get("/_backlot/journal?subject=sqs.ReceiveMessage").at("events").size() == 1;
  };
  while (!parked()) std::this_thread::yield();
  served.call("POST", "/_backlot/time", R"({"advance": "21s"})");
  poll.join();
  CHECK(polled.status == 200);
}

TEST_CASE("POST time: a body that is none is 400 and says what was expected", "[server]") {
  tests::Served served;
  for (const char* body :
       {"", "{}", "[]", "{", R"({"advance": 20})", R"({"advance":"1s","x":1})"}) {
    INFO(body);
    const auto answer = served.call("POST", "/_backlot/time", body);
    CHECK(answer.status == 400);
    CHECK_THAT(answer.body, Contains("expected a body like"));
  }
  for (const char* body : {R"({"advance": "20"})", R"({"advance": "-1s"})"}) {
    INFO(body);
    const auto answer = served.call("POST", "/_backlot/time", body);
    CHECK(answer.status == 400);
    CHECK_THAT(answer.body, Contains("advance: "));
  }
}

TEST_CASE("POST time: what is wrong with a body is named", "[server]") {
  tests::Served served;
  const auto complaint = [&](const char* body) {
    return served.call("POST", "/_backlot/time", body).body;
  };
  CHECK_THAT(complaint(R"({"advance": -5})"), Contains("advance: -5 is no text with a unit"));
  CHECK_THAT(complaint(R"({"advance": [1]})"), Contains("advance: array is no text with a unit"));
  CHECK_THAT(complaint(R"({"advanse": "5m"})"), Contains("unknown key 'advanse'"));
  CHECK_THAT(complaint(R"({"advance": "-5m"})"), Contains("advance: "));
}

TEST_CASE("Pace real: time goes by itself, from the machine's date", "[server]") {
  auto options = tests::manual_options();
  options.pace = sim::Pace::parse("real");
  tests::Served served(options);
  const auto first = served.get("/_backlot/time").at("now_ms").get<std::int64_t>();
  CHECK(first >= sim::unix_ms(sim::kDefaultStart));
  const auto now = [&] { return served.get("/_backlot/time").at("now_ms").get<std::int64_t>(); };
  while (now() == first) std::this_thread::yield();
  CHECK(now() > first);
}

TEST_CASE("POST time: beyond the end of time is 400 and names it, and the clock goes on",
          "[server]") {
  tests::Served served;
  for (int i = 0; i < 8; ++i) {
    REQUIRE(served.call("POST", "/_backlot/time", R"({"advance": "10000d"})").status == 200);
  }
  const json before = served.get("/_backlot/time");
  const auto refused = served.call("POST", "/_backlot/time", R"({"advance": "10000d"})");
  CHECK(refused.status == 400);
  CHECK_THAT(refused.body, Contains("advance: the clock ends at 2262-01-01T00:00:00.000Z"));
  CHECK(served.get("/_backlot/time").at("now_ms") == before.at("now_ms"));
  CHECK(served.call("POST", "/_backlot/time", R"({"advance": "1h"})").status == 200);
}

namespace {

// An alarm that is evaluated each ten seconds, so that an advance has work to do.
void put_alarm(tests::Served& served) {
  sim::http::Request request;
  request.method = "POST";
  request.headers.add("X-Amz-Target", "GraniteServiceVersion20100801.PutMetricAlarm");
  request.headers.add("Content-Type", "application/x-amz-json-1.0");
  request.body = R"({"AlarmName":"a","Namespace":"Jobs","MetricName":"Failed","Statistic":"Sum",)"
                 R"("Period":10,"EvaluationPeriods":1,"Threshold":0,)"
                 R"("ComparisonOperator":"GreaterThanThreshold"})";
  REQUIRE(served.call(request).status == 200);
}

// A client of its own that moves time by far more than can be done while a test runs.
class LongAdvance {
 public:
  explicit LongAdvance(const tests::Served& served)
      : thread_([this, port = served.port()] {
          sim::http::Client client("127.0.0.1", port);
          sim::http::Request request;
          request.method = "POST";
          request.target = "/_backlot/time";
          request.body = R"({"advance": "10000d"})";
          response_ = client.call(request);
        }) {}
  const sim::http::Response& response() {
    thread_.join();
    return response_;
  }

 private:
  sim::http::Response response_;
  std::thread thread_;
};

}  // namespace

TEST_CASE("POST time: a long advance shows how far it is, and ends when the server is stopped",
          "[server]") {
  auto served = std::make_unique<tests::Served>();
  put_alarm(*served);
  LongAdvance advance(*served);
  while (served->get("/_backlot/time").at("passed") == "0ms") std::this_thread::yield();
  served.reset();
  CHECK(advance.response().status == 503);
}

TEST_CASE("POST time: calls that come during an advance are answered after it", "[server]") {
  auto options = tests::manual_options();
  tests::Ticks ticks;
  options.extensions = {ticks.extension()};
  tests::Served served(options);
  LongAdvance advance(served);
  while (served.get("/_backlot/time").at("passed") == "0ms") std::this_thread::yield();
  sim::http::Response listed;
  std::thread list([&] {
    sim::http::Client other("127.0.0.1", served.port());
    sim::http::Request request;
    request.method = "POST";
    request.headers.add("X-Amz-Target", "AmazonSQS.ListQueues");
    request.body = "{}";
    listed = other.call(request);
  });
  const auto calls = [&] {
    return served.get("/_backlot/journal?subject=sqs.ListQueues").at("events").size();
  };
  for (int i = 0; i < 20; ++i) CHECK(calls() == 0);
  ticks.stop();
  CHECK(advance.response().status == 200);
  list.join();
  CHECK(listed.status == 200);
  CHECK(calls() != 0);
}

TEST_CASE("POST time: a body that nests without end, and one that is too large", "[server]") {
  tests::Served served;
  CHECK(served.call("POST", "/_backlot/time", std::string(60'000, '[')).status == 400);
  const auto refused = served.call("POST", "/_backlot/time", std::string(1'000'000, '['));
  CHECK(refused.status == 413);
  CHECK_THAT(refused.body, Contains("has more than 65536 bytes"));
  // A mail may be larger.
  CHECK(served.call("POST", "/_backlot/mail?from=a@x.org&to=b@x.org", std::string(100'000, 'x'))
            .status == 200);
}
