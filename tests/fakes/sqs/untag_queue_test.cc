#include "fakes/sqs/untag_queue.h"

#include "fakes/sqs/list_queue_tags.h"
#include "fakes/sqs/tag_queue.h"
#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

TEST_CASE_METHOD(tests::SqsStage, "UntagQueue: removes what is there, in both protocols",
                 "[sqs][UntagQueue]") {
  const std::string url = make_queue("orders");
  sqs::TagQueueRequest tag;
  tag.queue_url = url;
  tag.tags = {{"a", "1"}, {"b", "2"}, {"c", "3"}};
  call(tag);
  CHECK(
      json("AmazonSQS.UntagQueue", R"({"QueueUrl":")" + url + R"(","TagKeys":["a","x"]})").status ==
      200);
  CHECK(query("sqs", "Action=UntagQueue&Version=2012-11-05&TagKey.1=c&QueueUrl=" + url).status ==
        200);
  sqs::ListQueueTagsRequest list;
  list.queue_url = url;
  CHECK(call(list).tags == std::map<std::string, std::string>{{"b", "2"}});
}
