#include "harness/takes/compare.h"

#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using harness::Comparison;
using harness::Divergence;
using harness::Pair;

namespace {

// A take in the making: each line is an event a second later.
struct Story {
  sim::RecordedTake take;

  Story() { take.info = {{"scenario", "interrupt/other-thread"}, {"seed", "1"}}; }

  Story& event(std::string actor, std::string kind, std::string subject, std::string data = "{}") {
    sim::Event event;
    event.sequence = take.events.size() + 1;
    event.time = sim::Time{} + 1s * static_cast<int>(take.events.size());
    event.actor = std::move(actor);
    event.kind = std::move(kind);
    event.subject = std::move(subject);
    event.data = std::move(data);
    take.events.push_back(std::move(event));
    return *this;
  }
  Story& call(std::string actor, std::string operation, std::string data = "{}") {
    return event(std::move(actor), "api.call", std::move(operation), std::move(data));
  }
  Story& later(std::size_t index, sim::Duration span) {
    take.events[index].time += span;
    return *this;
  }
};

std::string id(int number) {
  return R"({"id":"8d3f1c2a-97b1-4f0e-9a64-00000000000)" + std::to_string(number) + "\"}";
}

Comparison compare(const Story& a, const Story& b) {
  return harness::compare(a.take, b.take, "a.sqlite", "b.sqlite");
}

}  // namespace

TEST_CASE("compare: takes that differ in nothing but what was drawn are alike", "[trace][diff]") {
  const auto story = [](int first, int second) {
    return Story()
        .call("hermes", "sqs.SendMessage", id(first))
        .call("hermes", "sqs.SendMessage", id(second))
        .event("container/a", "ecs.output", "task",
               R"({"line":"pid )" + std::to_string(first) + "\"}");
  };
  const Comparison comparison = compare(story(1, 2), story(3, 4));
  CHECK(comparison.alike());
  CHECK(comparison.common.size() == 3);
  CHECK(comparison.other_data.empty());
}

TEST_CASE("compare: which id is meant counts", "[trace][diff]") {
  const auto story = [](int deleted) {
    return Story()
        .call("hermes", "sqs.SendMessage", id(1))
        .call("hermes", "sqs.SendMessage", id(2))
        .call("hermes", "sqs.DeleteMessage", id(deleted));
  };
  const Comparison comparison = compare(story(1), story(2));
  REQUIRE(comparison.divergence);
  CHECK(comparison.divergence->by == Divergence::By::kIds);
  CHECK(comparison.divergence->a == 2);
}

TEST_CASE("compare: one more event is where they part", "[trace][diff]") {
  const Story a = Story().call("hermes", "x").call("hermes", "y").call("hermes", "z");
  const Story b =
      Story().call("hermes", "x").call("hermes", "w").call("hermes", "y").call("hermes", "z");
  const Comparison comparison = compare(a, b);
  CHECK(comparison.common == std::vector<Pair>{{0, 0}, {1, 2}, {2, 3}});
  CHECK(comparison.only_a.empty());
  CHECK(comparison.only_b == std::vector<std::size_t>{1});
  REQUIRE(comparison.divergence);
  CHECK(comparison.divergence->by == Divergence::By::kEvent);
  CHECK(comparison.divergence->a == 1);
  CHECK(comparison.divergence->b == 1);
  CHECK(comparison.other_time == std::vector<Pair>{{1, 2}, {2, 3}});
}

TEST_CASE("compare: a take that ends early parts at its end", "[trace][diff]") {
  const Comparison comparison =
      compare(Story().call("hermes", "x"), Story().call("hermes", "x").call("hermes", "y"));
  REQUIRE(comparison.divergence);
  CHECK(comparison.divergence->a == 1);
  CHECK(comparison.divergence->b == 1);
}

