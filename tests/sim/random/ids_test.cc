#include <set>

#include "sim/random/random.h"
#include "tests/support/catch.h"

namespace {

bool all_of(std::string_view text, std::string_view allowed) {
  return text.find_first_not_of(allowed) == std::string_view::npos;
}

constexpr std::string_view kHex = "0123456789abcdef";

}  // namespace

TEST_CASE("Ids: a UUID is of version 4 and variant 1", "[sim][random]") {
  sim::Ids ids{sim::Random{1}};
  std::set<char> variants;
  for (int i = 0; i < 100; ++i) {
    const std::string id = ids.uuid();
    REQUIRE(id.size() == 36);
    for (const std::size_t at : {8u, 13u, 18u, 23u}) CHECK(id[at] == '-');
    CHECK(all_of(id, "0123456789abcdef-"));
    CHECK(id[14] == '4');
    variants.insert(id[19]);
  }
  CHECK(variants == std::set<char>{'8', '9', 'a', 'b'});
}

TEST_CASE("Ids: equal seeds give equal ids, and no id comes twice", "[sim][random]") {
  sim::Ids a{sim::Random{1}};
  sim::Ids b{sim::Random{1}};
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string id = a.uuid();
    CHECK(id == b.uuid());
    CHECK(seen.insert(id).second);
  }
}

TEST_CASE("Ids: hex digits of any number", "[sim][random]") {
  sim::Ids ids{sim::Random{1}};
  for (const int digits : {0, 1, 15, 16, 17, 32, 64}) {
    const std::string id = ids.hex(digits);
    CHECK(id.size() == static_cast<std::size_t>(digits));
    CHECK(all_of(id, kHex));
  }
}

TEST_CASE("Ids: base64 is padded and canonical", "[sim][random]") {
  sim::Ids ids{sim::Random{1}};
  CHECK(ids.base64(0).empty());
  for (int i = 0; i < 50; ++i) {
    const std::string one = ids.base64(1);
    CHECK(one.size() == 4);
    CHECK(one.substr(2) == "==");
    // The second character carries two bits of the byte; the others must be zero.
    CHECK(std::string("AQgw").find(one[1]) != std::string::npos);
    const std::string two = ids.base64(2);
    CHECK(two.size() == 4);
    CHECK(two[3] == '=');
    CHECK(std::string("AEIMQUYcgkosw048").find(two[2]) != std::string::npos);
    const std::string three = ids.base64(3);
    CHECK(three.find('=') == std::string::npos);
  }
  CHECK(ids.base64(100).size() == 136);
}

TEST_CASE("Ids: characters and numbers of a range", "[sim][random]") {
  sim::Ids ids{sim::Random{3}};
  const std::string text = ids.text(40, "abc");
  CHECK(text.size() == 40);
  CHECK(text.find_first_not_of("abc") == std::string::npos);
  for (int i = 0; i < 100; ++i) {
    const std::int64_t number = ids.number(5, 7);
    CHECK(number >= 5);
    CHECK(number <= 7);
  }
}
