#include "fakes/aws/read_json.h"

#include <nlohmann/json.hpp>

#include "tests/fakes/aws/toy_service.h"
#include "tests/support/catch.h"
#include "tests/support/stage.h"

using Catch::Matchers::Contains;

namespace {

std::string nested(std::size_t depth, char open, char close) {
  return std::string(depth, open) + std::string(depth, close);
}

bool is_read(const std::string& text) { return !aws::read_json(text).is_discarded(); }

}  // namespace

TEST_CASE("read_json: JSON of every kind", "[aws][json]") {
  CHECK(aws::read_json("{\"a\":[1,2.5,\"x\",true,null]}").dump() ==
        "{\"a\":[1,2.5,\"x\",true,null]}");
  CHECK(aws::read_json("7") == 7);
  for (const char* bad : {"", "{", "[1,]", "nul", "{\"a\" 1}", "\"open", "\"open\\", "\"open\\\"",
                          "{}{}", "\"\xFF\"", "1e999", "[\"a\": 1]", "'x'", "\x01"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_read(bad));
  }
}

TEST_CASE("read_json: as deep as the limit, and no deeper", "[aws][json]") {
  constexpr std::size_t kMax = aws::kMaxJsonDepth;
  CHECK(is_read(nested(kMax, '[', ']')));
  CHECK_FALSE(is_read(nested(kMax + 1, '[', ']')));
  std::string objects = "1";
  for (std::size_t i = 0; i < kMax; ++i) objects = "{\"a\":" + objects + "}";
  CHECK(is_read(objects));
  CHECK_FALSE(is_read("[" + objects + "]"));
}

TEST_CASE("read_json: brackets side by side or in strings are not depth", "[aws][json]") {
  std::string wide = "[";
  for (int i = 0; i < 1000; ++i) wide += "[{}],";
  CHECK(is_read(wide + "0]"));
  CHECK(is_read("[\"" + std::string(1000, '[') + "\"]"));
  CHECK(is_read("[\"\\\"" + std::string(1000, '{') + "\\\\\"]"));
  CHECK_FALSE(is_read("[\"\\\\\"," + std::string(1000, '[')));
}

TEST_CASE("read_body: no body is an empty object", "[aws][json]") {
  sim::JsonTree tree;
  aws::read_body("", 10, tree);
  CHECK(tree.root().json() == "{}");
  CHECK(tests::error_code([&] { aws::read_body("{", 10, tree); }) == "SerializationException");
}

TEST_CASE("Bad input: a body full of brackets", "[aws][json]") {
  tests::Stage stage;
  tests::Toys toys{stage.environment};
  stage.dispatcher.add(toys);
  for (const char bracket : {'[', '{', '"', '\\'}) {
    CAPTURE(bracket);
    const auto response =
        stage.json("ToyStore.CreateToy", std::string(std::size_t{1} << 20, bracket));
    CHECK(response.status == 400);
    CHECK_THAT(response.body, Contains("SerializationException"));
  }
  const std::string deep = "{\"ToyName\":" + nested(std::size_t{1} << 18, '[', ']') + "}";
  CHECK_THAT(stage.json("ToyStore.CreateToy", deep).body, Contains("SerializationException"));
  CHECK(stage.json("ToyStore.CreateToy", R"({"ToyName":"bear"})").status == 200);
}