TEST_CASE("compare: actors are lined up each for itself", "[trace][diff]") {
  const Story a = Story().call("hermes", "x").call("container/a", "y").call("hermes", "z");
  const Story b = Story().call("container/a", "y").call("hermes", "x").call("hermes", "z");
  const Comparison comparison = compare(a, b);
  CHECK(comparison.common.size() == 3);
  CHECK(comparison.other_order.size() == 1);
  REQUIRE(comparison.divergence);
  CHECK(comparison.divergence->by == Divergence::By::kOrder);
}

TEST_CASE("compare: the same event with other data corresponds", "[trace][diff]") {
  const Story a = Story().call("hermes", "x", R"({"n":1})").call("hermes", "y", R"({"n":2})");
  const Story b = Story().call("hermes", "x", R"({"n":1})").call("hermes", "y", R"({"n":3})");
  const Comparison comparison = compare(a, b);
  CHECK(comparison.other_data == std::vector<Pair>{{1, 1}});
  REQUIRE(comparison.divergence);
  CHECK(comparison.divergence->by == Divergence::By::kData);
  CHECK(harness::data_differences(a.take.events[1], b.take.events[1], 5) ==
        std::vector<std::string>{"/n: 2 | 3"});
}

TEST_CASE("compare: an event that comes later", "[trace][diff]") {
  const Story a = Story().call("hermes", "x").call("hermes", "y");
  const Comparison comparison = compare(a, Story(a).later(1, 250ms));
  CHECK(comparison.other_time == std::vector<Pair>{{1, 1}});
  REQUIRE(comparison.divergence);
  CHECK(comparison.divergence->by == Divergence::By::kTime);
  // When a take began is no difference.
  CHECK(compare(a, Story(a).later(0, 1h).later(1, 1h)).alike());
}

TEST_CASE("compare: times in data are no difference of data", "[trace][diff]") {
  const Story a = Story().call("h", "x", R"({"at":"2026-01-05T09:00:53.250Z","ms":1767603600000})");
  const Story b = Story().call("h", "x", R"({"at":"2026-01-05T09:01:53Z","ms":1767603600123})");
  CHECK(compare(a, b).other_data.empty());
  CHECK(compare(a, b).divergence->by == Divergence::By::kIds);
  const Story c = Story().call("h", "x", R"({"at":"2026-01-05T09:00:53.250Z","ms":12:3:4})");
  CHECK(compare(a, c).other_data.size() == 1);
}

TEST_CASE("data_differences: long values from where they differ", "[trace][diff]") {
  const std::string same(500, 'x');
  Story story;
  story.event("a", "k", "s", R"({"body":")" + same + R"(one"})")
      .event("a", "k", "s", R"({"body":")" + same + R"(two"})");
  const auto lines = harness::data_differences(story.take.events[0], story.take.events[1], 1);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0] == "/body: …" + same.substr(0, 40) + "one\" | …" + same.substr(0, 40) + "two\"");
}

TEST_CASE("data_differences: what one lacks, what differs, nothing that was drawn",
          "[trace][diff]") {
  Story story;
  story.event("a", "k", "s", R"({"input":{"a":"x","b":1,"id":"00112233445566778899"}})")
      .event("a", "k", "s", R"({"input":{"a":"y","c":[true],"id":"aabbccddeeff00112233"}})");
  const auto& events = story.take.events;
  CHECK(harness::data_differences(events[0], events[1], 9) ==
        std::vector<std::string>{R"(/input/a: "x" | "y")", "/input/b: 1 | nothing",
                                 "/input/c/0: nothing | true"});
  CHECK(harness::data_differences(events[0], events[1], 1).size() == 1);
}

TEST_CASE("compare: what cannot be compared is said", "[trace][diff]") {
  const Story a = Story().call("hermes", "x");
  Story other = a;
  other.take.info["scenario"] = "load/ten";
  CHECK_THROWS_WITH(compare(a, other), Contains("a.sqlite is a take of the scenario interrupt") &&
                                           Contains("b.sqlite is one of the scenario load/ten"));
  other.take.info.clear();
  CHECK_THROWS_WITH(compare(a, other), Contains("b.sqlite: it does not say"));
}
