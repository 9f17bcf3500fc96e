#include "harness/webordinary/webordinary_evidence.h"

#include "fakes/sqs/messages/digest.h"
#include "sim/journal/json_writer.h"
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
  harness::WebordinaryEvidence read{harness::WorldConfig{}};
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
  harness::WebordinaryEvidence read{harness::WorldConfig{}};
  read.see(sent("webordinary-input-a-b-c", 1s, "m1"));
  CHECK(read.decisions().empty());
}

namespace {

std::string body_of(const std::string& command) {
  return R"({"sessionId":"s","commandId":")" + command + R"(","more":1})";
}

// The message in a dump.
Fact seen(const char* message, const std::string& body) {
  Fact fact;
  fact.operation = "sqs:Message";
  fact.add_id(IdKind::kMessage, message);
  sim::JsonWriter json;
  fact.payload = json.begin_object().key("body").value(body).end_object().take();
  fact.payload_is_json = true;
  return fact;
}

}  // namespace

TEST_CASE("webordinary evidence: an answer is to the command whose id it has",
          "[webordinary][incident]") {
  harness::WebordinaryEvidence read{harness::WorldConfig{}};
  // The answer to the first was lost. Of the second's, a log has the body.
  read.see_body(body_of("c2"));
  read.see_body("no JSON");
  read.see(seen("m1", body_of("c1")));
  read.see(seen("m2", body_of("c2")));
  read.see(sent("webordinary-input-a-b-c", 1s, "m1"));
  read.see(sent("webordinary-input-a-b-c", 60s, "m2"));
  Fact answer = sent("webordinary-output-a-b-c", 70s, "r2");
  answer.add_id(IdKind::kBodyMd5, sqs::md5(body_of("c2")));
  read.see(answer);
  const auto decisions = read.decisions();
  REQUIRE(decisions.size() == 1);
  CHECK(decisions[0].number == 2);
  CHECK(decisions[0].value == 10s);
  CHECK(decisions[0].is_joined);
}

TEST_CASE("webordinary evidence: what has no id goes by the order, and says so",
          "[webordinary][incident]") {
  harness::WebordinaryEvidence read{harness::WorldConfig{}};
  read.see(seen("m1", body_of("c1")));
  read.see(seen("r1", body_of("c1")));
  read.see(seen("r1-again", body_of("c1")));
  read.see(sent("webordinary-input-a-b-c", 1s, "m1"));
  read.see(sent("webordinary-output-a-b-c", 11s, "r1"));
  read.see(sent("webordinary-output-a-b-c", 12s, "r1-again"));
  read.see(sent("webordinary-input-a-b-c", 20s, "m2"));
  read.see(sent("webordinary-output-a-b-c", 25s, "r2"));
  const auto decisions = read.decisions();
  REQUIRE(decisions.size() == 2);
  CHECK(decisions[0].value == 10s);
  CHECK(decisions[0].is_joined);
  CHECK(decisions[1].value == 5s);
  CHECK_FALSE(decisions[1].is_joined);
}

TEST_CASE("webordinary evidence: no more is kept than a scenario can play",
          "[webordinary][incident]") {
  harness::WebordinaryEvidence read{harness::WorldConfig{}};
  constexpr auto kMost = harness::WebordinaryEvidence::kMostKept;
  for (std::size_t i = 0; i < kMost; ++i) {
    const sim::Duration at = std::chrono::seconds{2 * i};
    read.see(sent("webordinary-input-a-b-c", at, ("m" + std::to_string(i)).c_str()));
    read.see(sent("webordinary-output-a-b-c", at + 1s, ("r" + std::to_string(i)).c_str()));
  }
  CHECK(read.decisions().size() == kMost / 2);
}
