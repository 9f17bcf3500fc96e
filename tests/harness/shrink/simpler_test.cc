#include "harness/shrink/simpler.h"

#include <algorithm>

#include "tests/support/catch.h"

using namespace harness;
using namespace harness::shrink;

namespace {

using Texts = std::vector<std::string>;

Texts texts(const std::vector<Value>& values) {
  Texts all;
  for (const Value& value : values) all.push_back(value.text);
  return all;
}

Texts simpler_than(const std::string& text, Leaf::Kind kind, Aim aim = Aim::kSmall) {
  Value value;
  value.kind = Value::Kind::kText;
  value.text = text;
  return texts(simpler(value, kind, aim));
}

bool has(const Texts& all, const std::string& text) {
  return std::ranges::find(all, text) != all.end();
}

}  // namespace

TEST_CASE("simpler: a duration is a shorter round one, the shortest first", "[shrink][simpler]") {
  CHECK(simpler_than("20s", Leaf::Kind::kDuration) == Texts{"1s", "2s", "5s", "10s"});
  const Texts odd = simpler_than("57.592694s", Leaf::Kind::kDuration);
  CHECK(odd.front() == "1s");
  CHECK(has(odd, "1m"));
  CHECK(has(odd, "58s"));
  CHECK(has(odd, "57s"));
  CHECK(simpler_than("1s", Leaf::Kind::kDuration).size() < 10);
}

TEST_CASE("simpler: a decision becomes round, not short", "[shrink][simpler]") {
  const Texts round = simpler_than("57.592694s", Leaf::Kind::kDuration, Aim::kRound);
  CHECK(round.front() == "1m");
  CHECK_FALSE(has(round, "1s"));
  CHECK(simpler_than("30s", Leaf::Kind::kDuration, Aim::kRound).empty());
}

TEST_CASE("simpler: a range becomes one duration", "[shrink][simpler]") {
  const Texts fixed = simpler_than("30s..50s", Leaf::Kind::kDistribution);
  CHECK(has(fixed, "40s"));
  CHECK(has(fixed, "1s"));
}

TEST_CASE("simpler: a number becomes small", "[shrink][simpler]") {
  CHECK(simpler_than("40", Leaf::Kind::kInteger) ==
        Texts{"0", "1", "2", "3", "4", "5", "10", "20", "30", "39"});
  CHECK(simpler_than("0", Leaf::Kind::kInteger).empty());
  CHECK(simpler_than("1.5", Leaf::Kind::kInteger).empty());
}

TEST_CASE("simpler: a text becomes short, and an object of JSON loses members",
          "[shrink][simpler]") {
  CHECK(simpler_than("Make it blue", Leaf::Kind::kText) == Texts{"x", "Make"});
  CHECK(simpler_than("x", Leaf::Kind::kText).empty());
  const Texts objects = simpler_than(R"({"type":"dance","who":"ann"})", Leaf::Kind::kText);
  CHECK(has(objects, "{}"));
  CHECK(has(objects, R"({"who":"ann"})"));
  CHECK(has(objects, R"({"type":"dance"})"));
}

TEST_CASE("simpler: others are smaller and larger", "[shrink][simpler]") {
  Value value;
  value.text = "10s";
  CHECK(texts(others(value, Leaf::Kind::kDuration)) == Texts{"1s", "5s", "20s", "1m40s"});
  value.text = "3";
  CHECK(texts(others(value, Leaf::Kind::kInteger)) == Texts{"4", "10", "2"});
}
