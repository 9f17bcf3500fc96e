#include "fakes/aws/credential.h"

#include "tests/support/catch.h"

namespace {

std::optional<aws::Credential> from_header(std::string value) {
  sim::http::Request request;
  request.headers.set("Authorization", std::move(value));
  return aws::credential_of(request);
}

std::optional<aws::Credential> from_target(std::string target) {
  sim::http::Request request;
  request.target = std::move(target);
  return aws::credential_of(request);
}

}  // namespace

TEST_CASE("credential_of: the Authorization header", "[aws][credential]") {
  const auto credential = from_header(
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260105/us-west-2/sqs/aws4_request, "
      "SignedHeaders=host, Signature=00");
  REQUIRE(credential);
  CHECK(credential->access_key == "AKIDEXAMPLE");
  CHECK(credential->region == "us-west-2");
  CHECK(credential->service == "sqs");
  // Without spaces after the commas, as some clients write it.
  CHECK(from_header("AWS4-HMAC-SHA256 Credential=K/20260105/r/s/aws4_request,SignedHeaders=host")
            ->service == "s");
}

TEST_CASE("credential_of: a key may contain slashes", "[aws][credential]") {
  const auto credential =
      from_header("AWS4-HMAC-SHA256 Credential=a/b/20260105/us-west-2/sqs/aws4_request, X=1");
  REQUIRE(credential);
  CHECK(credential->access_key == "a/b");
}

TEST_CASE("credential_of: a presigned request", "[aws][credential]") {
  const auto credential = from_target(
      "/?X-Amz-Algorithm=AWS4-HMAC-SHA256"
      "&X-Amz-Credential=123456789012%2F20260105%2Feu-west-1%2Fsqs%2Faws4_request");
  REQUIRE(credential);
  CHECK(credential->access_key == "123456789012");
  CHECK(credential->region == "eu-west-1");
  CHECK(credential->service == "sqs");
  CHECK_FALSE(from_target("/?X-Amz-Credential=nothing"));
  CHECK_FALSE(from_target("/?Other-X-Amz-Credential=a/b/c/d/aws4_request"));
  CHECK_FALSE(from_target("/"));
}

TEST_CASE("credential_of: what is not Signature Version 4", "[aws][credential]") {
  for (const char* bad : {
           "",
           "Basic dXNlcjpwYXNz",
           "Bearer Credential=K/1/r/s/aws4_request",
           "AWS AKIDEXAMPLE:signature",
           "AWS4-HMAC-SHA256",
           "AWS4-HMAC-SHA256 Credential=",
           "AWS4-HMAC-SHA256 Credential=K",
           "AWS4-HMAC-SHA256 Credential=////",
           "AWS4-HMAC-SHA256 Credential=K/20260105/us-west-2/sqs",
           "AWS4-HMAC-SHA256 Credential=K/20260105/us-west-2/sqs/aws3_request",
           "AWS4-HMAC-SHA256 Credential=K/sqs/aws4_request",
       }) {
    CAPTURE(bad);
    CHECK_FALSE(from_header(bad));
  }
}

TEST_CASE("account_of: 12 digits, or the fallback", "[aws][credential]") {
  CHECK(aws::account_of("123456789012", "000000000000") == "123456789012");
  for (const char* other : {"", "AKIDEXAMPLE", "12345678901", "1234567890123", "12345678901a"}) {
    CHECK(aws::account_of(other, "000000000000") == "000000000000");
  }
}
