#include "fakes/sns/operations/create_topic.h"

#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SnsFixture;

TEST_CASE_METHOD(SnsFixture, "CreateTopic: the ARN is of the caller's region and account",
                 "[sns][CreateTopic]") {
  CHECK(topic("news") == "arn:aws:sns:us-west-2:000000000000:news");
}

TEST_CASE_METHOD(SnsFixture, "CreateTopic: the same name is the same topic, other attributes fail",
                 "[sns][CreateTopic]") {
  sns::CreateTopicRequest request;
  request.name = "news";
  request.attributes = {{"DisplayName", "News"}};
  request.tags = {{"team", "a"}};
  const std::string arn = call(request).topic_arn;
  CHECK(call(request).topic_arn == arn);
  CHECK(topic("news") == arn);
  request.attributes = {{"DisplayName", "Olds"}};
  CHECK(error_message([&] { call(request); }) ==
        "Invalid parameter: Attributes Reason: Topic already exists with different attributes");
  request.attributes = {};
  request.tags = {{"team", "b"}};
  CHECK(error_message([&] { call(request); }) ==
        "Invalid parameter: Tags Reason: Topic already exists with different tags");
}

TEST_CASE_METHOD(SnsFixture, "CreateTopic: a bad name is InvalidParameter, 400",
                 "[sns][CreateTopic]") {
  for (const std::string name : {"", "a b", "a.b", "naïve"}) {
    CHECK(error_message([&] { topic(name); }) == "Invalid parameter: Topic Name");
  }
  CHECK(error_code([&] { topic(std::string(257, 'a')); }) == "InvalidParameterException");
  CHECK(topic(std::string(256, 'a')).ends_with("a"));
}

TEST_CASE_METHOD(SnsFixture, "CreateTopic: an unknown attribute is InvalidParameter",
                 "[sns][CreateTopic]") {
  sns::CreateTopicRequest request;
  request.name = "news";
  request.attributes = {{"Colour", "red"}};
  CHECK(error_message([&] { call(request); }) ==
        "Invalid parameter: Attributes Reason: Unknown attribute: Colour");
}

TEST_CASE_METHOD(SnsFixture, "CreateTopic: what is not modelled is refused by name",
                 "[sns][CreateTopic]") {
  CHECK(error_code([&] { topic("a.fifo"); }) == "BacklotNotModelled");
  sns::CreateTopicRequest request;
  request.name = "news";
  request.attributes = {{"KmsMasterKeyId", "key"}};
  CHECK(error_message([&] { call(request); }).find("KmsMasterKeyId") != std::string::npos);
}

TEST_CASE_METHOD(SnsFixture, "CreateTopic: over the wire as Query XML", "[sns][CreateTopic]") {
  const auto made = query("sns",
                          "Action=CreateTopic&Version=2010-03-31&Name=news"
                          "&Attributes.entry.1.key=DisplayName&Attributes.entry.1.value=News"
                          "&Tags.member.1.Key=team&Tags.member.1.Value=a");
  CHECK(made.status == 200);
  CHECK(made.body.find("<CreateTopicResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">"
                       "<CreateTopicResult><TopicArn>arn:aws:sns:us-west-2:000000000000:news"
                       "</TopicArn></CreateTopicResult>") != std::string::npos);
  const auto bad = query("sns", "Action=CreateTopic&Version=2010-03-31&Name=a+b");
  CHECK(bad.status == 400);
  CHECK(bad.body.find("<Type>Sender</Type><Code>InvalidParameter</Code>"
                      "<Message>Invalid parameter: Topic Name</Message>") != std::string::npos);
  const auto missing = query("sns", "Action=CreateTopic&Version=2010-03-31");
  CHECK(missing.status == 400);
  CHECK(missing.body.find("<Code>ValidationError</Code>") != std::string::npos);
}

TEST_CASE_METHOD(SnsFixture, "CreateTopic: again with some of the tags; keys are not repeated",
                 "[sns][CreateTopic]") {
  sns::CreateTopicRequest request;
  request.name = "news";
  request.tags = {{"team", "a"}, {"stage", "test"}};
  const std::string arn = call(request).topic_arn;
  request.tags = {{"stage", "test"}};
  CHECK(call(request).topic_arn == arn);
  request.tags = {{"stage", "test"}, {"floor", "3"}};
  CHECK(error_message([&] { call(request); }) ==
        "Invalid parameter: Tags Reason: Topic already exists with different tags");
  request.tags = {{"team", "a"}, {"team", "a"}};
  CHECK(error_message([&] { call(request); }) ==
        "Invalid parameter: Duplicated keys are not allowed.");
}
