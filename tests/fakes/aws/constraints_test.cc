#include "fakes/aws/constraints.h"

#include "fakes/aws/decode.h"
#include "fakes/aws/member_path.h"
#include "tests/fakes/aws/kinds.h"
#include "tests/support/catch.h"

using aws::Violation;
using tests::Kinds;

namespace {

std::vector<std::string> sentences(const Kinds& kinds) {
  std::vector<Violation> violations;
  aws::check_constraints(Kinds::shape(), &kinds, violations);
  std::vector<std::string> texts;
  for (const Violation& violation : violations) texts.push_back(violation.sentence());
  return texts;
}

std::string only(const Kinds& kinds) {
  const auto all = sentences(kinds);
  REQUIRE(all.size() == 1);
  return all[0];
}

const std::string kFailed = " failed to satisfy constraint: Member must have ";

}  // namespace

TEST_CASE("Constraints: what is absent is not checked", "[aws][constraints]") {
  CHECK(sentences(Kinds{}).empty());
}

TEST_CASE("Constraints: the length of text is counted in characters", "[aws][constraints]") {
  Kinds k;
  k.text = "a";
  CHECK(only(k) == "Value 'a' at 'text'" + kFailed + "length greater than or equal to 2");
  k.text = "abcde";
  CHECK(only(k) == "Value 'abcde' at 'text'" + kFailed + "length less than or equal to 4");
  for (const char* fine : {"ab", "abcd", "\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC"}) {
    k.text = fine;
    CHECK(sentences(k).empty());
  }
}

TEST_CASE("Constraints: numbers", "[aws][constraints]") {
  Kinds k;
  k.wide = 101;
  CHECK(only(k) == "Value '101' at 'wide'" + kFailed + "value less than or equal to 100");
  k.wide = -9223372036854775807 - 1;
  CHECK(sentences(k).empty());
  k.wide = 100;
  CHECK(sentences(k).empty());
  k.part = tests::KindsPart{"n", 0, {}};
  CHECK(only(k) == "Value '0' at 'part.count'" + kFailed + "value greater than or equal to 1");
}

TEST_CASE("Constraints: blobs, lists and maps by their size", "[aws][constraints]") {
  Kinds k;
  k.blob = aws::Blob{"1234"};
  CHECK(only(k) ==
        "Value 'java.nio.HeapByteBuffer' at 'blob'" + kFailed + "length less than or equal to 3");
  k.blob = aws::Blob{};
  CHECK(only(k) == "Value 'java.nio.HeapByteBuffer' at 'blob'" + kFailed +
                       "length greater than or equal to 1");
  k.blob.reset();
  k.list = {"a", "b", "c", "d"};
  CHECK(only(k) == "Value '[]' at 'list'" + kFailed + "length less than or equal to 3");
  k.list.clear();
  k.map = {{"a", 1}, {"b", 2}, {"c", 3}};
  CHECK(only(k) == "Value '{}' at 'map'" + kFailed + "length less than or equal to 2");
}

TEST_CASE("Constraints: elements, keys and members inside say where", "[aws][constraints]") {
  Kinds k;
  k.list = {"a", ""};
  CHECK(only(k) == "Value '' at 'list.2.member'" + kFailed + "length greater than or equal to 1");
  k.list.clear();
  k.map = {{"long", 1}};
  CHECK(only(k) == "Value 'long' at 'map.long'" + kFailed + "length less than or equal to 3");
  k.map = {{"k", 10}};
  CHECK(only(k) == "Value '10' at 'map.k.member'" + kFailed + "value less than or equal to 9");
  k.map.clear();
  k.parts = {{"fine", 1, {}}, {"too long", 1, {}}};
  CHECK(only(k) ==
        "Value 'too long' at 'parts.2.member.name'" + kFailed + "length less than or equal to 5");
}

TEST_CASE("Constraints: all of them are reported, in the order of the members",
          "[aws][constraints]") {
  Kinds k;
  k.text = "a";
  k.wide = 101;
  k.parts = {{"", 10, {}}};
  const auto all = sentences(k);
  REQUIRE(all.size() == 4);
  CHECK(all[0].find("'text'") != std::string::npos);
  CHECK(all[1].find("'wide'") != std::string::npos);
  CHECK(all[2].find("'parts.1.member.name'") != std::string::npos);
  CHECK(all[3].find("'parts.1.member.count'") != std::string::npos);
}

TEST_CASE("Constraints: many things that are wrong are told of like a thousand",
          "[aws][constraints]") {
  constexpr int kParts = 20'000;
  std::string text = R"({"Parts":[{})";
  for (int i = 1; i < kParts; ++i) text += ",{}";
  Kinds k;
  std::vector<Violation> violations;
  aws::decode_json(text + "]}", Kinds::shape(), &k, aws::default_type_mismatch, violations);
  CHECK(k.parts.size() == kParts);
  CHECK(violations.size() == aws::kMostViolations);
  // Each part is too short as well: that was looked up among all that were told of before.
  aws::check_constraints(Kinds::shape(), &k, violations);
  CHECK(violations.size() == aws::kMostViolations);
  CHECK(sentences(k).size() == aws::kMostViolations);
}

TEST_CASE("describe: one, and several", "[aws][constraints]") {
  const Violation one{Violation::Kind::kMissing, "toyName", "ToyName", "",
                      "Member must not be null"};
  const Violation two{Violation::Kind::kTooLarge, "size", "Size", "11",
                      "Member must have value less than or equal to 10"};
  CHECK(aws::describe({one}) ==
        "1 validation error detected: Value null at 'toyName' failed to satisfy constraint: "
        "Member must not be null");
  CHECK(aws::describe({one, two}) ==
        "2 validation errors detected: Value null at 'toyName' failed to satisfy constraint: "
        "Member must not be null; Value '11' at 'size' failed to satisfy constraint: "
        "Member must have value less than or equal to 10");
}
