// Faults in takes of the platform: what strikes is recorded, marked, and can be decided.
#include <algorithm>

#include "tests/harness/webordinary/play.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

constexpr char kFaultMail[] =
    "steps:\n"
    "  - mail: {from: john@ameliastamps.test, thread: header, text: Make the header blue}\n"
    "  - expect: {answered: {thread: header, within: 30m}}\n";

bool is_broken(const harness::Take& take) {
  return tests::failure_of(take, "broken") != nullptr ||
         tests::failure_of(take, "stalled") != nullptr;
}

}  // namespace

TEST_CASE("Faults: a throttled call is tried again, and the mail is answered",
          "[scenario][faults]") {
  const harness::Take take = tests::play(
      "faults:\n  - aws.throttled: {of: sqs.SendMessage, call: 1}\n" + std::string(kFaultMail), {},
      true);
  CHECK(tests::failures_of(take) == "");
  CHECK(tests::count(take, "fault.struck") >= 2);
  CHECK(take.story->faults.at("aws.throttled") >= 2);
  const auto mark = std::ranges::find(take.story->marks, harness::MarkStory::Kind::kFault,
                                      &harness::MarkStory::kind);
  REQUIRE(mark != take.story->marks.end());
  CHECK_THAT(mark->text, Contains("aws.throttled: sqs.SendMessage "));
}

TEST_CASE("Faults: a mail whose notification comes twice becomes one command",
          "[scenario][faults]") {
  const harness::Take take = tests::play(
      "faults:\n  - sns.duplicate: {of: webordinary-inbound-mail}\n" + std::string(kFaultMail), {},
      true);
  CHECK(tests::failures_of(take) == "");
  CHECK(take.story->faults.at("sns.duplicate") == 1);
  CHECK(tests::count(take, "claude.started") == 1);
}

TEST_CASE("Faults: a mail that comes in twice is carried out once", "[scenario][faults]") {
  const harness::Take take = tests::play(
      "faults:\n  - ses.received_twice: {by: 2m}\n" + std::string(kFaultMail) + "  - wait: 10m\n",
      {}, true);
  CHECK(tests::failures_of(take) == "");
  CHECK(tests::count(take, "mail.received") == 2);
  CHECK(tests::count(take, "claude.started") == 1);
}

TEST_CASE("Faults: on a bad day nothing of Backlot itself breaks", "[scenario][faults]") {
  const harness::Take take = tests::play(
      "faults:\n  - preset: bad day\n"
      "steps:\n"
      "  - load: {sessions: 5, projects: 2, over: 20m}\n"
      "  - heal: all\n",
      {}, true);
  INFO(tests::failures_of(take));
  CHECK_FALSE(is_broken(take));
  CHECK(tests::count(take, "fault.struck") > 20);
}

TEST_CASE("Faults: what comes twice is carried out once", "[scenario][faults]") {
  const std::string faults = GENERATE(
      // Two copies of the mail, at once; of the command; a command and an answer sent twice.
      "sqs.duplicate: {of: webordinary-email-queue, receive: 1}",
      "sqs.duplicate: {of: webordinary-input-*, receive: 1}",
      "aws.lost_answer: {of: sqs.SendMessage webordinary-input-*, call: 1}",
      "aws.failed_after_effect: {of: sqs.SendMessage webordinary-output-*, call: 1}",
      "aws.lost_answer: {of: sqs.DeleteMessage webordinary-input-*, call: 1}");
  CAPTURE(faults);
  const harness::Take take =
      tests::play("faults:\n  - " + faults + "\n" + std::string(kFaultMail), {}, true);
  CHECK(tests::failures_of(take) == "");
  CHECK(tests::count(take, "fault.struck") >= 1);
  CHECK(tests::count(take, "claude.started") == 1);
  CHECK(tests::count(take, "claude.interrupted") == 0);
  CHECK(tests::count(take, "mail.sent") == 1);
}

TEST_CASE("Faults: who listens goes on when a service was not there for a while",
          "[scenario][faults]") {
  const std::string queue = GENERATE("webordinary-input-*", "webordinary-output-*");
  CAPTURE(queue);
  const harness::Take take =
      tests::play("faults:\n  - aws.unavailable: {of: sqs.ReceiveMessage " + queue +
                      ", from: 1m, to: 3m}\n" + std::string(kFaultMail),
                  {}, true);
  CHECK(tests::failures_of(take) == "");
  CHECK(tests::count(take, "fault.struck") > 3);
}

TEST_CASE("Faults: a task that is missing, late, or has no room is not started twice",
          "[scenario][faults]") {
  const std::string faults = GENERATE("ecs.missing_task: {by: 20s}", "ecs.slow_start: {by: 3m}",
                                      "ecs.no_capacity: {of: webordinary-edit-task, task: 1}");
  CAPTURE(faults);
  const harness::Take take =
      tests::play("faults:\n  - " + faults + "\n" + std::string(kFaultMail), {}, true);
  CHECK(tests::failures_of(take) == "");
  CHECK(tests::count(take, "fault.struck") >= 1);
  int started = 0;
  for (const sim::Event& event : take.journal) {
    started += event.kind == "ecs.task" && event.data.find("\"PROVISIONING\"") != event.data.npos &&
               event.data.find("webordinary-edit-task") != event.data.npos;
  }
  CHECK(started == 1);
}

