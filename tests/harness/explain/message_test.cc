#include "tests/harness/explain/happened.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::Happened;

namespace {

constexpr auto kMessage = harness::Question::Kind::kMessage;

}  // namespace

TEST_CASE("explain message: one that waits says since when, and what would bring it",
          "[explain][message]") {
  Happened take;
  take.make_queues();
  take.send("m-1", "jobs", "web");
  take.pass(5s);
  const std::string text = take.text(kMessage, "m-1");
  CHECK_THAT(text, Contains("message m-1 of queue jobs"));
  CHECK_THAT(text, Contains("It waits in jobs, to be received, since 0ms "
                            "(2026-01-05T09:00:00.000Z); nobody has received it."));
  CHECK_THAT(text, Contains("the next ReceiveMessage on jobs may bring it"));
  CHECK_THAT(text, Contains("web sent it to jobs, 8 bytes. Its body begins: \"the body\""));
}

TEST_CASE("explain message: one in flight says who has it, and until when", "[explain][message]") {
  Happened take;
  take.make_queues();
  take.send("m-1", "jobs", "web");
  take.pass(1s);
  take.receive("m-1", "jobs", 1, "worker");
  take.pass(10s);
  const std::string text = take.text(kMessage, "m-1");
  CHECK_THAT(text,
             Contains("It is in flight: worker received it from jobs for the 1st time, and it "
                      "is hidden from others until 31s (2026-01-05T09:00:31.000Z)."));
  CHECK_THAT(text, Contains("It is visible again at 31s"));
  CHECK_THAT(text, !Contains("next receive moves it"));
}

TEST_CASE("explain message: at its last receive it says where the next one moves it",
          "[explain][message]") {
  Happened take;
  take.make_queues(1);
  take.send("m-1", "jobs", "web");
  take.receive("m-1", "jobs", 1, "worker");
  CHECK_THAT(take.text(kMessage, "m-1"),
             Contains("Then the next receive moves it to jobs-dlq, as it was received once and the "
                      "redrive policy allows 1."));
}

TEST_CASE("explain message: a changed visibility timeout moves the end of the hiding",
          "[explain][message]") {
  Happened take;
  take.make_queues();
  take.send("m-1", "jobs", "web");
  take.receive("m-1", "jobs", 1, "worker");
  take.pass(20s);
  take.event("sqs", "sqs.hidden", "m-1",
             {{"queue", "jobs"}, {"receives", 1}, {"seconds", 60}, {"by", "worker"}});
  const std::string text = take.text(kMessage, "m-1");
  CHECK_THAT(text, Contains("worker changed its visibility timeout: it is hidden for 1m from now "
                            "on, until 1m20s"));
  CHECK_THAT(text, Contains("hidden from others until 1m20s"));
}

TEST_CASE("explain message: a deleted one says by whom, and that nothing brings it back",
          "[explain][message]") {
  Happened take;
  take.make_queues();
  take.send("m-1", "jobs", "web");
  take.receive("m-1", "jobs", 1, "worker");
  take.pass(3s);
  take.remove("m-1", "jobs", 1, "worker");
  const std::string text = take.text(kMessage, "m-1");
  CHECK_THAT(text, Contains("It is gone: worker deleted it at 3s (2026-01-05T09:00:03.000Z), when "
                            "it had been received once."));
  CHECK_THAT(text, Contains("Nothing: SQS keeps no message that is gone."));
}

TEST_CASE("explain message: a dead letter says who received it, what each did and how it ended",
          "[explain][message]") {
  Happened take;
  take.make_queues(2);
  take.task("aaaa1111bbbb", "RUNNING");
  take.send("m-1", "jobs", "web");
  take.receive("m-1", "jobs", 1, "worker");
  take.prints("aaaa1111bbbb", "ERROR the cake is burnt");
  take.pass(30s);
  take.show("m-1", "jobs", 1);
  take.receive("m-1", "jobs", 2, "worker");
  take.pass(4s);
  take.task("aaaa1111bbbb", "STOPPED",
            {{"exitCode", 137}, {"code", "EssentialContainerExited"}, {"reason", "OutOfMemory"}});
  take.pass(26s);
  take.show("m-1", "jobs", 2);
  take.to_dead_letters("m-1", 2, "worker");
  const std::string text = take.text(kMessage, "m-1");
  CHECK_THAT(text, Contains("It waits in jobs-dlq, to be received, since 1m"));
  CHECK_THAT(text, Contains("It was received twice from jobs and never deleted, and the redrive "
                            "policy of jobs allows 2."));
  CHECK_THAT(text, Contains("The 1st receiver was worker in task aaaa1111; it printed: ERROR the "
                            "cake is burnt; its task stopped with exit code 137: it was killed "
                            "(SIGKILL), EssentialContainerExited, \"OutOfMemory\", only at 34s"));
  CHECK_THAT(text, Contains("it was visible again at 30s (2026-01-05T09:00:30.000Z) by its "
                            "visibility timeout."));
  CHECK_THAT(text, Contains("The 2nd receiver was worker in task aaaa1111; its task stopped"));
  CHECK_THAT(text,
             Contains("StartMessageMoveTask with the ARN of jobs-dlq brings it back to jobs"));
  CHECK_THAT(text, Contains("it expires at 24h"));
  CHECK_THAT(text, Contains("SQS moved it to jobs-dlq when worker asked for messages"));
}

