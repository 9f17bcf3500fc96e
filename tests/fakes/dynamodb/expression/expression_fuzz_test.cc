// The parsers and everything behind them against mutated text: whatever comes, the answer is a
// result or an aws::Error.
#include <array>
#include <cstdint>

#include "tests/fakes/dynamodb/expression/expression_help.h"
#include "tests/support/catch.h"

using namespace dynamodb::test;

namespace {

// xorshift64*: the same text for the same seed everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return static_cast<std::size_t>((state_ * 2685821657736338717ull) >> 33) % bound;
  }

 private:
  std::uint64_t state_;
};

constexpr std::array<const char*, 12> kSeeds = {
    "a = :v AND (b < :w OR NOT contains(c, :v))",
    "attribute_exists(a.b[1].#n) and size(a) between :v and :w",
    "n IN (:v, :w, :v) OR begins_with((s), :v)",
    "pk = :v AND sk BETWEEN :v AND :w",
    "begins_with(sk, :v) AND pk = :w",
    "SET a = :v, b.c[0] = if_not_exists(b.c[0], :w) + :v REMOVE d[1], e ADD f :w DELETE g :s",
    "SET l = list_append(l, :l), m = (n - :v)",
    "ADD a :v, b :s DELETE c :s",
    "a, b.c, d[3].#n, e[0][1]",
    "#n[1], a.b",
    "NOT NOT NOT (a) = (:v)",
    "(a).b[0] <> c.d AND attribute_type(a, :t)"};

constexpr std::array<const char*, 30> kPieces = {
    "(",         ")",      "[",
    "]",         ",",      ".",
    "+",         "-",      "=",
    "<",         ">",      "<>",
    "<=",        ":v",     ":",
    "#n",        "#",      " AND ",
    " OR ",      " NOT ",  " IN ",
    " BETWEEN ", "SET ",   " REMOVE ",
    "size(",     "status", "99999999999",
    "\xff",      "0",      "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((("};

std::string mutate(std::string text, Random& random) {
  const std::size_t edits = random.below(5);
  for (std::size_t i = 0; i < edits; ++i) {
    const std::size_t at = random.below(text.size() + 1);
    switch (random.below(4)) {
      case 0:
        text.insert(at, kPieces[random.below(kPieces.size())]);
        break;
      case 1:
        text.erase(at, 1 + random.below(5));
        break;
      case 2:
        text.insert(at, text.substr(random.below(text.size() + 1), random.below(20)));
        break;
      default:
        if (at < text.size()) text[at] = static_cast<char>(random.below(256));
    }
  }
  return text;
}

// 1 if `call` gave a result, 0 if it threw an aws::Error; anything else fails the test.
template <typename Call>
int outcome(const Call& call) {
  try {
    call();
    return 1;
  } catch (const aws::Error& error) {
    REQUIRE_FALSE(error.message().empty());
    return 0;
  }
}

}  // namespace

TEST_CASE("expressions: mutated text is answered, never a crash", "[dynamodb][fuzz]") {
  namespace expression = dynamodb::expression;
  const auto document = item(
      R"({"a":{"M":{"b":{"L":[{"N":"1"},{"M":{"x":{"S":"y"}}}]}}},"b":{"M":{"c":{"L":[{"N":"1"}]}}},
      "n":{"N":"3"},"g":{"SS":["p","q"]},"l":{"L":[]},"d":{"L":[{"S":"z"}]}})");
  Random random(20260105);
  int accepted = 0;
  for (int round = 0; round < 4000; ++round) {
    const std::string text = mutate(kSeeds[random.below(kSeeds.size())], random);
    CAPTURE(round, text);
    auto request = expressions(R"({"#n":"x"})", R"({":v":{"N":"1"},":w":{"N":"2"},
        ":s":{"SS":["p"]},":l":{"L":[]},":t":{"S":"M"}})");
    accepted += outcome(
        [&] { expression::matches(request.condition("FilterExpression", text), document); });
    accepted += outcome([&] { request.key_condition(text); });
    accepted += outcome([&] { expression::apply(request.update(text), document); });
    accepted += outcome([&] { expression::project(request.projection(text), document); });
  }
  // The mutations must not all be nonsense, or nothing behind the parser was reached.
  CHECK(accepted > 400);
}
