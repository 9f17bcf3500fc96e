#include "fakes/aws/call_faults.h"
#include "harness/server/control_api.h"
#include "harness/world/world.h"
#include "tests/harness/server/served.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

// A World with a store that can undo, without a server around it.
struct Kept : harness::Controls {
  tests::Folder folder;
  harness::World own{harness::WorldConfig{}, {.data_folder = folder.path()}};

  harness::World& world() override { return own; }
  std::string pace() const override { return "manual"; }
  bool advance(sim::Duration) override { return false; }
  void reset() override {}

  std::size_t rules() { return own.environment().faults.rules().size(); }
  // Makes a call in a turn that is not kept. The status that it was answered in that.
  int undone(const std::string& method, const std::string& target, const std::string& body = "") {
    own.store().commit();
    own.store().begin();
    sim::http::Request request;
    request.method = method;
    request.target = target;
    request.body = body;
    const int status = harness::answer_control(*this, request).status;
    own.store().fail("no space left");
    own.store().roll_back();
    return status;
  }
};

}  // namespace

TEST_CASE("Faults: rules are again what they were if the turn is not kept", "[server][faults]") {
  Kept kept;
  CHECK(kept.undone("POST", "/_backlot/faults", R"({"sqs.duplicate": {}})") == 200);
  CHECK(kept.rules() == 0);
  kept.own.environment().faults.add({.kind = &aws::kThrottled}, kept.own.scheduler().now());
  const std::string number = std::to_string(kept.own.environment().faults.last());
  CHECK(kept.undone("POST", "/_backlot/faults", R"({"preset": "calm"})") == 200);
  CHECK(kept.rules() == 1);
  CHECK(kept.undone("DELETE", "/_backlot/faults") == 200);
  CHECK(kept.rules() == 1);
  CHECK(kept.undone("DELETE", "/_backlot/faults/" + number) == 200);
  CHECK(kept.rules() == 1);
}

TEST_CASE("POST faults: strikes from then on, and is listed", "[server][faults]") {
  tests::Served served;
  const std::string url =
      json::parse(served.sqs("CreateQueue", {{"QueueName", "jobs"}}).body).at("QueueUrl");
  const auto added = served.call("POST", "/_backlot/faults",
                                 R"({"aws.throttled": {"of": "sqs.SendMessage jobs", "call": 2}})");
  REQUIRE(added.status == 200);
  CHECK(json::parse(added.body).at("ids") == json::array({1}));
  const json message{{"QueueUrl", url}, {"MessageBody", "a"}};
  CHECK(served.sqs("SendMessage", message).status == 200);
  CHECK(served.sqs("SendMessage", message).status == 403);
  CHECK(served.sqs("SendMessage", message).status == 200);
  const json rule = served.get("/_backlot/faults").at("faults").at(0);
  CHECK(rule.at("fault") == "aws.throttled");
  CHECK(rule.at("of") == "sqs.SendMessage jobs");
  CHECK(rule.at("call") == 2);
  CHECK(rule.at("chance") == "100%");
  CHECK(rule.at("from") == "2026-01-05T09:00:00.000Z");
  CHECK(rule.at("struck") == 1);
  CHECK(served.get("/_backlot/journal?kind=fault.struck").at("events").size() == 1);
  CHECK(served.get("/_backlot/journal?kind=input.faults").at("events").size() <= 1);
}

TEST_CASE("DELETE faults: one, and all", "[server][faults]") {
  tests::Served served;
  const auto added = served.call("POST", "/_backlot/faults", R"({"preset": "bad day"})");
  const std::size_t count = json::parse(added.body).at("ids").size();
  CHECK(count > 8);
  CHECK(served.call("DELETE", "/_backlot/faults/1").status == 200);
  CHECK(served.call("DELETE", "/_backlot/faults/1").status == 404);
  CHECK(served.call("DELETE", "/_backlot/faults/x").status == 404);
  CHECK(json::parse(served.call("DELETE", "/_backlot/faults").body).at("removed") == count - 1);
  CHECK(served.get("/_backlot/faults").at("faults").empty());
  served.call("POST", "/_backlot/faults", R"({"sqs.duplicate": {}})");
  served.call("POST", "/_backlot/faults", R"({"preset": "calm"})");
  CHECK(served.get("/_backlot/faults").at("faults").empty());
}

TEST_CASE("POST faults: a body that is none is 400 and says what was expected",
          "[server][faults]") {
  tests::Served served;
  const auto bad = served.call("POST", "/_backlot/faults", R"({"sqs.duplicat": {}})");
  CHECK(bad.status == 400);
  CHECK_THAT(bad.body, Contains("did you mean 'sqs.duplicate'?"));
  for (const char* body :
       {"", "[]", "{", R"({"sqs.duplicate": {"chance": 2}})",
        R"({"sqs.duplicate": {"chance": "0%"}})", R"({"aws.late_answer": {"by": "0s"}})",
        R"({"aws.throttled": {"of": "sqs.SendMesage jobs"}})",
        R"({"sqs.duplicate": {"of": "two.fifo"}})"}) {
    INFO(body);
    CHECK(served.call("POST", "/_backlot/faults", body).status == 400);
  }
}

TEST_CASE("A lost answer: the connection closes, and the message is there", "[server][faults]") {
  tests::Served served;
  const std::string url =
      json::parse(served.sqs("CreateQueue", {{"QueueName", "jobs"}}).body).at("QueueUrl");
  served.call("POST", "/_backlot/faults",
              R"({"aws.lost_answer": {"of": "sqs.SendMessage", "call": 1}})");
  const json message{{"QueueUrl", url}, {"MessageBody", "a"}};
  CHECK_THROWS(served.sqs("SendMessage", message));
  CHECK(served.get("/_backlot/queues").at("queues")[0].at("visible") == 1);
  served.call("POST", "/_backlot/faults",
              R"({"aws.broken_answer": {"of": "sqs.ListQueues", "call": 1}})");
  CHECK_THROWS(served.sqs("ListQueues", json::object()));
  CHECK(served.sqs("ListQueues", json::object()).status == 200);
}