TEST_CASE("explain message: after a redrive, old and new id lead to each other",
          "[explain][message]") {
  Happened take;
  take.make_queues(1);
  take.send("m-1", "jobs", "web");
  take.to_dead_letters("m-1", 1, "worker");
  const auto started = take.call("operator", "sqs.StartMessageMoveTask",
                                 {{"SourceArn", "arn:aws:sqs:us-east-1:000000000000:jobs-dlq"}});
  take.reply(started, "sqs.StartMessageMoveTask", {{"TaskHandle", "t"}});
  take.event("sqs", "sqs.moved", "m-1",
             {{"queue", "jobs-dlq"},
              {"to", "jobs"},
              {"reason", "move task"},
              {"receives", 1},
              {"new_id", "m-2"}});
  CHECK_THAT(take.text(kMessage, "m-1"),
             Contains("It is message m-2 now: a move task brought it to "
                      "jobs at 0ms"));
  const std::string text = take.text(kMessage, "m-2");
  CHECK_THAT(text, Contains("It waits in jobs"));
  CHECK_THAT(text, Contains("A move task made it of message m-1, which was in jobs-dlq."));
  CHECK_THAT(text, Contains("operator had started it with StartMessageMoveTask."));
  CHECK_THAT(text, Contains("web sent it to jobs"));
}

TEST_CASE("explain message: what it was sent for goes back to the mail, through what was held",
          "[explain][message]") {
  Happened take;
  take.make_queues();
  take.event("scenario", "step", "mail", {{"line", 8}});
  const auto mail = take.event("ses", "mail.received", "mail-1",
                               {{"entry", 1},
                                {"from", "jo@acme.test"},
                                {"to", {"shop@acme.test"}},
                                {"subject", "cakes"},
                                {"message_id", "a@acme.test"},
                                {"bytes", 10}});
  const auto topic = take.event(
      "sns", "sns.published", "p-1",
      {{"topic", "arn:aws:sns:us-east-1:000000000000:inbound"}, {"bytes", 10}, {"subscribers", 1}},
      mail);
  take.event("sqs", "sqs.sent", "m-1",
             {{"queue", "mails"}, {"sequence", 1}, {"bytes", 10}, {"from", "sns"}}, topic);
  take.receive("m-1", "mails", 1, "front");
  take.pass(2s);
  take.send("m-2", "jobs", "front");
  const std::string text = take.text(kMessage, "m-2");
  CHECK_THAT(text, Contains("because front called sqs.SendMessage."));
  CHECK_THAT(text, Contains("because front held message m-1 of mails, received 2s before."));
  CHECK_THAT(text, Contains("because SNS published it to the topic inbound."));
  CHECK_THAT(text, Contains("because the mail \"cakes\" from jo@acme.test came in."));
  CHECK_THAT(text, Contains("because the scenario's step `mail` on line 8."));
}

TEST_CASE("explain message: a purge is told of, and the call that made it", "[explain][message]") {
  Happened take;
  take.make_queues();
  take.send("m-1", "jobs", "web");
  take.pass(1s);
  take.event("sqs", "sqs.purged", "arn:aws:sqs:us-east-1:000000000000:jobs",
             {{"queue", "jobs"}, {"messages", 1}, {"reason", "PurgeQueue"}});
  CHECK_THAT(take.text(kMessage, "m-1"),
             Contains("It is gone: it was in jobs when that queue was emptied at 1s") &&
                 Contains("by PurgeQueue"));
}

TEST_CASE("explain message: what a platform tells is told as its words", "[explain][message]") {
  Happened take;
  take.make_queues();
  take.send("m-1", "jobs", "web");
  take.receive("m-1", "jobs", 1, "container/oven-1");
  take.event("oven/oven-1", "oven.lit", "x", {});
  CHECK_THAT(take.text(kMessage, "m-1"), Contains("  the oven was lit."));
}

TEST_CASE("explain message: the beginning of an id will do, and each sentence names its events",
          "[explain][message]") {
  Happened take;
  take.make_queues();
  take.send("abc-1", "jobs", "web");
  take.send("xyz-1", "jobs", "web");
  const harness::Explanation told = take.explained(kMessage, "ab");
  CHECK(told.id == "abc-1");
  REQUIRE(!told.parts.empty());
  REQUIRE(told.parts.front().sentences.size() == 1);
  const auto sent = told.parts.front().sentences.front().events;
  REQUIRE(sent.size() == 1);
  CHECK(take.journal().events().at(sent.front() - 1).kind == "sqs.sent");
}

TEST_CASE("explain message: an unknown or ambiguous id says what there is", "[explain][message]") {
  Happened take;
  CHECK(take.unknown(kMessage, "m") == "there is no message 'm'; there is none at all");
  take.make_queues();
  take.send("m-1", "jobs", "web");
  take.send("m-2", "jobs", "web");
  CHECK(take.unknown(kMessage, "m-") == "'m-' is the beginning of several messages: m-1, m-2");
  CHECK(take.unknown(kMessage, "m-3") == "there is no message 'm-3'; there are m-1, m-2");
}

TEST_CASE("explain message: what a later task of the family does is none of the receiver's deeds",
          "[explain][message]") {
  Happened take;
  take.make_queues(1);
  take.task("aaaa1111bbbb", "RUNNING");
  take.send("m-1", "jobs", "web");
  take.receive("m-1", "jobs", 1, "worker");
  take.call("worker", "sns.Publish", {{"TopicArn", "t"}, {"Message", "own"}});
  take.pass(4s);
  take.task("aaaa1111bbbb", "STOPPED", {{"exitCode", 1}});
  take.pass(2s);
  take.task("cccc2222dddd", "RUNNING");
  take.call("worker", "sns.CreateTopic", {{"Name", "of the next task"}});
  take.pass(24s);
  take.show("m-1", "jobs", 1);
  take.to_dead_letters("m-1", 1, "worker");
  const std::string text = take.text(kMessage, "m-1");
  CHECK_THAT(text, Contains("worker in task aaaa1111; it called sns.Publish"));
  CHECK_THAT(text, !Contains("CreateTopic"));
}
