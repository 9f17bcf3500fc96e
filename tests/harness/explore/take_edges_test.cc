#include "harness/explore/take_edges.h"

#include "tests/harness/explore/queue_world.h"
#include "tests/support/catch.h"

using namespace harness;
using tests::event;

namespace {

std::vector<std::string> edges_of(const TakeEdges& take) {
  std::vector<std::string> texts;
  for (const auto& [hash, edge] : take.all()) {
    CHECK(hash == hash_of(edge));
    texts.push_back(edge.cause + " > " + edge.kind + " of " + edge.role);
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

}  // namespace

TEST_CASE("TakeEdges: an edge is a kind, its role and the kind of its cause",
          "[explore][TakeEdges]") {
  TakeEdges take;
  take.see(event(1, "ann", "step", "mail", 0));
  take.see(event(2, "worker", "api.call", "sqs.SendMessage", 1));
  take.see(event(3, "sqs", "api.reply", "sqs.SendMessage", 2));
  CHECK(edges_of(take) == std::vector<std::string>{" > step of ann mail",
                                                   "api.call > api.reply of sqs sqs.SendMessage",
                                                   "step > api.call of worker sqs.SendMessage"});
}

TEST_CASE("TakeEdges: what happens again is no other edge, another cause is",
          "[explore][TakeEdges]") {
  TakeEdges take;
  take.see(event(1, "ann", "step", "mail", 0));
  take.see(event(2, "worker", "api.call", "sqs.SendMessage", 1));
  take.see(event(3, "worker", "api.call", "sqs.SendMessage", 1));
  CHECK(take.all().size() == 2);
  take.see(event(4, "worker", "api.call", "sqs.SendMessage", 3));
  CHECK(take.all().size() == 3);
}

TEST_CASE("TakeEdges: ids make no other edge", "[explore][TakeEdges]") {
  TakeEdges one;
  one.see(event(1, "container/31e5ac0cb6ac8295a0d5c9fdc4cf8ab9", "ecs.output", "web", 0));
  TakeEdges other;
  other.see(event(1, "container/b02e42293e50668175b6a59819cf794f", "ecs.output", "web", 0));
  CHECK(edges_of(one) == edges_of(other));
}

TEST_CASE("TakeEdges: the hash of an edge depends on where its parts end", "[explore][TakeEdges]") {
  CHECK(hash_of({"a", "bc", "d"}) != hash_of({"ab", "c", "d"}));
  CHECK(hash_of({"a", "b", "c"}) != hash_of({"a", "c", "b"}));
  // It is the same on every machine, as corpora go from one to another.
  CHECK(hash_of({"sqs.shown", "jobs", "sqs.received"}) ==
        hash_of({"sqs.shown", "jobs", "sqs.received"}));
}
