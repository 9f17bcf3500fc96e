#include "fakes/aws/uri.h"

#include "tests/support/catch.h"

namespace {

using Labels = std::vector<std::pair<std::string, std::string>>;

}  // namespace

TEST_CASE("match_uri: labels, decoded", "[aws][uri]") {
  CHECK(aws::match_uri("/v2/email/identities/{EmailIdentity}", "/v2/email/identities/a%40b.test") ==
        Labels{{"EmailIdentity", "a@b.test"}});
  CHECK(aws::match_uri("/a/{X}/b/{Y}", "/a/1/b/2") == Labels{{"X", "1"}, {"Y", "2"}});
  CHECK(aws::match_uri("/a/{X}", "/a/b%2Fc+d") == Labels{{"X", "b/c+d"}});
  CHECK(aws::match_uri("/v2/toys", "/v2/toys") == Labels{});
  CHECK(aws::match_uri("/v2/toys", "/v2/toys/") == Labels{});
  CHECK(aws::match_uri("/", "/") == Labels{});
}

TEST_CASE("match_uri: another path", "[aws][uri]") {
  for (const char* other :
       {"", "/", "/v2", "/v2/toys", "/v2/toys/", "/v2/toys//", "/v2/toys/a/b", "/v2//a",
        "/v1/toys/a", "/V2/toys/a", "v2/toys/a", "/v2/toysa", "//v2/toys/a"}) {
    CAPTURE(other);
    CHECK_FALSE(aws::match_uri("/v2/toys/{Name}", other));
  }
  CHECK_FALSE(aws::match_uri("", "/"));
  CHECK_FALSE(aws::match_uri("/", "/a"));
}
