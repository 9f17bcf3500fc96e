#include "harness/shrink/judge.h"

#include "tests/support/catch.h"

using namespace harness;
using namespace harness::shrink;

namespace {

const Setting kJudged{"a.yaml", {}, {}};

Take failed(const std::string& what, const std::string& expected, const std::string& seen) {
  Failure failure;
  failure.what = what;
  failure.expected = expected;
  failure.seen = seen;
  Take take;
  take.scenario = "a/b";
  take.failures.push_back(failure);
  return take;
}

Take events(const std::string& expected, const std::string& seen) {
  return failed("event", expected + " events sqs.moved", seen);
}

bool are_alike(const Take& a, const Take& b) { return Judge(kJudged, a).is_alike(b); }

}  // namespace

TEST_CASE("judge: an expectation fails alike if as much is seen", "[shrink][judge]") {
  const Take few = events("exactly 3", "2");
  CHECK(are_alike(few, events("exactly 3", "1")));
  CHECK_FALSE(are_alike(few, events("exactly 3", "0, and no event of anything")));
  CHECK_FALSE(are_alike(few, events("exactly 3", "5")));
  CHECK_FALSE(are_alike(few, failed("queue", "exactly 3 events sqs.moved", "2")));
}

TEST_CASE("judge: words are compared where there are no numbers", "[shrink][judge]") {
  const Take none = failed("item", "in jobs the item", "no such item");
  CHECK(are_alike(none, failed("item", "in jobs the item", "no such item")));
  CHECK_FALSE(are_alike(none, failed("item", "in jobs the item", "Throttled: slow down")));
}

TEST_CASE("judge: a step is too late however long the steps before it took", "[shrink][judge]") {
  const std::string expected = "the step wait at 30s";
  CHECK(are_alike(failed("at", expected, "the steps before it took until 1m"),
                  failed("at", expected, "the steps before it took until 32.5s")));
}

TEST_CASE("judge: an invariant is violated alike however much is seen", "[shrink][judge]") {
  const Take purged =
      failed("invariant: no message lost", "none", "12 messages of q-1 were lost to PurgeQueue");
  CHECK(are_alike(purged, failed("invariant: no message lost", "none",
                                 "1 messages of q-2 were lost to PurgeQueue")));
  CHECK_FALSE(
      are_alike(purged, failed("invariant: no message lost", "none", "message 1 expired in q-1")));
}

TEST_CASE("judge: what passes is not alike", "[shrink][judge]") {
  Take passed;
  passed.scenario = "a/b";
  CHECK_FALSE(are_alike(events("exactly 3", "2"), passed));
}
