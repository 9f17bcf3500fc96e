#include <nlohmann/json.hpp>
#include <set>

#include "harness/scenario/read.h"
#include "harness/scenario/saved_take.h"
#include "harness/scenario/value.h"
#include "tests/harness/webordinary/platforms.h"
#include "tests/support/catch.h"

using namespace harness;

namespace {

// Adds the name of each key that something of this schema may have.
void add_keys(const nlohmann::json& schema, std::set<std::string>& keys) {
  if (schema.is_object() && schema.contains("properties")) {
    for (const auto& [key, value] : schema.at("properties").items()) keys.insert(key);
  }
  for (const auto& inner : schema) {
    if (inner.is_structured()) add_keys(inner, keys);
  }
}

std::string shipped(const char* name) {
  return read_text(std::string(BACKLOT_SCENARIOS) + "/" + name);
}

}  // namespace

TEST_CASE("schema: the published files are what the reader accepts", "[scenario][schema]") {
  // To bring them up to date: build/debug/tests/harness/webordinary/print_schema FOLDER
  CHECK(shipped("scenario.schema.json") == scenario_schema(tests::platforms()));
  CHECK(shipped("world.schema.json") == world_schema(tests::platforms()));
  CHECK(shipped("take.schema.json") == saved_take_schema());
}

TEST_CASE("schema: every reference in it leads somewhere", "[scenario][schema]") {
  const std::string prefix = "#/definitions/";
  for (const std::string& text : {scenario_schema(tests::platforms()),
                                  world_schema(tests::platforms()), saved_take_schema()}) {
    const auto schema = nlohmann::json::parse(text);
    int references = 0;
    const auto flat = schema.flatten();
    for (const auto& [path, value] : flat.items()) {
      if (!path.ends_with("/$ref")) continue;
      ++references;
      const auto target = value.get<std::string>();
      REQUIRE(target.starts_with(prefix));
      CHECK(schema.at("definitions").contains(target.substr(prefix.size())));
    }
    CHECK(references > 0);
  }
}

TEST_CASE("schema: docs/worlds.md has every key of a world", "[scenario][schema]") {
  std::set<std::string> keys;
  add_keys(nlohmann::json::parse(world_schema(tests::platforms())), keys);
  REQUIRE(keys.size() > 40);
  // What rules of faults have, and what must be reached sometimes, is on pages of their own.
  const std::string page =
      shipped("../docs/worlds.md") + shipped("../docs/faults.md") + shipped("../docs/explore.md");
  for (const std::string& key : keys) {
    INFO(key);
    CHECK(page.find("| `" + key + "` |") != std::string::npos);
  }
}
