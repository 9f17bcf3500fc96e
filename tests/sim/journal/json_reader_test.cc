#include "sim/journal/json_reader.h"

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"

namespace {

// The value that comes next, as a tree.
nlohmann::json tree(sim::JsonReader& json, std::string_view all, int depth = 0) {
  sim::JsonReader::Store store;
  sim::JsonReader ahead = json;
  const std::string_view text = ahead.skip();
  const char first = text.front();
  if (depth > 50) return nullptr;
  nlohmann::json value;
  if (first == '{') {
    value = nlohmann::json::object();
    json.begin_object();
    while (const auto name = json.next_member()) {
      const std::string key(*name);
      value[key] = tree(json, all, depth + 1);
    }
  } else if (first == '[') {
    value = nlohmann::json::array();
    json.begin_array();
    while (json.next_element()) value.push_back(tree(json, all, depth + 1));
  } else if (first == '"') {
    value = std::string(json.text());
  } else if (first == 't' || first == 'f') {
    value = json.boolean();
  } else if (first == 'n') {
    REQUIRE(json.null());
  } else {
    value = json.integer<std::int64_t>();
  }
  return value;
}

nlohmann::json read_all(std::string_view text) {
  sim::JsonReader::Store store;
  sim::JsonReader json{text, store};
  nlohmann::json value = tree(json, text);
  json.end();
  return value;
}

}  // namespace

TEST_CASE("JsonReader: reads what another reader reads", "[sim][journal]") {
  for (const std::string text :
       {R"({})", R"([])", R"({"a":{},"b":[[],[1]],"c":"","d":"\u0001\u20ac\"\\\b\f\n\r\t"})",
        "\t{ \"a\" : [ true , false , null ] }\n", R"("\ud83d\ude00 \u00e9 é")", "-12"}) {
    CHECK(read_all(text) == nlohmann::json::parse(text));
  }
}

TEST_CASE("JsonReader: whatever is cut off or changed is read or refused", "[sim][journal]") {
  const std::string whole =
      R"({"a":[1,{"b":"c\"\u0041\ud83d\ude00"},null],"d":true,"e":{"f":-1},"g":"\\"})";
  std::size_t read_as_same = 0;
  for (std::size_t at = 0; at <= whole.size(); ++at) {
    for (const char c : std::string("\"\\{}[],:0ux \x01\xff")) {
      std::string text = whole.substr(0, at) + c + (at < whole.size() ? whole.substr(at + 1) : "");
      for (const std::string& one : {text, whole.substr(0, at)}) {
        try {
          const nlohmann::json value = read_all(one);
          const auto other = nlohmann::json::parse(one, nullptr, false);
          // What the other reader refuses though this one reads it, are texts that the journal
          // never has: raw control characters and what is not UTF-8.
          if (!other.is_discarded()) {
            CHECK(value == other);
            ++read_as_same;
          }
        } catch (const sim::JsonError&) {
        }
      }
    }
  }
  CHECK(read_as_same > 100);
}

TEST_CASE("JsonReader: a text without escapes is a view of what is read", "[sim][journal]") {
  const std::string text = R"(["plain","\n"])";
  sim::JsonReader::Store store;
  sim::JsonReader json{text, store};
  json.begin_array();
  REQUIRE(json.next_element());
  CHECK(json.text().data() == text.data() + 2);
  CHECK(store.empty());
  REQUIRE(json.next_element());
  CHECK(json.text() == "\n");
  CHECK(store.size() == 1);
  CHECK_FALSE(json.next_element());
}

TEST_CASE("json_member: the text of one member", "[sim][journal]") {
  const std::string text = R"({"a":{"b":2},"b":[1, 2],"c":"\n"})";
  CHECK(sim::json_member(text, "a") == R"({"b":2})");
  CHECK(sim::json_member(text, "b") == "[1, 2]");
  CHECK(sim::json_member(text, "c") == R"("\n")");
  CHECK(sim::json_member(text, "d").empty());
  CHECK_THROWS_AS(sim::json_member("[1]", "a"), sim::JsonError);
}

TEST_CASE("json_leaves: each value by its pointer, as it stands", "[sim][journal]") {
  using Leaves = std::map<std::string, std::string>;
  CHECK(sim::json_leaves(R"({"a":{"b/c":[1, "\n"],"d~":{}},"e":[],"f":null})") ==
        Leaves{{"/a/b~1c/0", "1"},
               {"/a/b~1c/1", R"("\n")"},
               {"/a/d~0", "{}"},
               {"/e", "[]"},
               {"/f", "null"}});
  CHECK(sim::json_leaves("7") == Leaves{{"", "7"}});
  const std::string deep = std::string(150, '[') + "1" + std::string(150, ']');
  const auto leaves = sim::json_leaves(deep);
  REQUIRE(leaves.size() == 1);
  CHECK(leaves.begin()->second.size() == 101);
  CHECK_THROWS_AS(sim::json_leaves("{} x"), sim::JsonError);
}
