#include "tests/harness/server/served.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

// A queue whose message is in flight.
struct WithMessage : tests::Served {
  explicit WithMessage(harness::ServeOptions options = tests::manual_options())
      : Served(std::move(options)) {
    const json queue = json::parse(sqs("CreateQueue", {{"QueueName", "jobs"}}).body);
    const json sent = json::parse(
        sqs("SendMessage", {{"QueueUrl", queue.at("QueueUrl")}, {"MessageBody", "cake"}}).body);
    id = sent.at("MessageId");
    sqs("ReceiveMessage", {{"QueueUrl", queue.at("QueueUrl")}});
  }
  std::string id;
};

}  // namespace

TEST_CASE("GET explain/message: its life as JSON, and as text", "[server][explain]") {
  WithMessage served;
  const json told = served.get("/_backlot/explain/message/" + served.id.substr(0, 8));
  CHECK(told.at("kind") == "message");
  CHECK(told.at("id") == served.id);
  const json where = told.at("parts").at(0).at("sentences").at(0);
  CHECK_THAT(where.at("text").get<std::string>(), Contains("It is in flight: client received it"));
  const std::uint64_t event = where.at("events").at(0);
  const json evidence =
      served.get("/_backlot/journal?limit=1&since=" + std::to_string(event - 1)).at("events").at(0);
  CHECK(evidence.at("kind") == "sqs.received");
  const auto text = served.call("GET", "/_backlot/explain/message/" + served.id + "?format=text");
  CHECK(text.headers.get("Content-Type") == "text/plain; charset=utf-8");
  CHECK_THAT(text.body, Contains("Its body begins: \"cake\"") &&
                            Contains("because client called sqs.SendMessage."));
}

TEST_CASE("GET explain: queues, items, and the take", "[server][explain]") {
  WithMessage served;
  CHECK_THAT(served.call("GET", "/_backlot/explain/queue/jobs?format=text").body,
             Contains("0 messages wait in it to be received, and 1 is in flight."));
  CHECK_THAT(served.call("GET", "/_backlot/explain?format=text").body,
             Contains("take of `backlot serve`"));
  CHECK_THAT(served.call("GET", "/_backlot/explain/failure?format=text").body,
             Contains("nothing that was expected failed"));
}

TEST_CASE("GET explain: what is not there is 404 and says what there is; a bad query 400",
          "[server][explain]") {
  WithMessage served;
  const auto unknown = served.call("GET", "/_backlot/explain/queue/cakes");
  CHECK(unknown.status == 404);
  CHECK_THAT(unknown.body, Contains("there is no queue 'cakes'; there are jobs"));
  CHECK(served.call("GET", "/_backlot/explain/item/cakes").status == 400);
  CHECK(served.call("GET", "/_backlot/explain/item/cakes?key=a").status == 404);
  CHECK(served.call("GET", "/_backlot/explain?format=xml").status == 400);
}

TEST_CASE("GET explain: says so if the beginning is forgotten", "[server][explain]") {
  auto options = tests::manual_options();
  options.keep_events = {.count = 3, .bytes = 0};
  WithMessage served(options);
  CHECK_THAT(served.call("GET", "/_backlot/explain/message/" + served.id + "?format=text").body,
             Contains("are no longer in memory (--keep-events)"));
}

TEST_CASE("GET explain: after a reset only the new World is told of", "[server][explain]") {
  WithMessage served;
  CHECK(served.call("GET", "/_backlot/explain/queue/jobs").status == 200);
  CHECK(served.call("POST", "/_backlot/reset").status == 200);
  CHECK(served.call("GET", "/_backlot/explain/queue/jobs").status == 404);
  served.sqs("CreateQueue", {{"QueueName", "cakes"}});
  CHECK(served.call("GET", "/_backlot/explain/message/" + served.id).status == 404);
}

TEST_CASE("GET /: who looks at the port is told where explanations are", "[server][explain]") {
  WithMessage served;
  const std::string page = served.call("GET", "/").body;
  CHECK_THAT(page, Contains("/_backlot/explain?format=text  what of it is most worth a look"));
}
