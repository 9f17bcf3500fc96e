#include "fakes/sqs/operations/list_queue_tags.h"

#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;

TEST_CASE_METHOD(tests::SqsStage, "ListQueueTags: those of CreateQueue, in both protocols",
                 "[sqs][ListQueueTags]") {
  json("AmazonSQS.CreateQueue", R"({"QueueName":"orders","tags":{"team":"a&b"}})");
  const std::string url = "http://127.0.0.1:4566/000000000000/orders";
  CHECK(json("AmazonSQS.ListQueueTags", R"({"QueueUrl":")" + url + "\"}").body ==
        R"({"Tags":{"team":"a&b"}})");
  CHECK_THAT(query("sqs", "Action=ListQueueTags&Version=2012-11-05&QueueUrl=" + url).body,
             Contains("<ListQueueTagsResult><Tag><Key>team</Key><Value>a&amp;b</Value></Tag>"
                      "</ListQueueTagsResult>"));
  CHECK(json("AmazonSQS.ListQueueTags", R"({"QueueUrl":")" + make_queue("other") + "\"}").body ==
        "{}");
}
