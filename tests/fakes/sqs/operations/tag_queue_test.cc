#include "fakes/sqs/operations/tag_queue.h"

#include "fakes/sqs/operations/list_queue_tags.h"
#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;

TEST_CASE_METHOD(tests::SqsStage, "TagQueue: adds and overwrites, in both protocols",
                 "[sqs][TagQueue]") {
  const std::string url = make_queue("orders");
  CHECK(json("AmazonSQS.TagQueue", R"({"QueueUrl":")" + url + R"(","Tags":{"a":"1","b":""}})")
            .status == 200);
  CHECK(query("sqs", "Action=TagQueue&Version=2012-11-05&Tag.1.Key=a&Tag.1.Value=2&QueueUrl=" + url)
            .status == 200);
  sqs::ListQueueTagsRequest request;
  request.queue_url = url;
  CHECK(call(request).tags == std::map<std::string, std::string>{{"a", "2"}, {"b", ""}});
}

TEST_CASE_METHOD(tests::SqsStage, "TagQueue: at most 50, keys and values within bounds",
                 "[sqs][TagQueue]") {
  sqs::TagQueueRequest request;
  request.queue_url = make_queue("orders");
  for (int i = 0; i < 50; ++i) request.tags["k" + std::to_string(i)] = "v";
  call(request);
  request.tags.clear();
  CHECK(tests::error_message([&] { call(request); }) ==
        "The request must contain the parameter Tags.");
  request.tags = {{"one more", "v"}};
  CHECK_THAT(tests::error_message([&] { call(request); }), Contains("Too many tags"));
  request.tags = {{std::string(129, 'k'), "v"}};
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterValueException");
  request.tags = {{"k0", std::string(257, 'v')}};
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterValueException");
  request.tags = {{"k0", std::string(256, 'v')}};
  CHECK(tests::error_code([&] { call(request); }).empty());
}
