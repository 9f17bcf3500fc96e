#include "harness/server/input.h"

#include "tests/support/catch.h"

using harness::Input;
using harness::RequestKind;
using sim::http::Request;

namespace {

Request request(std::string method, std::string target, std::string body = {}) {
  Request result;
  result.method = std::move(method);
  result.target = std::move(target);
  result.body = std::move(body);
  result.peer = "127.0.0.1:50000";
  return result;
}

struct Recorded {
  sim::Scheduler scheduler;
  sim::Journal journal{scheduler};

  Input again(const Request& asked, RequestKind kind = RequestKind::kCall) {
    harness::record_input(journal, scheduler, asked, kind);
    return harness::parse_input(journal.events().back()).value();
  }
};

}  // namespace

TEST_CASE("record_input: the request comes back as it was, with its place in the run", "[server]") {
  Recorded recorded;
  recorded.scheduler.post([] {});
  recorded.scheduler.run_next();
  Request asked = request("POST", "/?a=1", "{\"x\":\"é\"}");
  asked.headers.add("Host", "localhost:4566");
  asked.headers.add("X-Amz-Target", "AmazonSQS.ListQueues");
  const Input input = recorded.again(asked);
  CHECK(input.after == 1);
  CHECK(input.sequence == 1);
  CHECK(input.gone == 0);
  CHECK(input.request.method == "POST");
  CHECK(input.request.target == "/?a=1");
  CHECK(input.request.body == asked.body);
  CHECK(input.request.peer == asked.peer);
  CHECK(input.request.headers.get("host") == "localhost:4566");
  CHECK(input.request.headers.get("x-amz-target") == "AmazonSQS.ListQueues");
}

TEST_CASE("record_input: a body of any bytes", "[server]") {
  Recorded recorded;
  const std::string bytes("\x00\xff\x80 garbage \x1f", 12);
  CHECK(recorded.again(request("POST", "/", bytes)).request.body == bytes);
}

TEST_CASE("record_input: a head of any bytes", "[server]") {
  Recorded recorded;
  for (const char* target : {"/", "/\xff"}) {
    for (const char* header : {"X-Amz-Target", "X-Backlot-Actor", "X-\xff"}) {
      Request asked = request("POST", target, "{}");
      asked.headers.add(header, "a:\xff b");
      asked.headers.add("Empty", "");
      asked.headers.add("x-amz-security-token", "secret");
      const Request again = recorded.again(asked).request;
      CHECK(again.method == "POST");
      CHECK(again.target == target);
      CHECK(again.headers.get(header) == "a:\xff b");
      CHECK(again.headers.has("Empty"));
      CHECK_FALSE(again.headers.has("X-Amz-Security-Token"));
      CHECK(again.body == "{}");
    }
  }
  const Request plain = request("POST", "/");
  recorded.again(plain);
  CHECK(recorded.journal.events().back().data.find("head_base64") == std::string::npos);
}

TEST_CASE("record_input: session tokens stay out of journals", "[server]") {
  Recorded recorded;
  Request asked = request("POST", "/");
  asked.headers.add("x-amz-security-token", "secret");
  CHECK_FALSE(recorded.again(asked).request.headers.has("X-Amz-Security-Token"));
  CHECK(recorded.journal.events().back().data.find("secret") == std::string::npos);
}

TEST_CASE("record_input: the kind says what came", "[server]") {
  Recorded recorded;
  const auto event_of = [&](RequestKind kind) {
    recorded.again(request("POST", "/"), kind);
    return recorded.journal.events().back().kind;
  };
  CHECK(event_of(RequestKind::kCall) == "input.call");
  CHECK(event_of(RequestKind::kPage) == "input.call");
  CHECK(event_of(RequestKind::kMail) == "input.mail");
  CHECK(event_of(RequestKind::kAdvance) == "input.advance");
}

TEST_CASE("record_gone: names the input whose client left", "[server]") {
  Recorded recorded;
  harness::record_gone(recorded.journal, recorded.scheduler, 7);
  CHECK(harness::parse_input(recorded.journal.events().back())->gone == 7);
}

TEST_CASE("parse_input: other events are none, and broken ones are named", "[server]") {
  sim::Event event;
  event.kind = "api.call";
  event.data = "{}";
  CHECK_FALSE(harness::parse_input(event));
  event.sequence = 3;
  event.kind = "input.call";
  CHECK_THROWS_WITH(harness::parse_input(event),
                    Catch::Matchers::Contains("event 3 (input.call) cannot be read"));
  const sim::Event recorded = [&] {
    sim::Event whole = event;
    whole.data = R"({"after":1,"method":"GET","target":"/","headers":[]})";
    return whole;
  }();
  CHECK_THROWS_WITH(harness::parse_input(recorded), Catch::Matchers::Contains("it has no body"));
  event.kind = "input.flood";
  CHECK_THROWS_WITH(harness::parse_input(event),
                    Catch::Matchers::Contains("there is no such kind of input"));
}