TEST_CASE("heal: faults strike no more, all of them or those of a kind", "[scenario][faults]") {
  const std::string head =
      "faults:\n"
      "  - aws.late_answer: {of: sqs.ReceiveMessage}\n"
      "  - aws.throttled: {of: sqs.CreateQueue, call: 1}\n"
      "steps:\n  - wait: 5m\n";
  const std::string tail =
      "  - mail: {from: john@ameliastamps.test, thread: header, text: Make the header blue}\n"
      "  - expect: {answered: {thread: header, within: 30m}}\n";
  const harness::Take all = tests::play(head + "  - heal: all\n" + tail, {}, true);
  CHECK(tests::count(all, "fault.struck", "sqs.CreateQueue") == 0);
  const harness::Take one = tests::play(head + "  - heal: aws.late_answer\n" + tail, {}, true);
  int throttled = 0;
  for (const sim::Event& event : one.journal) {
    throttled += event.kind == "fault.struck" && event.subject.starts_with("sqs.CreateQueue");
  }
  CHECK(throttled > 0);
}

TEST_CASE("heal: a take that does not come to rest says what is pending", "[scenario][faults]") {
  const harness::Take take = tests::play(
      "steps:\n"
      "  - call: {operation: sqs.CreateQueue, input: {QueueName: stuck}}\n"
      "  - call: {operation: sqs.SendMessage, input: {QueueUrl: stuck, MessageBody: a}}\n"
      "  - heal: all\n");
  const harness::Failure* failure = tests::failure_of(take, "heal");
  REQUIRE(failure != nullptr);
  CHECK(failure->expected == "a take that comes to rest within 2h");
  CHECK_THAT(failure->seen, Contains("1 message in stuck, 0 of them in flight"));
  CHECK(failure->place.line > 0);
}

TEST_CASE("heal: what AWS has put off is waited for", "[scenario][faults]") {
  const harness::Take take = tests::play(
      "faults:\n  - ses.received_twice: {by: 5h}\n" + std::string(kFaultMail) + "  - heal: all\n",
      {}, true);
  CHECK(tests::failures_of(take) == "");
  CHECK(tests::count(take, "mail.received") == 2);
  CHECK(take.simulated > 5h);
}

TEST_CASE("Steps: the hand of the tester is struck by none, unless the step says so",
          "[scenario][faults]") {
  const std::string head =
      "faults:\n"
      "  - sqs.empty_receive: {of: own, receive: 1}\n"
      "  - aws.throttled: {of: sqs.DeleteQueue own, call: 1}\n"
      "steps:\n"
      "  - call: {operation: sqs.CreateQueue, input: {QueueName: own}}\n"
      "  - call: {operation: sqs.SendMessage, input: {QueueUrl: own, MessageBody: a}}\n";
  const std::string in_flight = "  - expect: {queue: {name: own, in_flight: 1}}\n";
  const std::string none = "  - expect: {queue: {name: own, in_flight: 0}}\n";
  const std::string deleted = "  - call: {operation: sqs.DeleteQueue, input: {QueueUrl: own}}\n";
  const harness::Take plain =
      tests::play(head + "  - receive: {queue: own}\n" + in_flight + deleted, {}, true);
  CHECK(tests::failures_of(plain) == "");
  CHECK(tests::count(plain, "fault.struck") == 0);
  const harness::Take struck = tests::play(
      head + "  - receive: {queue: own, struck: true}\n" + none +
          "  - call: {operation: sqs.DeleteQueue, input: {QueueUrl: own}, struck: true, "
          "error: RequestThrottled}\n" +
          "  - receive: {queue: own, struck: true}\n" + in_flight,
      {}, true);
  CHECK(tests::failures_of(struck) == "");
  CHECK(tests::count(struck, "fault.struck") == 2);
}

TEST_CASE("Steps: a call that may be struck hears of no answer that is lost",
          "[scenario][faults]") {
  const harness::Take take = tests::play(
      "faults:\n  - aws.lost_answer: {of: sqs.CreateQueue own}\n"
      "steps:\n"
      "  - call: {operation: sqs.CreateQueue, input: {QueueName: own}, struck: true, "
      "error: ConnectionError}\n"
      "  - expect: {queue: {name: own, empty: true}}\n");
  CHECK(tests::failures_of(take) == "");
}

TEST_CASE("Faults: RunTask whose answer is lost starts one task, as its token is known",
          "[scenario][faults]") {
  const harness::Take take = tests::play(
      "faults:\n  - aws.lost_answer: {of: ecs.RunTask, call: 1}\n" + std::string(kFaultMail), {},
      true);
  CHECK(tests::failures_of(take) == "");
  CHECK(take.story->faults.at("aws.lost_answer") == 1);
  int started = 0;
  for (const sim::Event& event : take.journal) {
    started += event.kind == "ecs.task" && event.data.find("\"PROVISIONING\"") != event.data.npos &&
               event.data.find("webordinary-edit-task") != event.data.npos;
  }
  CHECK(started == 1);
}
