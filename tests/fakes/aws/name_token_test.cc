#include "fakes/aws/name_token.h"

#include "fakes/aws/base64.h"
#include "tests/support/catch.h"

TEST_CASE("name_token: a name comes back", "[aws]") {
  CHECK(aws::name_token("b") == aws::base64_encode("after:b"));
  for (const char* name : {"", "a", "after:", "ä/b c"}) {
    CAPTURE(name);
    CHECK(aws::parse_name_token(aws::name_token(name)) == name);
  }
}

TEST_CASE("parse_name_token: no token begins at the beginning, and others are none", "[aws]") {
  CHECK(aws::parse_name_token(std::nullopt) == "");
  CHECK_FALSE(aws::parse_name_token(""));
  CHECK_FALSE(aws::parse_name_token("!"));
  CHECK_FALSE(aws::parse_name_token(aws::base64_encode("before:b")));
}
