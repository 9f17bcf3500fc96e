#include "fakes/aws/cbor.h"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "fakes/aws/decode.h"
#include "fakes/aws/encode_cbor.h"
#include "sim/random/random.h"
#include "tests/fakes/aws/kinds.h"
#include "tests/support/catch.h"
#include "tests/support/stage.h"

using namespace std::chrono_literals;
using aws::CborReader;
using Catch::Matchers::Contains;
using nlohmann::json;
using tests::Kinds;
using ItemKind = aws::CborReader::ItemKind;

namespace {

// The bytes that hexadecimal digits say; blanks are for the reader.
std::string hex(std::string_view digits) {
  const auto value = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string bytes;
  int high = -1;
  for (const char c : digits) {
    if (c == ' ') continue;
    if (high < 0) {
      high = value(c);
    } else {
      bytes += static_cast<char>(high * 16 + value(c));
      high = -1;
    }
  }
  return bytes;
}

// What another writer of CBOR makes of JSON text.
std::string cbor(const std::string& text) {
  const auto bytes = json::to_cbor(json::parse(text));
  return {bytes.begin(), bytes.end()};
}

struct Read {
  Kinds kinds;
  std::vector<aws::Violation> missing;
};

Read read(std::string_view bytes) {
  Read result;
  aws::decode_cbor(bytes, Kinds::shape(), &result.kinds, aws::default_type_mismatch,
                   result.missing);
  return result;
}

std::string message(std::string_view bytes) {
  return tests::error_message([&] { read(bytes); });
}

// `{"Member": item}`.
std::string with(const std::string& member, std::string_view item) {
  aws::CborWriter writer;
  writer.map(1);
  writer.text(member);
  writer.raw(item);
  return writer.take();
}

double real_of(std::string_view digits) {
  const std::string bytes = hex(digits);
  return *read(with("Real", bytes)).kinds.real;
}

}  // namespace

// The examples of RFC 8949, appendix A.
TEST_CASE("CborReader: numbers in every width", "[aws][cbor]") {
  const std::pair<const char*, std::int64_t> numbers[] = {
      {"00", 0},
      {"17", 23},
      {"1818", 24},
      {"18ff", 255},
      {"1903e8", 1000},
      {"1a000f4240", 1000000},
      {"1b000000e8d4a51000", 1000000000000},
      {"1b7fffffffffffffff", std::numeric_limits<std::int64_t>::max()},
      {"20", -1},
      {"3903e7", -1000},
      {"3b7fffffffffffffff", std::numeric_limits<std::int64_t>::min()}};
  for (const auto& [digits, number] : numbers) {
    INFO(digits);
    const std::string bytes = hex(digits);
    CborReader reader(bytes);
    const CborReader::Item item = reader.read();
    CHECK(item.kind == ItemKind::kInteger);
    CHECK(item.integer == number);
    CHECK_FALSE(item.is_outside);
    CHECK(reader.at_end());
    aws::CborWriter writer;
    writer.integer(number);
    CHECK(writer.take() == bytes);
  }
  for (const char* digits : {"1bffffffffffffffff", "3b8000000000000000"}) {
    const std::string bytes = hex(digits);
    CHECK(CborReader(bytes).read().is_outside);
  }
}

TEST_CASE("decode_cbor: half, single and double floats, and whole numbers for them",
          "[aws][cbor]") {
  CHECK(real_of("f93c00") == 1.0);
  CHECK(real_of("f97bff") == 65504.0);
  CHECK(real_of("f90001") == 5.960464477539063e-8);
  CHECK(real_of("f90400") == 0.00006103515625);
  CHECK(real_of("f9c400") == -4.0);
  CHECK(std::signbit(real_of("f98000")));
  CHECK(std::isinf(real_of("f97c00")));
  CHECK(real_of("f9fc00") < 0);
  CHECK(std::isnan(real_of("f97e00")));
  CHECK(real_of("fa47c35000") == 100000.0);
  CHECK(real_of("fb3ff199999999999a") == 1.1);
  CHECK(real_of("1864") == 100);
  CHECK(real_of("20") == -1);
}

TEST_CASE("decode_cbor: a value of each kind, from another writer", "[aws][cbor]") {
  const Kinds k =
      read(cbor(R"({"Text":"a√","Flag":true,"Narrow":-5,"Wide":77,"Real":2.5,"List":["a","b"],
          "Map":{"x":1,"y":2},"Part":{"Name":"n","Count":3,"Words":["w"]},
          "Parts":[{"Name":"p1"},{"Name":"p2"}],"Lists":{"l":["1","2"],"m":[]}})"))
          .kinds;
  CHECK(k.text == "a√");
  CHECK(k.flag == true);
  CHECK(k.narrow == -5);
  CHECK(k.wide == 77);
  CHECK(k.real == 2.5);
  CHECK(k.list == std::vector<std::string>{"a", "b"});
  CHECK(k.map == std::map<std::string, std::int32_t>{{"x", 1}, {"y", 2}});
  REQUIRE(k.part);
  CHECK(k.part->words == std::vector<std::string>{"w"});
  REQUIRE(k.parts.size() == 2);
  CHECK(k.parts[1].name == "p2");
  CHECK(k.lists == std::map<std::string, std::vector<std::string>>{{"l", {"1", "2"}}, {"m", {}}});
  CHECK(read(with("Blob", hex("43000102"))).kinds.blob == aws::Blob{std::string("\0\1\2", 3)});
}

