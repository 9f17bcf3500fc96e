#include "fakes/aws/encode.h"

#include <nlohmann/json.hpp>

#include "fakes/aws/decode.h"
#include "tests/fakes/aws/kinds.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using tests::Kinds;

namespace {

Kinds full() {
  Kinds k;
  k.text = "a<b";
  k.flag = false;
  k.narrow = 0;
  k.wide = -9223372036854775807 - 1;
  k.real = 0.1;
  k.time = sim::kDefaultStart + 1ms;
  k.blob = aws::Blob{std::string("\0\xFF", 2)};
  k.list = {"x", ""};
  k.map = {{"k", 1}, {"l", 2}};
  k.part = tests::KindsPart{"n", std::nullopt, {}};
  k.parts = {{"p", 7, {"w"}}, {"q", std::nullopt, {}}};
  k.lists = {{"m", {"1", "2"}}};
  k.any = tests::AnyJson{R"({"x":[1]})"};
  return k;
}

std::string xml(const Kinds& k) {
  std::string out;
  aws::encode_xml(Kinds::shape(), &k, out);
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  aws::append_xml_text(out, text);
  return out;
}

}  // namespace

TEST_CASE("encode_json: a value of each kind", "[aws][json]") {
  const Kinds k = full();
  CHECK(aws::to_json(Kinds::shape(), &k) ==
        R"({"Text":"a<b","Flag":false,"Narrow":0,"Wide":-9223372036854775808,"Real":0.1,)"
        R"("Time":1767603600.001,"Blob":"AP8=","List":["x",""],"Map":{"k":1,"l":2},)"
        R"("Part":{"Name":"n"},"Parts":[{"Name":"p","Count":7,"Words":["w"]},{"Name":"q"}],)"
        R"("Lists":{"m":["1","2"]},"Any":{"x":[1]}})");
  const Kinds empty;
  CHECK(aws::to_json(Kinds::shape(), &empty) == "{}");
}

TEST_CASE("encode_json: what was written is read back", "[aws][json]") {
  const Kinds k = full();
  const std::string text = aws::to_json(Kinds::shape(), &k);
  Kinds again;
  std::vector<aws::Violation> missing;
  aws::decode_json(text, Kinds::shape(), &again, aws::default_type_mismatch, missing);
  CHECK(missing.empty());
  CHECK(aws::to_json(Kinds::shape(), &again) == text);
}

TEST_CASE("encode_json: any bytes come out as JSON", "[aws][json]") {
  Kinds k;
  k.text = "\x01\"\\\xFF";
  const std::string text = aws::to_json(Kinds::shape(), &k);
  CHECK(text == "{\"Text\":\"\\u0001\\\"\\\\\xEF\xBF\xBD\"}");
  CHECK(nlohmann::json::accept(text));
}

TEST_CASE("encode_xml: a value of each kind", "[aws][query]") {
  Kinds k = full();
  k.any.reset();
  CHECK(xml(k) ==
        "<Text>a&lt;b</Text><Flag>false</Flag><Narrow>0</Narrow>"
        "<Wide>-9223372036854775808</Wide><Real>0.1</Real><Time>2026-01-05T09:00:00.001Z</Time>"
        "<Blob>AP8=</Blob><List><member>x</member><member></member></List>"
        "<Map><entry><key>k</key><value>1</value></entry><entry><key>l</key><value>2</value>"
        "</entry></Map><Part><Name>n</Name></Part>"
        "<Piece><Name>p</Name><Count>7</Count><Words><member>w</member></Words></Piece>"
        "<Piece><Name>q</Name></Piece>"
        "<Lists><entry><key>m</key><value><member>1</member><member>2</member></value></entry>"
        "</Lists>");
  CHECK(xml(Kinds{}).empty());
}

TEST_CASE("append_xml_text: escapes", "[aws][query]") {
  CHECK(escaped("") == "");
  CHECK(escaped("a & b < c > d \"e\" 'f'") == "a &amp; b &lt; c &gt; d &quot;e&quot; 'f'");
  CHECK(escaped("tab\tline\nreturn\r") == "tab\tline\nreturn&#xD;");
  CHECK(escaped("]]>") == "]]&gt;");
  CHECK(escaped("gr\xC3\xBC\xC3\x9F \xE2\x82\xAC \xF0\x9F\x98\x80") ==
        "gr\xC3\xBC\xC3\x9F \xE2\x82\xAC \xF0\x9F\x98\x80");
}

TEST_CASE("append_xml_text: what XML cannot hold becomes U+FFFD", "[aws][query]") {
  const std::string fffd = "\xEF\xBF\xBD";
  for (unsigned char c = 0; c < 0x20; ++c) {
    if (c == '\t' || c == '\n' || c == '\r') continue;
    CAPTURE(static_cast<int>(c));
    CHECK(escaped(std::string(1, static_cast<char>(c))) == fffd);
  }
  CHECK(escaped("\x7F") == "\x7F");
  CHECK(escaped("a\xFFz") == "a" + fffd + "z");
  CHECK(escaped("\xED\xA0\x80") == fffd + fffd + fffd);
  CHECK(escaped("\xEF\xBF\xBE") == fffd + fffd + fffd);
  CHECK(escaped("\xEF\xBF\xBD") == fffd);
}
