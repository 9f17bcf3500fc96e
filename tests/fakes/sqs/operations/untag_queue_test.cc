#include "fakes/sqs/operations/untag_queue.h"

#include "fakes/sqs/operations/list_queue_tags.h"
#include "fakes/sqs/operations/tag_queue.h"
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

TEST_CASE_METHOD(tests::SqsStage, "UntagQueue: without a key", "[sqs][UntagQueue]") {
  sqs::UntagQueueRequest request;
  request.queue_url = make_queue("orders");
  for (const std::vector<std::string>& keys :
       {std::vector<std::string>{}, {""}, {std::string(129, 'k')}}) {
    request.tag_keys = keys;
    CHECK(tests::error_message([&] { call(request); }) ==
          "Tag keys must be between 1 and 128 characters in length.");
  }
}
