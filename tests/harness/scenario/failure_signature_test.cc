#include "harness/scenario/failure_signature.h"

#include "tests/support/catch.h"

using namespace harness;

namespace {

Failure failure(const std::string& what, const std::string& expected, const std::string& seen) {
  Failure failure;
  failure.what = what;
  failure.expected = expected;
  failure.seen = seen;
  return failure;
}

Failure violation(const std::string& invariant, const std::string& seen) {
  return failure("invariant: " + invariant, "one sentence", seen);
}

std::string subject(const Failure& failure) { return signature_of("a/b", failure).subject; }

}  // namespace

TEST_CASE("Failure signature: an invariant is the same whatever the ids and names are",
          "[scenario][FailureSignature]") {
  const Failure one = violation("no message lost", "message 7f0c-11 expired in edit-john.fifo");
  const Failure other = violation("no message lost", "message 00aa-12 expired in edit-jane.fifo");
  CHECK(subject(one) == "message # expired in #");
  CHECK(signature_of("a/b", one) == signature_of("a/b", other));
  CHECK(signature_of("a/b", one) != signature_of("a/c", one));
}

TEST_CASE("Failure signature: an invariant that is violated in another way is another failure",
          "[scenario][FailureSignature]") {
  const Failure expired = violation("no message lost", "message 7f0c-11 expired in edit-john.fifo");
  const Failure deleted = violation(
      "no message lost", "command 12 'Don't rush it' was deleted from q-1 and never answered");
  CHECK(subject(deleted) == "command # was deleted from # and never answered");
  CHECK(signature_of("a/b", expired) != signature_of("a/b", deleted));
}

TEST_CASE("Failure signature: how many things are listed makes no difference",
          "[scenario][FailureSignature]") {
  CHECK(subject(violation("one task a container", "site-john has 2 tasks: 81aa 93bb")) ==
        subject(violation("one task a container", "site-jane has 3 tasks: 01 02 03")));
  CHECK(subject(violation("no message lost", "message 1 expired in q-1 (and 12 more)")) ==
        subject(violation("no message lost", "message 2 expired in q-1")));
}

TEST_CASE("Failure signature: an expectation is itself, whatever its numbers and time are",
          "[scenario][FailureSignature]") {
  const Failure one = failure("event", "3 events sqs.moved about jobs within 10m", "2 of them");
  CHECK(subject(one) == "# events sqs.moved about jobs");
  CHECK(subject(failure("event", "12 events sqs.moved about jobs", "none")) == subject(one));
  CHECK(subject(failure("event", "3 events sqs.moved about orders", "2")) != subject(one));
  CHECK(signature_of("a/b", failure("queue", "the queue q", "")) !=
        signature_of("a/b", failure("mail", "the queue q", "")));
}

TEST_CASE("Failure signature: a call that was refused is told by the code",
          "[scenario][FailureSignature]") {
  const std::string expected = "sqs.SendMessage to succeed";
  const Failure throttled = failure("call", expected, "Throttling: Rate of 12 exceeded");
  CHECK(subject(throttled) == "sqs.SendMessage to succeed: Throttling");
  CHECK(subject(throttled) == subject(failure("call", expected, "Throttling: slow down")));
  CHECK(subject(throttled) != subject(failure("call", expected, "AccessDenied: no")));
}

TEST_CASE("Failure signature: an error of the program itself is told by what it says",
          "[scenario][FailureSignature]") {
  const auto broken = [](const std::string& seen) {
    return failure("broken", "no failure of Backlot itself", seen);
  };
  const Failure one = broken("no such table: q-1 (seed 7, 2026-01-05T09:00:00Z, the step call)");
  CHECK(subject(one) == "no such table: #");
  CHECK(subject(broken("no such table: q-2 (seed 12, 2026-02-05T09:00:01Z, waiting)")) ==
        subject(one));
  CHECK(subject(broken("the disk is full (seed 7, 2026-01-05T09:00:00Z, the step call)")) !=
        subject(one));
}

TEST_CASE("Failure signature: a take has that of its first failure, or none",
          "[scenario][FailureSignature]") {
  Take take;
  take.scenario = "jobs/twice";
  CHECK_FALSE(signature_of(take));
  take.failures = {violation("no message lost", "message 1 expired in q-1"),
                   failure("queue", "the queue q with no message", "1 visible")};
  REQUIRE(signature_of(take));
  CHECK(to_text(*signature_of(take)) ==
        "jobs/twice: invariant: no message lost: message # expired in #");
}
