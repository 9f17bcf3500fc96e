// `failure`, and what is most worth a look.
#include "tests/harness/explain/happened.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using nlohmann::json;
using tests::Happened;
using Kind = harness::Question::Kind;

TEST_CASE("explain failure: a take that passed has none", "[explain][failure]") {
  Happened take;
  take.make_queues();
  CHECK(take.text(Kind::kFailure) == "nothing that was expected failed\n");
}

TEST_CASE("explain failure: what was expected, what was seen, and what led to it",
          "[explain][failure]") {
  Happened take;
  take.make_queues();
  take.task("aaaa1111bbbb", "RUNNING");
  take.send("m-1", "jobs", "web");
  take.pass(1min);
  const auto lost = take.event("sqs", "sqs.expired", "m-1", {{"queue", "jobs"}, {"receives", 0}});
  take.pass(1min);
  take.event("scenario", "take.failed", "invariant: no message lost",
             {{"line", 0},
              {"event", lost},
              {"expected", "a message never expires"},
              {"seen", "message m-1 expired in jobs"},
              {"involved", {"m-1", "web"}}});
  take.event("scenario", "take.failed", "mail",
             {{"line", 12},
              {"event", lost + 1},
              {"expected", "a mail within 1m"},
              {"seen", "none"},
              {"involved", json::array()}});
  const std::string text = take.text(Kind::kFailure);
  CHECK_THAT(text, Contains("2 things failed"));
  CHECK_THAT(text, Contains("1. invariant: no message lost\n") && Contains("2. mail, line 12\n"));
  CHECK_THAT(text, Contains("Expected: a message never expires."));
  CHECK_THAT(text,
             Contains("1m  2026-01-05T09:01:00.000Z  Seen: \"message m-1 expired in jobs\"."));
  CHECK_THAT(text, Contains("About message m-1 of queue jobs:"));
  CHECK_THAT(text, Contains("It is gone: its retention period in jobs was over"));
  CHECK_THAT(text, Contains("What web did last before it:"));
}

TEST_CASE("explain: the take's three most remarkable things, dead letters before errors",
          "[explain][take]") {
  Happened take;
  take.make_queues(1);
  for (int i = 0; i < 3; ++i) {
    const auto call =
        take.call("web", "sqs.SendMessage", {{"QueueUrl", "x"}, {"MessageBody", "b"}});
    take.refuse(call, "sqs.SendMessage", "QueueDoesNotExist", "no such queue");
  }
  take.send("m-1", "jobs", "web");
  take.pass(2min);
  take.receive("m-1", "jobs", 1, "worker");
  take.to_dead_letters("m-1", 1, "worker");
  take.task("aaaa1111bbbb", "STOPPED",
            {{"exitCode", 1}, {"code", "EssentialContainerExited"}, {"reason", "it died"}});
  const std::string text = take.text(Kind::kTake);
  const auto dead = text.find("1 message went to the dead-letter queue jobs-dlq");
  const auto bad = text.find("1 task of worker ended badly");
  const auto error = text.find("sqs.SendMessage QueueDoesNotExist: answered so 3 times");
  const auto rest = text.find("Beyond that");
  CHECK(dead < bad);
  CHECK(bad < error);
  CHECK(error < rest);
  CHECK(rest != text.npos);
  CHECK_THAT(text, Contains("`backlot explain JOURNAL message m-1`"));
  CHECK_THAT(text.substr(rest), Contains("1 message of jobs waited a minute or more"));
}

TEST_CASE("explain: a take in which all went well says so", "[explain][take]") {
  Happened take;
  take.make_queues();
  CHECK_THAT(take.text(Kind::kTake), Contains("everything went the straight way"));
}
