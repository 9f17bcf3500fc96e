#include "harness/evidence/joins.h"

#include "fakes/sqs/messages/digest.h"
#include "harness/evidence/read_evidence.h"
#include "tests/harness/evidence/collected.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using evidence::Bodies;
using evidence::Fact;
using evidence::FactStore;
using evidence::IdKind;
using namespace std::chrono_literals;

namespace {

Fact fact_of(const std::string& source, const std::string& operation, sim::Duration at,
             sim::Duration resolution, const std::string& message) {
  Fact fact;
  fact.time = sim::kDefaultStart + at;
  fact.resolution = resolution;
  fact.source = source;
  fact.operation = operation;
  fact.add_id(IdKind::kMessage, message);
  return fact;
}

Fact log_line(const std::string& line) {
  Fact fact;
  fact.source = "logs/";
  fact.operation = "logs:Event";
  fact.payload = line;
  return fact;
}

Fact asking_for(const std::string& body) {
  Fact fact;
  fact.operation = "sqs:SendMessage";
  fact.add_id(IdKind::kBodyMd5, sqs::md5(body));
  return fact;
}

// Whether a body is found in a line.
bool proves(const std::string& body, const std::string& line) {
  Bodies bodies;
  const Fact asking = asking_for(body);
  const Fact logged = log_line(line);
  for (const Fact* fact : {&asking, &logged}) bodies.collect(*fact);
  for (const Fact* fact : {&asking, &logged}) bodies.prove(*fact);
  return bodies.unknown() == 0;
}

}  // namespace

TEST_CASE("join: facts that share an id, by its kind, also where a text only mentions it",
          "[evidence][join]") {
  const tests::Folder folder;
  FactStore store(folder.path("facts.sqlite"));
  store.add(fact_of("sqs", "sqs:SendMessage", 0s, 1ms, "m-1"));
  store.add(fact_of("cloudtrail/1/r", "sqs:SendMessage", 0s, 1s, "m-1"));
  Fact line = fact_of("logs/", "logs:Event", 1s, 1ms, "");
  line.add_id(IdKind::kMentioned, "m-1");
  store.add(line);
  store.add(fact_of("sqs", "sqs:SendMessage", 5s, 1ms, "m-2"));
  store.finish();
  const evidence::Joins joins = join(store);
  REQUIRE(joins.kinds.size() == 1);
  const evidence::Joined& joined = joins.kinds.at(IdKind::kMessage);
  CHECK(joined.ids == 1);
  CHECK(joined.facts == 3);
  CHECK(joined.sources == 1);
}

TEST_CASE("join: what a task did is joined with what is known of it", "[evidence][join]") {
  const tests::Folder folder;
  FactStore store(folder.path("facts.sqlite"));
  const std::string task = tests::kTask;
  Fact started = fact_of("ecs/1/r", "ecs:TaskStarted", 0s, 1ms, "");
  started.add_id(IdKind::kTask, task);
  store.add(started);
  for (int i = 0; i < 3; ++i) {
    Fact line = log_line("x");
    line.time = sim::kDefaultStart;
    line.actor = task;
    line.add_id(IdKind::kTask, task);
    store.add(line);
  }
  store.finish();
  const evidence::Joined joined = join(store).kinds.at(IdKind::kTask);
  CHECK(joined.ids == 1);
  CHECK(joined.facts == 4);
  CHECK(joined.sources == 1);
}

TEST_CASE("join: the skew of a clock, as exact as the pairs are", "[evidence][join]") {
  const tests::Folder folder;
  FactStore store(folder.path("facts.sqlite"));
  for (int i = 0; i < 20; ++i) {
    const std::string id = "m-" + std::to_string(i);
    const sim::Duration at = 3700ms * i;
    store.add(fact_of("sqs", "sqs:SendMessage", at, 1ms, id));
    store.add(fact_of("otlp/orders", "sqs:SendMessage", at + 2250ms, 1ns, id));
    store.add(fact_of("cloudtrail/1/r", "sqs:SendMessage", at / 1s * 1s, 1s, id));
  }
  store.finish();
  const auto skews = join(store).skews;
  REQUIRE(skews.size() == 3);
  const evidence::Skew& trail = skews[1];
  CHECK(skews[0].reference == "cloudtrail/1/r");
  CHECK(skews[0].source == "otlp/orders");
  CHECK(trail.reference == "cloudtrail/1/r");
  CHECK(trail.source == "sqs");
  CHECK(trail.least <= 0s);
  CHECK(trail.most >= 0s);
  const evidence::Skew& spans = skews[2];
  CHECK(spans.reference == "sqs");
  CHECK(spans.source == "otlp/orders");
  CHECK(spans.pairs == 20);
  CHECK(spans.least <= 2250ms);
  CHECK(spans.most >= 2250ms);
  CHECK(spans.most - spans.least < 2ms);
  CHECK(spans.median > 2248ms);
  CHECK(spans.median < 2252ms);
}

TEST_CASE("join: a clock that moved has no skew that all pairs have in common",
          "[evidence][join]") {
  const tests::Folder folder;
  FactStore store(folder.path("facts.sqlite"));
  for (int i = 0; i < 2; ++i) {
    const std::string id = "m-" + std::to_string(i);
    store.add(fact_of("sqs", "sqs:SendMessage", 1s * i, 1ms, id));
    store.add(fact_of("otlp/orders", "sqs:SendMessage", 1s * i + 10s * i, 1ns, id));
  }
  store.finish();
  const auto skews = join(store).skews;
  REQUIRE(skews.size() == 1);
  CHECK(skews[0].most < skews[0].least);
}

TEST_CASE("bodies: a log line proves a body by its hash", "[evidence][join]") {
  const std::string body = R"({"order":1041,"tags":["a"]})";
  CHECK(proves(body, body));
  CHECK(proves(body, "2026 INFO received " + body + " from orders"));
  CHECK(proves(body, R"({"msg":"received","body":"{\"order\":1041,\"tags\":[\"a\"]}"})"));
  CHECK(proves(body, R"({"msg":"received","body":)" + body + "}"));
  CHECK(proves("plain", R"({"msg":"received","event":{"Body":"plain"}})"));
  CHECK_FALSE(proves(body, R"({"order":1041,"tags":["b"]})"));
  CHECK_FALSE(proves(body, "no brackets }{ here"));
}

TEST_CASE("bodies: those of a dump are known, those of a trail alone are not", "[evidence][join]") {
  tests::Collected all;
  for (const char* const name : {"sqs/one-answer.json", "cloudtrail/bare-array.json"}) {
    evidence::read_file(std::string(BACKLOT_EVIDENCE) + "/" + name, all);
  }
  all.facts.push_back(asking_for("never seen"));
  Bodies bodies;
  for (const Fact& fact : all.facts) bodies.collect(fact);
  for (const Fact& fact : all.facts) bodies.prove(fact);
  CHECK(bodies.known().size() == 2);
  CHECK(bodies.found() == 2);
  CHECK(bodies.unknown() == 1);
  CHECK(bodies.first_unknown(5) == std::vector<std::string>{sqs::md5("never seen")});
}
