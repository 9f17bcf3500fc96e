#include "harness/scenario/unknown_bodies.h"

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"

using harness::stand_in_of;

namespace {

constexpr char kMd5[] = "5d41402abc4b2a76b9719d911017c592";

}  // namespace

TEST_CASE("stand_in_of: it says which body it stands for, and is as large", "[scenario][bodies]") {
  CHECK(stand_in_of(kMd5, {}) == R"({"unknown":"md5 5d41402abc4b2a76b9719d911017c592"})");
  const std::size_t shortest = stand_in_of(kMd5, {}).size();
  for (std::size_t bytes = 1; bytes < 400; ++bytes) {
    const std::string text = stand_in_of(kMd5, bytes);
    CAPTURE(bytes, text);
    if (bytes > 32 && bytes < shortest) {
      CHECK(text == kMd5);  // all that there is of it
      continue;
    }
    CHECK(text.size() == bytes);
    if (bytes <= 32) continue;
    CHECK(nlohmann::json::parse(text).at("unknown") == std::string("md5 ") + kMd5);
  }
}
