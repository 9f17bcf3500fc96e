#include "fakes/sqs/operations/purge_queue.h"

#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;

TEST_CASE_METHOD(tests::SqsStage, "PurgeQueue: all messages go, whatever their state",
                 "[sqs][PurgeQueue]") {
  const std::string url = make_fifo("orders");
  const std::string other = make_queue("other");
  send_fifo(url, "a", "g");
  send_fifo(url, "b", "h");
  send(other, "stays");
  receive(url);
  CHECK(json("AmazonSQS.PurgeQueue", R"({"QueueUrl":")" + url + "\"}").status == 200);
  CHECK(counts(url) == "0/0/0");
  CHECK(counts(other) == "1/0/0");
  CHECK(events("sqs.purged").at(0) ==
        R"({"queue":"orders.fifo","messages":2,"reason":"PurgeQueue"})");
  pass(30s);
  CHECK(receive(url).empty());
  // The groups are free again.
  send_fifo(url, "c", "g");
  CHECK(receive_bodies(url) == "c");
}

TEST_CASE_METHOD(tests::SqsStage, "PurgeQueue: deduplication ids are forgotten too",
                 "[sqs][PurgeQueue][fifo]") {
  const std::string url = make_fifo("orders");
  const std::string other = make_fifo("other");
  for (const std::string& queue : {url, other}) send_fifo(queue, "a", "g", "id");
  CHECK(json("AmazonSQS.PurgeQueue", R"({"QueueUrl":")" + url + "\"}").status == 200);
  for (const std::string& queue : {url, other}) send_fifo(queue, "b", "g", "id");
  CHECK(receive_bodies(url) == "b");
  CHECK(receive_bodies(other) == "a");
}

TEST_CASE_METHOD(tests::SqsStage, "PurgeQueue: once in 60 seconds", "[sqs][PurgeQueue]") {
  const std::string url = make_queue("orders");
  const std::string body = R"({"QueueUrl":")" + url + "\"}";
  CHECK(json("AmazonSQS.PurgeQueue", body).status == 200);
  pass(59999ms);
  const auto again = json("AmazonSQS.PurgeQueue", body);
  CHECK(again.status == 403);
  CHECK(again.body == R"({"__type":"com.amazonaws.sqs#PurgeQueueInProgress","message":)"
                      R"("Only one PurgeQueue operation on orders is allowed every 60 seconds."})");
  CHECK(again.headers.get("x-amzn-query-error") ==
        "AWS.SimpleQueueService.PurgeQueueInProgress;Sender");
  pass(1ms);
  CHECK(query("sqs", "Action=PurgeQueue&Version=2012-11-05&QueueUrl=" + url).status == 200);
}
