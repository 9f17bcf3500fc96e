#include "fakes/aws/environment.h"
#include "tests/support/catch.h"

TEST_CASE("arn: made and taken apart", "[aws][arn]") {
  const std::string text = aws::arn("sqs", "us-west-2", "000000000000", "name");
  CHECK(text == "arn:aws:sqs:us-west-2:000000000000:name");
  const auto arn = aws::parse_arn(text);
  REQUIRE(arn);
  CHECK(arn->service == "sqs");
  CHECK(arn->region == "us-west-2");
  CHECK(arn->account == "000000000000");
  CHECK(arn->resource == "name");
}

TEST_CASE("parse_arn: the resource is all that is left", "[aws][arn]") {
  CHECK(aws::parse_arn("arn:aws:ecs:eu-west-1:1:task-definition/web:3")->resource ==
        "task-definition/web:3");
  CHECK(aws::parse_arn("arn:aws:sns:eu-west-1:1:topic:sub")->resource == "topic:sub");
  const auto global = aws::parse_arn("arn:aws:s3:::bucket");
  REQUIRE(global);
  CHECK(global->region.empty());
  CHECK(global->account.empty());
  CHECK(aws::parse_arn("arn:aws-cn:sqs:cn-north-1:1:q")->service == "sqs");
}

TEST_CASE("parse_arn: what is not an ARN", "[aws][arn]") {
  for (const char* bad : {"", "arn", "arn:aws:sqs:us-west-2:000000000000",
                          "arn:aws:sqs:us-west-2:000000000000:", "arn:aws::us-west-2:1:name",
                          "urn:aws:sqs:us-west-2:1:name", "arn:gcp:sqs:us-west-2:1:name",
                          "https://sqs.us-west-2.amazonaws.com/1/name"}) {
    CAPTURE(bad);
    CHECK_FALSE(aws::parse_arn(bad));
  }
}
