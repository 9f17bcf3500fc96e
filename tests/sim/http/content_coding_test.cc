#include "sim/http/content_coding.h"

#include "sim/http/http_date.h"
#include "sim/random/random.h"
#include "tests/support/catch.h"

using sim::http::Coding;
using sim::http::http_date;
using sim::http::pack;
using sim::http::parse_coding;
using sim::http::preferred_coding;
using sim::http::unpack;
using sim::http::Unpacking;

namespace {

constexpr std::size_t kUnpackLimit = 1'000'000;

std::string letters(std::size_t size) {
  sim::Random random{7};
  std::string text;
  while (text.size() < size) text += static_cast<char>('a' + random.below(9));
  return text;
}

}  // namespace

TEST_CASE("pack, unpack: there and back, and the same each time", "[sim][http][coding]") {
  for (const Coding coding : {Coding::kGzip, Coding::kDeflate, Coding::kIdentity}) {
    for (const std::size_t size : {0, 1, 1000, 200'000}) {
      const std::string plain = letters(size);
      const std::string packed = pack(coding, plain);
      CHECK(packed == pack(coding, plain));
      std::string back = "what was there before";
      CHECK(unpack(coding, packed, kUnpackLimit, back) == Unpacking::kDone);
      CHECK(back == plain);
    }
  }
  CHECK(pack(Coding::kGzip, letters(200'000)).size() < 100'000);
}

TEST_CASE("unpack: several gzip members are one text; what follows and is none is passed over",
          "[sim][http][coding]") {
  const std::string two = pack(Coding::kGzip, "one ") + pack(Coding::kGzip, "two");
  std::string plain;
  CHECK(unpack(Coding::kGzip, two + "junk", kUnpackLimit, plain) == Unpacking::kDone);
  CHECK(plain == "one two");
  CHECK(unpack(Coding::kGzip, two.substr(0, two.size() - 1), kUnpackLimit, plain) ==
        Unpacking::kBroken);
}

TEST_CASE("unpack: what is not in that coding, or breaks off, is broken", "[sim][http][coding]") {
  std::string plain;
  const std::string gzip = pack(Coding::kGzip, letters(5000));
  for (const std::string& text :
       {std::string(), std::string("{}"), std::string("\x1f\x8b"), gzip.substr(0, 100),
        gzip.substr(0, gzip.size() - 1), pack(Coding::kDeflate, "x")}) {
    CHECK(unpack(Coding::kGzip, text, kUnpackLimit, plain) == Unpacking::kBroken);
  }
  CHECK(unpack(Coding::kDeflate, gzip, kUnpackLimit, plain) == Unpacking::kBroken);
  sim::Random random{20260105};
  for (int i = 0; i < 2000; ++i) {
    std::string mutated = gzip;
    for (int change = 0; change < 3; ++change) {
      mutated[random.below(mutated.size())] = static_cast<char>(random.below(256));
    }
    unpack(Coding::kGzip, mutated, kUnpackLimit, plain);
    CHECK(plain.size() <= kUnpackLimit);
  }
}

TEST_CASE("unpack: no more than the limit, whatever is in there", "[sim][http][coding]") {
  std::string plain;
  const std::string bomb = pack(Coding::kGzip, std::string(30'000'000, '0'));
  REQUIRE(bomb.size() < 50'000);
  CHECK(unpack(Coding::kGzip, bomb, kUnpackLimit, plain) == Unpacking::kTooLarge);
  CHECK(plain.size() <= kUnpackLimit);
  CHECK(unpack(Coding::kGzip, pack(Coding::kGzip, std::string(1000, '0')), 1000, plain) ==
        Unpacking::kDone);
  CHECK(unpack(Coding::kGzip, pack(Coding::kGzip, std::string(1001, '0')), 1000, plain) ==
        Unpacking::kTooLarge);
  std::string many;
  while (many.size() < 100'000) many += pack(Coding::kGzip, std::string(100'000, '0'));
  CHECK(unpack(Coding::kGzip, many, kUnpackLimit, plain) == Unpacking::kTooLarge);
}

TEST_CASE("parse_coding: the codings that are here", "[sim][http][coding]") {
  CHECK(parse_coding("") == Coding::kIdentity);
  CHECK(parse_coding("Identity") == Coding::kIdentity);
  CHECK(parse_coding(" GZIP ") == Coding::kGzip);
  CHECK(parse_coding("x-gzip") == Coding::kGzip);
  CHECK(parse_coding("deflate") == Coding::kDeflate);
  for (const char* other : {"br", "zstd", "gzip, gzip", "garbage"})
    CHECK_FALSE(parse_coding(other));
}

// As DynamoDB was seen to read it, by the tests of ScyllaDB's Alternator.
TEST_CASE("preferred_coding: what a client likes best", "[sim][http][coding]") {
  for (const char* accept :
       {"gzip", "gzip, deflate", "GZIP, identity", "dog, gzip ,, cat", "gzip;q=0.8, deflate;q=0.5",
        "*", "*, deflate;q=0.5", "*, identity", "*;q=0.5,identity", "gzip;q=0.5,identity;q=0.8",
        "deflate;q=0.5, gzip;q=31", "gzip;q=31,deflate;q=51", "deflate;q=0.5, gzip;q=1;q=0.2",
        "deflate;q=0.5,gzip;q=0.x", "deflate;q=-0.5,gzip;q=0.2", "gzip;q=0, gzip;q=1, gzip;q=0",
        "br,identity;q=0.5,gzip;q=0.0001"}) {
    INFO(accept);
    CHECK(preferred_coding(accept) == Coding::kGzip);
  }
  for (const char* accept :
       {"deflate", "br, identity, deflate, gzip", "br, gzip;q=0, deflate; q = 0.5 , identity;q=0",
        "*, deflate", "*, gzip;q=0.5", "deflate;q=0.5, gzip;q=0.2", "deflate;q=0.5,gzip;q=0."}) {
    INFO(accept);
    CHECK(preferred_coding(accept) == Coding::kDeflate);
  }
  for (const char* accept :
       {"", "identity", "br", "zstd", "compress", "gzip ;q=0", "identity;q=0", "*;q=0",
        "br;q=0.8,identity;q=0.5,*;q=0", "\"gzip\"", "gzip br", "gzip:q=1", "gzip;nq=1;q=0 "}) {
    INFO(accept);
    CHECK(preferred_coding(accept) == Coding::kIdentity);
  }
}

TEST_CASE("http_date: the day, the date and the time of day, in GMT", "[sim][http]") {
  CHECK(http_date(sim::kDefaultStart) == "Mon, 05 Jan 2026 09:00:00 GMT");
  CHECK(http_date(sim::Time{std::chrono::seconds{951782399}}) == "Mon, 28 Feb 2000 23:59:59 GMT");
  CHECK(http_date(sim::Time{std::chrono::nanoseconds{-1}}) == "Wed, 31 Dec 1969 23:59:59 GMT");
}