TEST_CASE("decode_cbor: timestamps under tag 1, whole or with a fraction, or bare", "[aws][cbor]") {
  CHECK(read(with("Time", hex("c11a695b7d90"))).kinds.time == sim::kDefaultStart);
  CHECK(read(with("Time", hex("1a695b7d90"))).kinds.time == sim::kDefaultStart);
  aws::CborWriter half;
  half.epoch(1767603600.25);
  CHECK(read(with("Time", half.take())).kinds.time == sim::kDefaultStart + 250ms);
  CHECK(read(with("Time", hex("c120"))).kinds.time == sim::Time{-1s});
  for (const char* digits :
       {"c1fb7ff0000000000000", "c1f97e00", "c11b7fffffffffffffff", "c16130"}) {
    INFO(digits);
    CHECK_FALSE(message(with("Time", hex(digits))).empty());
  }
}

TEST_CASE("decode_cbor: lengths that are not said", "[aws][cbor]") {
  // {_ "Text": (_ "a", "bc"), "List": [_ "x", "y"], "Blob": (_ h'00', h'01'), "Map": {_ "k": 1}}
  const Kinds k = read(hex("bf 6454657874 7f 6161 626263 ff 644c697374 9f 6178 6179 ff "
                           "64426c6f62 5f 4100 4101 ff 634d6170 bf 616b 01 ff ff"))
                      .kinds;
  CHECK(k.text == "abc");
  CHECK(k.list == std::vector<std::string>{"x", "y"});
  CHECK(k.blob == aws::Blob{std::string("\0\1", 2)});
  CHECK(k.map == std::map<std::string, std::int32_t>{{"k", 1}});
}

TEST_CASE("decode_cbor: null, undefined and no body at all leave members alone", "[aws][cbor]") {
  CHECK(read("").missing.empty());
  CHECK_FALSE(read(with("Text", hex("f6"))).kinds.text);
  CHECK_FALSE(read(with("Text", hex("f7"))).kinds.text);
  CHECK(message(with("Forbidden", hex("f6"))).empty());
  const Read part = read(with("Part", hex("a1 644e616d65 f6")));
  REQUIRE(part.missing.size() == 1);
  CHECK(part.missing[0].path == "part.name");
}

TEST_CASE("decode_cbor: tags without a meaning here are passed over", "[aws][cbor]") {
  CHECK(read(with("Text", hex("d9d9f7 6161"))).kinds.text == "a");
  CHECK(read(hex("d9d9f7 a0")).missing.empty());
  CHECK_FALSE(message(with("Text", hex("c0c0c0c0c0c0c0c0c0c0 6161"))).empty());
}

TEST_CASE("decode_cbor: a value of another type is told as in JSON", "[aws][cbor]") {
  CHECK(message(with("Text", hex("05"))) == "NUMBER_VALUE cannot be converted to String");
  CHECK(message(with("Text", hex("4161"))) == "BINARY_VALUE cannot be converted to String");
  CHECK(message(with("Blob", hex("6161"))) != "");
  CHECK(message(with("Flag", hex("01"))) == "NUMBER_VALUE cannot be converted to Boolean");
  CHECK(message(with("List", hex("6161"))) == "Unexpected field type");
  CHECK(message(with("Part", hex("80"))) == "Start of list found where not expected");
  CHECK(message(with("Narrow", hex("1b000000e8d4a51000"))) ==
        "NUMBER_VALUE cannot be converted to Integer");
  CHECK(message(with("Narrow", hex("f5"))) == "TRUE_VALUE cannot be converted to Integer");
  // A bignum, a time where a number is wanted, and a simple value that nobody has given a meaning.
  for (const char* digits : {"c249010000000000000000", "c101", "f0", "f820"}) {
    INFO(digits);
    CHECK_FALSE(message(with("Narrow", hex(digits))).empty());
  }
  CHECK_THAT(message(with("Wings", hex("01"))),
             Contains("Backlot does not model the member 'Wings' of Kinds"));
  CHECK_THAT(message(with("Forbidden", hex("01"))), Contains("'Forbidden'"));
}

