#include <algorithm>

#include "fakes/aws/decode.h"
#include "sim/http/message.h"
#include "tests/fakes/aws/kinds.h"
#include "tests/support/catch.h"
#include "tests/support/stage.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::Kinds;

namespace {

struct ReadForm {
  Kinds kinds;
  std::vector<aws::Violation> missing;
};

ReadForm read_form(std::string_view form) {
  aws::Parameters parameters = sim::http::parse_form(form);
  std::stable_sort(parameters.begin(), parameters.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  ReadForm result;
  aws::decode_query(parameters, Kinds::shape(), &result.kinds, result.missing);
  return result;
}

Kinds form_kinds(std::string_view form) { return read_form(form).kinds; }

std::string form_message(std::string_view form) {
  return tests::error_message([&] { read_form(form); });
}

}  // namespace

TEST_CASE("decode_query: a value of each kind", "[aws][query]") {
  const Kinds k = form_kinds(
      "Text=a%20b&Flag=true&Narrow=-5&Wide=9223372036854775807&Real=-2.5e1"
      "&Time=2026-01-05T09:00:00.250Z&Blob=AAEC");
  CHECK(k.text == "a b");
  CHECK(k.flag == true);
  CHECK(k.narrow == -5);
  CHECK(k.wide == 9223372036854775807);
  CHECK(k.real == -25.0);
  CHECK(k.time == sim::kDefaultStart + 250ms);
  CHECK(k.blob == aws::Blob{std::string("\0\1\2", 3)});
  CHECK(form_kinds("Flag=false").flag == false);
  CHECK(form_kinds("Text=").text == "");
  CHECK_FALSE(form_kinds("").text);
}

TEST_CASE("decode_query: lists, by number, as far as they go", "[aws][query]") {
  CHECK(form_kinds("List.member.1=a&List.member.2=b").list == std::vector<std::string>{"a", "b"});
  std::string form;
  for (int i = 12; i >= 1; --i) {
    form += "&List.member." + std::to_string(i) + "=" + std::to_string(i);
  }
  const auto list = form_kinds(form).list;
  REQUIRE(list.size() == 12);
  CHECK(list[1] == "2");
  CHECK(list[11] == "12");
  // One that is left out ends the list; the others belong to nothing.
  CHECK(form_message("List.member.1=a&List.member.3=c") ==
        "Backlot does not model the parameter 'List.member.3'");
}

TEST_CASE("decode_query: an empty list is its bare name", "[aws][query]") {
  CHECK(form_kinds("List=").list.empty());
  CHECK(form_kinds("Map=").map.empty());
  CHECK(form_message("List=a") == "'a' is not a valid list for parameter List");
  CHECK(form_message("Map=a") == "'a' is not a valid map for parameter Map");
}

TEST_CASE("decode_query: structures, and lists of them, flattened or not", "[aws][query]") {
  const Kinds k = form_kinds(
      "Part.Name=n&Part.Count=3&Part.Words.member.1=w&Piece.1.Name=p1&Piece.2.Name=p2"
      "&Piece.2.Words.member.1=x&Piece.2.Words.member.2=y");
  REQUIRE(k.part);
  CHECK(k.part->name == "n");
  CHECK(k.part->count == 3);
  CHECK(k.part->words == std::vector<std::string>{"w"});
  REQUIRE(k.parts.size() == 2);
  CHECK(k.parts[0].name == "p1");
  CHECK(k.parts[1].words == std::vector<std::string>{"x", "y"});
}

TEST_CASE("decode_query: maps, and lists in them", "[aws][query]") {
  const Kinds k = form_kinds(
      "Map.entry.1.key=x&Map.entry.1.value=1&Map.entry.2.key=y&Map.entry.2.value=2"
      "&Lists.entry.1.key=l&Lists.entry.1.value.member.1=a&Lists.entry.1.value.member.2=b");
  CHECK(k.map == std::map<std::string, std::int32_t>{{"x", 1}, {"y", 2}});
  CHECK(k.lists == std::map<std::string, std::vector<std::string>>{{"l", {"a", "b"}}});
}

TEST_CASE("decode_query: malformed values are MalformedInput, and said", "[aws][query]") {
  const std::pair<const char*, const char*> cases[] = {
      {"Flag=yes", "'yes' is not a valid boolean for parameter Flag"},
      {"Flag=True", "'True' is not a valid boolean for parameter Flag"},
      {"Flag=", "'' is not a valid boolean for parameter Flag"},
      {"Narrow=big", "'big' is not a valid integer for parameter Narrow"},
      {"Narrow=", "'' is not a valid integer for parameter Narrow"},
      {"Narrow=1.5", "'1.5' is not a valid integer for parameter Narrow"},
      {"Narrow=%201", "' 1' is not a valid integer for parameter Narrow"},
      {"Narrow=2147483648", "'2147483648' is not a valid integer for parameter Narrow"},
      {"Wide=9223372036854775808",
       "'9223372036854775808' is not a valid integer for parameter Wide"},
      {"Real=0x10", "'0x10' is not a valid number for parameter Real"},
      {"Real=nan", "'nan' is not a valid number for parameter Real"},
      {"Real=inf", "'inf' is not a valid number for parameter Real"},
      {"Real=1e999", "'1e999' is not a valid number for parameter Real"},
      {"Real=", "'' is not a valid number for parameter Real"},
      {"Time=yesterday", "'yesterday' is not a valid timestamp for parameter Time"},
      {"Blob=A", "'A' is not a valid base64 value for parameter Blob"},
      {"Part.Name=n&Part.Count=x", "'x' is not a valid integer for parameter Part.Count"},
      {"Map.entry.1.key=k&Map.entry.1.value=v",
       "'v' is not a valid integer for parameter Map.entry.1.value"},
  };
  for (const auto& [form, expected] : cases) {
    CAPTURE(form);
    CHECK(form_message(form) == expected);
    CHECK(tests::error_code([form = form] { read_form(form); }) == "MalformedInput");
  }
}

TEST_CASE("decode_query: required members that are absent are listed", "[aws][query]") {
  const auto missing = read_form("Part.Count=3&Piece.1.Name=a&Piece.2.Count=1").missing;
  REQUIRE(missing.size() == 2);
  CHECK(missing[0].path == "part.name");
  CHECK(missing[1].path == "parts.2.member.name");
}

TEST_CASE("decode_query: the protocol's own parameters are passed over", "[aws][query]") {
  CHECK_NOTHROW(read_form(
      "Action=Do&Version=1&AWSAccessKeyId=k&Signature=s&SignatureMethod=m&SignatureVersion=2"
      "&Timestamp=t&SecurityToken=x&X-Amz-Signature=y"));
}

TEST_CASE("decode_query: what is not modelled fails by name", "[aws][query]") {
  for (const char* name :
       {"Nothing", "Forbidden", "Forbidden.1", "text", "List.1", "Part", "Part.Nothing", "Piece",
        "Piece.x", "Map.entry.1.key.x", "Any", "List.member.1.x"}) {
    CAPTURE(name);
    const std::string form =
        (std::string(name).starts_with("Part") ? "Part.Name=n&" : "") + std::string(name) + "=1";
    CHECK_THAT(form_message(form),
               Contains("Backlot does not model the parameter") || Contains("is not a valid"));
  }
  CHECK(form_message("Text=a&Text=b") == "Backlot does not model the parameter 'Text'");
}
