#include "fakes/sns/operations/list_topics.h"

#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using tests::SnsFixture;

TEST_CASE_METHOD(SnsFixture, "ListTopics: pages of 100, of one region of one account",
                 "[sns][ListTopics]") {
  for (int i = 0; i < 150; ++i) topic("t" + std::to_string(1000 + i));
  aws::Caller elsewhere = caller();
  elsewhere.region = "eu-west-1";
  aws::Client other{dispatcher, scheduler, elsewhere};
  sns::ListTopicsRequest request;
  const auto first = call(request);
  CHECK(first.topics.size() == 100);
  REQUIRE(first.next_token);
  request.next_token = first.next_token;
  const auto second = call(request);
  CHECK(second.topics.size() == 50);
  CHECK_FALSE(second.next_token);
  CHECK(second.topics[0].topic_arn.ends_with(":t1100"));
  const sns::ListTopicsRequest all;
  CHECK(other.now(all).topics.empty());
}

TEST_CASE_METHOD(SnsFixture, "ListTopics: an unknown token is InvalidParameter",
                 "[sns][ListTopics]") {
  sns::ListTopicsRequest request;
  request.next_token = "what";
  CHECK(tests::error_message([&] { call(request); }) == "Invalid parameter: NextToken");
}

TEST_CASE_METHOD(SnsFixture, "ListTopics: over the wire", "[sns][ListTopics]") {
  topic();
  const auto response = query("sns", "Action=ListTopics&Version=2010-03-31");
  CHECK(response.body.find("<Topics><member><TopicArn>arn:aws:sns:us-west-2:000000000000:news"
                           "</TopicArn></member></Topics>") != std::string::npos);
}
