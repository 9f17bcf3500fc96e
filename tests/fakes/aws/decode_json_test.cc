#include <cstdint>
#include <limits>

#include "fakes/aws/decode.h"
#include "tests/fakes/aws/kinds.h"
#include "tests/support/catch.h"
#include "tests/support/stage.h"
#include "tests/support/wrong_types.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::Kinds;

namespace {

struct ReadJson {
  Kinds kinds;
  std::vector<aws::Violation> missing;
};

ReadJson read_json(const std::string& text) {
  ReadJson result;
  aws::decode_json(text, Kinds::shape(), &result.kinds, aws::default_type_mismatch, result.missing);
  return result;
}

Kinds json_kinds(const std::string& text) { return read_json(text).kinds; }

std::string json_message(const std::string& text) {
  return tests::error_message([&] { read_json(text); });
}

std::string path_of_mistyped(const std::string& text) {
  const auto named = [](const aws::TypeMismatch& m) {
    return aws::Error("TypeMismatch", 400, m.path);
  };
  Kinds out;
  std::vector<aws::Violation> missing;
  return tests::error_message(
      [&] { aws::decode_json(text, Kinds::shape(), &out, named, missing); });
}

struct FewNames {
  std::vector<std::string> names;
  static const aws::Structure& shape() {
    static const aws::Structure kShape =
        aws::Structure("FewNames").field<&FewNames::names>("Names", aws::length(0, 2));
    return kShape;
  }
};

}  // namespace

TEST_CASE("decode_json: a value of each kind", "[aws][json]") {
  const Kinds k = json_kinds(R"({"Text":"abc","Flag":true,"Narrow":-5,"Wide":77,"Real":2.5,
      "Time":1767603600.25,"Blob":"AAEC","List":["a","b"],"Map":{"x":1,"y":2},
      "Part":{"Name":"n","Count":3,"Words":["w"]},"Parts":[{"Name":"p1"},{"Name":"p2"}],
      "Lists":{"l":["1","2"],"m":[]},"Any":{"deep":[1,{"x":null}]}})");
  CHECK(k.text == "abc");
  CHECK(k.flag == true);
  CHECK(k.narrow == -5);
  CHECK(k.wide == 77);
  CHECK(k.real == 2.5);
  CHECK(k.time == sim::kDefaultStart + 250ms);
  CHECK(k.blob == aws::Blob{std::string("\0\1\2", 3)});
  CHECK(k.list == std::vector<std::string>{"a", "b"});
  CHECK(k.map == std::map<std::string, std::int32_t>{{"x", 1}, {"y", 2}});
  REQUIRE(k.part);
  CHECK(k.part->name == "n");
  CHECK(k.part->count == 3);
  CHECK(k.part->words == std::vector<std::string>{"w"});
  REQUIRE(k.parts.size() == 2);
  CHECK(k.parts[1].name == "p2");
  CHECK_FALSE(k.parts[1].count);
  CHECK(k.lists == std::map<std::string, std::vector<std::string>>{{"l", {"1", "2"}}, {"m", {}}});
  CHECK(k.any->text == R"({"deep":[1,{"x":null}]})");
}

TEST_CASE("decode_json: absent and null leave a member alone", "[aws][json]") {
  for (const char* text : {"{}", R"({"Text":null,"List":null,"Part":null,"Forbidden":null})"}) {
    CAPTURE(text);
    const Kinds k = json_kinds(text);
    CHECK_FALSE(k.text);
    CHECK(k.list.empty());
    CHECK_FALSE(k.part);
  }
}

TEST_CASE("decode_json: numbers to their limits", "[aws][json]") {
  CHECK(json_kinds(R"({"Narrow":2147483647})").narrow == 2147483647);
  CHECK(json_kinds(R"({"Narrow":-2147483648})").narrow == std::numeric_limits<std::int32_t>::min());
  CHECK(json_kinds(R"({"Wide":9223372036854775807})").wide ==
        std::numeric_limits<std::int64_t>::max());
  CHECK(json_kinds(R"({"Wide":-9223372036854775808})").wide ==
        std::numeric_limits<std::int64_t>::min());
  for (const char* large : {"2147483648", "-2147483649", "1e10"}) {
    CAPTURE(large);
    CHECK_THAT(json_message(R"({"Narrow":)" + std::string(large) + "}"),
               Contains("cannot be converted to Integer"));
  }
  // A fraction is cut off.
  CHECK(json_kinds(R"({"Narrow":7.9})").narrow == 7);
  CHECK(json_kinds(R"({"Narrow":-7.9})").narrow == -7);
  CHECK(json_kinds(R"({"Wide":1e3})").wide == 1000);
  CHECK(json_kinds(R"({"Real":7})").real == 7.0);
}

