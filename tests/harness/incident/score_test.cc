#include "harness/incident/score.h"

#include "tests/support/catch.h"

using namespace std::chrono_literals;
using incident::Deed;
using incident::Point;
using incident::Score;

namespace {

constexpr sim::Time kBegin = sim::from_unix_ms(1767607200000);

Deed fact(const char* what, sim::Duration at, const char* body = "",
          sim::Duration resolution = 1ms) {
  return {what, body, kBegin + at, resolution, {"dump.json", 1}};
}
Deed event(const char* what, const char* body = "") { return {what, body, kBegin, {}, {}}; }

}  // namespace

TEST_CASE("score: facts that were met in order", "[incident][score]") {
  const Score told = incident::score({fact("a", 1s), fact("b", 2s), fact("c", 3s)},
                                     {event("a"), event("x"), event("b"), event("c")});
  CHECK(told.known == 3);
  CHECK(told.met == 3);
  CHECK(told.in_order == 3);
  CHECK(told.missed.empty());
}

TEST_CASE("score: the first fact that was not met", "[incident][score]") {
  const Score told =
      incident::score({fact("a", 1s), fact("b", 2s), fact("a", 3s)}, {event("a"), event("a")});
  CHECK(told.met == 2);
  CHECK(told.in_order == 2);
  REQUIRE(told.missed.size() == 1);
  CHECK(told.missed[0].fact.what == "b");
  CHECK_FALSE(told.missed[0].happened);
}

TEST_CASE("score: what happened in another order is met, and not in order", "[incident][score]") {
  const Score told = incident::score({fact("a", 1s), fact("b", 2s), fact("c", 3s), fact("d", 4s)},
                                     {event("b"), event("c"), event("d"), event("a")});
  CHECK(told.met == 4);
  CHECK(told.in_order == 3);
  REQUIRE(told.missed.size() == 1);
  CHECK(told.missed[0].fact.what == "a");
  CHECK(told.missed[0].happened);
}

TEST_CASE("score: facts of one second may be met in either order", "[incident][score]") {
  const std::vector<Deed> facts{fact("a", 1s, "", 1s), fact("b", 1s, "", 1s), fact("c", 1500ms)};
  CHECK(incident::score(facts, {event("b"), event("a"), event("c")}).in_order == 3);
  CHECK(incident::score(facts, {event("c"), event("b"), event("a")}).in_order == 3);
  CHECK(
      incident::score({fact("a", 1s, "", 1s), fact("b", 2s)}, {event("b"), event("a")}).in_order ==
      1);
}

TEST_CASE("score: a message is met by the one with its body", "[incident][score]") {
  const std::vector<Deed> facts{fact("sent", 1s, "m1"), fact("sent", 2s, "m2"), fact("sent", 3s)};
  const Score same =
      incident::score(facts, {event("sent", "m1"), event("sent", "m2"), event("sent", "m9")});
  CHECK(same.in_order == 3);
  const Score turned =
      incident::score(facts, {event("sent", "m2"), event("sent", "m1"), event("sent", "m9")});
  CHECK(turned.met == 3);
  CHECK(turned.in_order == 2);
  // A body that another fact asks for meets no fact but that one.
  const Score once = incident::score(facts, {event("sent", "m1"), event("sent", "m1")});
  CHECK(once.met == 1);
}

TEST_CASE("score: what is known without a time is met at any time", "[incident][score]") {
  Deed dead{"dead", "", {}, {}, {"dump.json", 2}};
  const Score told = incident::score({fact("a", 1s), dead}, {event("dead"), event("a")});
  CHECK(told.in_order == 2);
  const Score missed = incident::score({fact("a", 1s), dead}, {event("a")});
  REQUIRE(missed.missed.size() == 1);
  CHECK(missed.missed[0].fact.what == "dead");
}

TEST_CASE("score: a queue beside what was recorded of it", "[incident][score]") {
  const auto point = [](const char* label, sim::Duration at, double value) {
    return Point{{kBegin + at, 1min, "cloudwatch", {"orders.json", 1}}, label, value};
  };
  const sim::Time began = sim::kDefaultStart + 40s;
  const std::map<std::string, std::vector<harness::QueueSample>> queues{
      {"orders",
       {{began + 10s, 2, 0, 5s, 2}, {began + 70s, 5, 1, 20s, 6}, {began + 90s, 0, 0, {}, 1}}},
      {"orders-dlq", {}}};
  const auto curves = incident::curves_of({point("ApproximateNumberOfMessagesVisible", 0s, 2),
                                           point("ApproximateNumberOfMessagesVisible", 1min, 9),
                                           point("ApproximateNumberOfMessagesVisible", -1min, 7),
                                           point("orders age", 1min, 20), point("CPU", 0s, 3)},
                                          kBegin, began, queues);
  REQUIRE(curves.size() == 2);
  CHECK(curves[0].queue == "orders");
  CHECK(curves[0].points == 2);
  CHECK(curves[0].mean_off == 2);
  CHECK(curves[0].most_off == 4);
  CHECK(curves[0].most_off_at == kBegin + 1min);
  CHECK(curves[0].recorded_then == 9);
  CHECK(curves[0].played_then == 5);
  CHECK(to_text(curves[1].of) == "age of the oldest in seconds");
  CHECK(curves[1].played_then == 55);
}
