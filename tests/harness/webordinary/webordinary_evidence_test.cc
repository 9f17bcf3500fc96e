#include "harness/webordinary/webordinary_evidence.h"

#include "tests/support/catch.h"

using namespace std::chrono_literals;
using evidence::Fact;
using evidence::IdKind;

namespace {

constexpr sim::Time kBegin = sim::from_unix_ms(1767607200000);

Fact sent(const char* queue, sim::Duration at, const char* message) {
  Fact fact;
  fact.operation = "sqs:SendMessage";
  fact.resource = std::string("arn:aws:sqs:us-west-2:123456789012:") + queue;
  fact.time = kBegin + at;
  fact.add_id(IdKind::kMessage, message);
  fact.place = {"trail.json", 1};
  return fact;
}

Fact started(sim::Duration at) {
  Fact fact;
  fact.operation = "ecs:TaskStarted";
  fact.time = kBegin + at;
  fact.payload = R"({"overrides":{"containerOverrides":[{"environment":[)"
                 R"({"name":"CONTAINER_ID","value":"a-b-c"}]}]}})";
  fact.payload_is_json = true;
  return fact;
}

}  // namespace

TEST_CASE("webordinary evidence: how long runs took", "[webordinary][incident]") {
  harness::WebordinaryEvidence read;
  read.see(sent("webordinary-input-a-b-c", 1s, "m1"));
  read.see(sent("webordinary-input-a-b-c", 1s, "m1"));  // told again
  read.see(started(40s));
  read.see(sent("webordinary-output-a-b-c", 70s, "r1"));
  read.see(sent("webordinary-input-a-b-c", 80s, "m2"));
  read.see(sent("webordinary-input-a-b-c", 85s, "m3"));  // interrupts the second
  read.see(sent("webordinary-output-a-b-c", 86s, "r2"));
  read.see(sent("webordinary-output-a-b-c", 96s, "r3"));
  read.see(sent("orders", 97s, "x"));
  const auto decisions = read.decisions();
  REQUIRE(decisions.size() == 2);
  CHECK(decisions[0].kind == "claude.takes");
  CHECK(decisions[0].subject == "a-b-c");
  CHECK(decisions[0].number == 1);
  CHECK(decisions[0].value == 30s);
  CHECK(decisions[1].number == 3);
  CHECK(decisions[1].value == 10s);
}

TEST_CASE("webordinary evidence: a command without an answer tells nothing",
          "[webordinary][incident]") {
  harness::WebordinaryEvidence read;
  read.see(sent("webordinary-input-a-b-c", 1s, "m1"));
  CHECK(read.decisions().empty());
}