TEST_CASE("decode_json: times", "[aws][json]") {
  CHECK(json_kinds(R"({"Time":0})").time == sim::Time{});
  CHECK(json_kinds(R"({"Time":-1.5})").time == sim::Time{-1500ms});
  CHECK(json_kinds(R"({"Time":1767603600.0004})").time == sim::kDefaultStart);
  // What a client may send, and no clock of 64 bits in nanoseconds holds.
  for (const char* far : {"253402300799", "-1e11", "1e300"}) {
    CAPTURE(far);
    CHECK_THAT(json_message(R"({"Time":)" + std::string(far) + "}"),
               Contains("cannot be converted to milliseconds since epoch"));
  }
}

TEST_CASE("decode_json: every wrong type is SerializationException", "[aws][json]") {
  using aws::Kind;
  const std::pair<const char*, Kind> members[] = {
      {"Text", Kind::kString},   {"Flag", Kind::kBoolean}, {"Narrow", Kind::kInteger},
      {"Wide", Kind::kInteger},  {"Real", Kind::kDouble},  {"Time", Kind::kTimestamp},
      {"Blob", Kind::kBlob},     {"List", Kind::kList},    {"Map", Kind::kMap},
      {"Part", Kind::kStructure}};
  for (const auto& [member, kind] : members) {
    for (const auto& [value, expected] : tests::wrong_types(kind)) {
      CAPTURE(member, value);
      const std::string text = "{\"" + std::string(member) + "\":" + value + "}";
      CHECK(json_message(text) == expected);
      try {
        read_json(text);
      } catch (const aws::Error& error) {
        CHECK(error.code() == "SerializationException");
        CHECK(error.status() == 400);
        CHECK(error.type_namespace() == "com.amazon.coral.service");
      }
    }
  }
}

TEST_CASE("decode_json: wrong types inside say where", "[aws][json]") {
  CHECK(path_of_mistyped(R"({"Text":1})") == "Text");
  CHECK(path_of_mistyped(R"({"List":["a",1]})") == "List[1]");
  CHECK(path_of_mistyped(R"({"List":["a",null]})") == "List[1]");
  CHECK(path_of_mistyped(R"({"Map":{"k":"v"}})") == "Map.k");
  CHECK(path_of_mistyped(R"({"Parts":[{"Name":"a"},{"Words":[true]}]})") == "Parts[1].Words[0]");
  CHECK(path_of_mistyped(R"({"Lists":{"l":[[]]}})") == "Lists.l[0]");
  CHECK(path_of_mistyped("[]").empty());
  CHECK(json_message("\"text\"") == "Unexpected field type");
  CHECK(json_message("null") == "Unexpected field type");
  CHECK(json_message("[]") == "Start of list found where not expected");
}

TEST_CASE("decode_json: required members that are absent are listed", "[aws][json]") {
  const auto missing = read_json(R"({"Part":{},"Parts":[{"Name":"a"},{"Name":null}]})").missing;
  REQUIRE(missing.size() == 2);
  CHECK(missing[0].sentence() ==
        "Value null at 'part.name' failed to satisfy constraint: Member must not be null");
  CHECK(missing[1].path == "parts.2.member.name");
  CHECK(missing[1].member == "Name");
}

TEST_CASE("decode_json: what is not modelled fails by name", "[aws][json]") {
  CHECK(json_message(R"({"Nothing":1})") == "Backlot does not model the member 'Nothing' of Kinds");
  CHECK(json_message(R"({"Forbidden":1})") ==
        "Backlot does not model the member 'Forbidden' of Kinds");
  CHECK(json_message(R"({"Nothing":null})") ==
        "Backlot does not model the member 'Nothing' of Kinds");
  CHECK(json_message(R"({"Parts":[{"Name":"a","Extra":1}]})") ==
        "Backlot does not model the member 'Parts[0].Extra' of KindsPart");
  CHECK(tests::error_code([] { read_json(R"({"text":"wrong case"})"); }) == "BacklotNotModelled");
}

TEST_CASE("decode_json: of a list that is too long no more is decoded than shows it",
          "[aws][json]") {
  FewNames out;
  std::vector<aws::Violation> violations;
  aws::decode_json(R"({"Names":["a","b","c","d","e",6]})", FewNames::shape(), &out,
                   aws::default_type_mismatch, violations);
  CHECK(out.names == std::vector<std::string>{"a", "b", "c"});
  aws::check_constraints(FewNames::shape(), &out, violations);
  REQUIRE(violations.size() == 1);
  CHECK_THAT(violations.front().sentence(), Contains("length less than or equal to 2"));
}
