#include "fakes/sqs/operations/list_dead_letter_source_queues.h"

#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;

TEST_CASE_METHOD(tests::SqsStage, "ListDeadLetterSourceQueues: those whose messages come here",
                 "[sqs][ListDeadLetterSourceQueues]") {
  const Pair queues = make_pair("orders", 3);
  make_queue("orders2", {{"RedrivePolicy", R"({"deadLetterTargetArn":")" + arn("orders-dlq") +
                                               R"(","maxReceiveCount":1})"}});
  CHECK(
      json("AmazonSQS.ListDeadLetterSourceQueues", R"({"QueueUrl":")" + queues.dlq + "\"}").body ==
      R"({"queueUrls":["http://127.0.0.1:4566/000000000000/orders",)"
      R"("http://127.0.0.1:4566/000000000000/orders2"]})");
  CHECK(
      json("AmazonSQS.ListDeadLetterSourceQueues", R"({"QueueUrl":")" + queues.url + "\"}").body ==
      "{}");
  CHECK_THAT(
      query("sqs", "Action=ListDeadLetterSourceQueues&Version=2012-11-05&MaxResults=1&QueueUrl=" +
                       queues.dlq)
          .body,
      Contains("<QueueUrl>http://127.0.0.1:4566/000000000000/orders</QueueUrl><NextToken>"));
}