TEST_CASE("decode_cbor: what is not well-formed", "[aws][cbor]") {
  for (const char* digits :
       {"ff", "a1", "a1 6161", "bf", "a0 00", "a1 6454657874 62 61", "a1 6454657874 61 ff",
        "a1 6454657874 7f 4161 ff", "a1 6454657874 7f 7fff ff", "a1 6454657874 f814", "1c",
        "bf 6161 ff", "a1 6454657874 62 c328", "a1 01 01", "a2 644c697374 80 644c697374 80",
        "a1 634d6170 a2 616b 01 616b 02", "bb ffffffffffffffff", "a1 644c697374 9bffffffffffffffff",
        "a1 6454657874 7bffffffffffffffff 61"}) {
    INFO(digits);
    CHECK_THAT(message(hex(digits)), Contains("The request body is not valid CBOR"));
  }
}

TEST_CASE("decode_cbor: sixteen million items, and as many levels, cost next to nothing",
          "[aws][cbor]") {
  const std::string empties(16'000'000, '\x80');
  CHECK_FALSE(message(with("List", "\x9F" + empties)).empty());
  const std::string deep(16'000'000, '\x9F');
  CHECK_FALSE(message(with("Lists", deep)).empty());
  CHECK_FALSE(message(deep).empty());
  const std::string tags(16'000'000, '\xC1');
  CHECK_FALSE(message(tags).empty());
}

TEST_CASE("to_cbor: what another reader finds in it", "[aws][cbor]") {
  Kinds k;
  k.text = "a\xFF";
  k.flag = false;
  k.narrow = 0;
  k.wide = std::numeric_limits<std::int64_t>::min();
  k.real = 0.1;
  k.list = {"x", ""};
  k.map = {{"k", 1}, {"l", 200}};
  k.part = tests::KindsPart{"n", std::nullopt, {}};
  k.lists = {{"m", {"1", "2"}}};
  k.any = tests::AnyJson{R"({"x":[1]})"};
  k.blob = aws::Blob{std::string(300, '\xFF')};
  const std::string bytes = aws::to_cbor(Kinds::shape(), &k);
  const json found = json::from_cbor(bytes.begin(), bytes.end());
  json expected = json::parse(R"({"Text":"a\uFFFD","Flag":false,"Narrow":0,
      "Wide":-9223372036854775808,"Real":0.1,"List":["x",""],"Map":{"k":1,"l":200},
      "Part":{"Name":"n"},"Lists":{"m":["1","2"]},"Any":{"x":[1]}})");
  expected["Blob"] = json::binary(std::vector<std::uint8_t>(300, 0xFF));
  CHECK(found == expected);
}

TEST_CASE("to_cbor: timestamps are doubles under tag 1", "[aws][cbor]") {
  Kinds k;
  k.time = sim::kDefaultStart + 1ms;
  const std::string bytes = aws::to_cbor(Kinds::shape(), &k);
  CHECK(bytes.substr(0, 8) == hex("a1 6454696d65 c1 fb"));
  CHECK(read(bytes).kinds.time == k.time);
}

TEST_CASE("error_to_cbor: the type, the text where there is one, and the further members",
          "[aws][cbor]") {
  const auto found = [](const aws::Error& error) {
    const std::string bytes = aws::error_to_cbor("ns#Taken", error);
    return json::from_cbor(bytes.begin(), bytes.end());
  };
  CHECK(found(aws::Error("Taken", 400, "is taken").with_fields(R"({"Toy":"bear","Since":5})")) ==
        json::parse(R"({"__type":"ns#Taken","message":"is taken","Toy":"bear","Since":5})"));
  CHECK(found(aws::Error("Taken", 400, "")) == json::parse(R"({"__type":"ns#Taken"})"));
}

TEST_CASE("decode_cbor: every mutation of a valid body is read or refused",
          "[aws][cbor][mutation]") {
  const std::string valid =
      cbor(R"({"Text":"abc","Flag":true,"Narrow":-5,"Wide":77,"Real":2.5,"List":["a","b"],
               "Map":{"x":1},"Part":{"Name":"n","Words":["w"]},"Parts":[{"Name":"p1"}],
               "Lists":{"l":["1"]}})");
  sim::Random random{20260105};
  int fine = 0;
  int refused = 0;
  for (int i = 0; i < 50'000; ++i) {
    std::string bytes = valid;
    for (auto changes = 1 + random.below(3); changes > 0 && !bytes.empty(); --changes) {
      const std::size_t at = random.below(bytes.size());
      switch (random.below(4)) {
        case 0:
          bytes.insert(at, 1, static_cast<char>(random.below(256)));
          break;
        case 1:
          bytes.erase(at, random.below(4));
          break;
        case 2:
          bytes.resize(at + 1);
          break;
        default:
          bytes[at] = static_cast<char>(random.below(256));
      }
    }
    const std::string code = tests::error_code([&] { read(bytes); });
    CAPTURE(i, code);
    REQUIRE((code.empty() || code == "SerializationException" || code == "BacklotNotModelled"));
    (code.empty() ? fine : refused) += 1;
  }
  CHECK(fine > 1000);
  CHECK(refused > 10'000);
}
