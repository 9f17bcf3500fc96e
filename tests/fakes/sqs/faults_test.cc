#include "fakes/sqs/faults.h"

#include <algorithm>

#include "fakes/aws/call_faults.h"
#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

struct SqsFaults : tests::SqsStage {
  void add(const aws::FaultKind& kind, aws::FaultRule rule = {}) {
    rule.kind = &kind;
    environment.faults.add(std::move(rule), scheduler.now());
  }
};

}  // namespace

TEST_CASE_METHOD(SqsFaults, "sqs.duplicate: a copy comes, whether the first is deleted or not",
                 "[sqs][faults]") {
  const std::string url = make_queue("jobs");
  send(url, "a");
  add(sqs::kDuplicate, {.of = "jobs", .number = 1});
  const sqs::ReceivedMessage first = receive_one(url);
  CHECK(counts(url) == "1/1/0");
  remove(url, first.receipt_handle);
  const sqs::ReceivedMessage second = receive_one(url);
  CHECK(second.message_id == first.message_id);
  CHECK(second.body == "a");
  CHECK(second.receipt_handle != first.receipt_handle);
  CHECK(second.attributes.at("ApproximateReceiveCount") == "2");
  remove(url, second.receipt_handle);
  CHECK(counts(url) == "0/0/0");
  CHECK(events("sqs.copied").size() == 1);
}

TEST_CASE_METHOD(SqsFaults, "sqs.duplicate: a long poll that waits gets the copy",
                 "[sqs][faults]") {
  const std::string url = make_queue("jobs");
  add(sqs::kDuplicate, {.number = 1});
  const auto body = R"({"QueueUrl":")" + url + R"(","WaitTimeSeconds":20})";
  const auto one = send_json("AmazonSQS.ReceiveMessage", body);
  const auto two = send_json("AmazonSQS.ReceiveMessage", body);
  send(url, "a");
  pass(0s);
  REQUIRE(one->response());
  REQUIRE(two->response());
  CHECK_THAT(two->response()->body, Contains(R"("Body":"a")"));
}

TEST_CASE_METHOD(SqsFaults, "sqs.duplicate: what follows is caused by the strike",
                 "[sqs][faults]") {
  const std::string url = make_queue("jobs");
  send(url, "a");
  add(sqs::kDuplicate, {.number = 1});
  receive_one(url);
  for (const sim::Event& event : journal.events()) {
    if (event.kind != "sqs.copied") continue;
    CHECK(journal.events().at(event.cause - 1).kind == "fault.struck");
  }
}

TEST_CASE_METHOD(SqsFaults, "sqs.other_order: a later message comes first, none is lost",
                 "[sqs][faults]") {
  const std::string url = make_queue("jobs");
  for (const char* body : {"a", "b", "c", "d"}) send(url, body);
  add(sqs::kOtherOrder);
  std::string order;
  for (int i = 0; i < 4; ++i) order += receive_bodies(url, 1);
  CHECK(order != "abcd");
  std::sort(order.begin(), order.end());
  CHECK(order == "abcd");
}

TEST_CASE_METHOD(SqsFaults, "sqs.other_order: what strikes is seen", "[sqs][faults]") {
  const std::string url = make_queue("jobs");
  add(sqs::kOtherOrder);
  for (int i = 0; i < 20; ++i) {
    send(url, "a");
    send(url, "b");
    CHECK(receive_bodies(url, 1) == "b");
    CHECK(receive_bodies(url, 1) == "a");
  }
  CHECK(environment.faults.rules().at(1).struck == 20);
}

TEST_CASE_METHOD(SqsFaults, "sqs.empty_receive: a short poll finds nothing", "[sqs][faults]") {
  const std::string url = make_queue("jobs");
  send(url, "a");
  add(sqs::kEmptyReceive, {.number = 1});
  CHECK(receive_bodies(url) == "");
  CHECK(receive_bodies(url) == "a");
}

TEST_CASE_METHOD(SqsFaults, "sqs.failed_entry: one entry fails, the others do not",
                 "[sqs][faults]") {
  const std::string url = make_queue("jobs");
  add(sqs::kFailedEntry, {.number = 2});
  const auto sent = json("AmazonSQS.SendMessageBatch",
                         R"({"QueueUrl":")" + url +
                             R"(","Entries":[{"Id":"a","MessageBody":"a"},)"
                             R"({"Id":"b","MessageBody":"b"},{"Id":"c","MessageBody":"c"}]})");
  CHECK(sent.status == 200);
  CHECK_THAT(sent.body, Contains(R"("Failed":[{"Id":"b","SenderFault":false)"));
  CHECK(receive_bodies(url) == "a c");
}

TEST_CASE_METHOD(SqsFaults, "sqs.lagging_counts: what was told before is told again",
                 "[sqs][faults]") {
  const std::string url = make_queue("jobs");
  add(sqs::kLaggingCounts);
  CHECK(attribute(url, "ApproximateNumberOfMessages") == "0");
  send(url, "a");
  pass(59s);
  CHECK(attribute(url, "ApproximateNumberOfMessages") == "0");
  pass(1s);
  CHECK(attribute(url, "ApproximateNumberOfMessages") == "1");
  CHECK(attribute(url, "VisibilityTimeout") == "30");
}

TEST_CASE_METHOD(SqsFaults, "sqs.late_poll: the message is in flight before it arrives",
                 "[sqs][faults]") {
  const std::string url = make_queue("jobs");
  add(sqs::kLatePoll);
  const auto poll = send_json("AmazonSQS.ReceiveMessage",
                              R"({"QueueUrl":")" + url + R"(","WaitTimeSeconds":20})");
  send(url, "a");
  pass(4999ms);
  CHECK_FALSE(poll->response());
  CHECK(counts(url) == "0/1/0");
  pass(1ms);
  REQUIRE(poll->response());
  CHECK_THAT(poll->response()->body, Contains(R"("Body":"a")"));
}

TEST_CASE_METHOD(SqsFaults, "Faults of SQS: FIFO queues keep what they promise", "[sqs][faults]") {
  const std::string url = make_fifo("jobs");
  add(sqs::kDuplicate);
  add(sqs::kOtherOrder);
  add(sqs::kEmptyReceive);
  send_fifo(url, "a", "g1");
  send_fifo(url, "b", "g2");
  CHECK(receive_bodies(url) == "a b");
  CHECK(receive_bodies(url) == "");
}

TEST_CASE_METHOD(SqsFaults, "aws.throttled: SQS says RequestThrottled, 403", "[sqs][faults]") {
  const std::string url = make_queue("jobs");
  add(aws::kThrottled, {.of = "sqs.SendMessage jobs"});
  CHECK(tests::error_code([&] { send(url, "a"); }) == "RequestThrottled");
  CHECK(tests::error_code([&] { send(make_queue("others"), "a"); }).empty());
}

TEST_CASE_METHOD(SqsFaults, "sqs.lagging_counts: a look that would tell the same is no occasion",
                 "[sqs][faults]") {
  const std::string url = make_queue("jobs");
  add(sqs::kLaggingCounts, {.number = 1});
  const auto visible = [&] { return attribute(url, "ApproximateNumberOfMessages"); };
  CHECK(visible() == "0");
  CHECK(visible() == "0");
  send(url, "a");
  CHECK(visible() == "0");
  CHECK(visible() == "1");
}

TEST_CASE_METHOD(SqsFaults, "sqs.lagging_counts: a look for something else is no occasion",
                 "[sqs][faults]") {
  const std::string url = make_queue("jobs");
  add(sqs::kLaggingCounts, {.number = 1});
  CHECK(attribute(url, "ApproximateNumberOfMessages") == "0");
  send(url, "a");
  CHECK(attribute(url, "VisibilityTimeout") == "30");
  CHECK(attribute(url, "ApproximateNumberOfMessagesDelayed") == "0");
  CHECK(environment.faults.rules().at(1).struck == 0);
  send(url, "b");
  CHECK(attribute(url, "ApproximateNumberOfMessages") == "1");
  CHECK(environment.faults.rules().at(1).struck == 1);
}

TEST_CASE_METHOD(SqsFaults, "Faults of SQS: the harness is struck by none", "[sqs][faults]") {
  const std::string url = make_queue("jobs");
  for (const aws::FaultKind* kind : sqs::kFaults) add(*kind);
  for (const char* body : {"a", "b", "c"}) send(url, body);
  aws::Caller harness = caller();
  harness.is_harness = true;
  aws::Client own{dispatcher, scheduler, harness};
  sqs::ReceiveMessageRequest request;
  request.queue_url = url;
  std::string bodies;
  for (int i = 0; i < 4; ++i) {
    for (const sqs::ReceivedMessage& message : own.now(request).messages) bodies += message.body;
  }
  CHECK(bodies == "abc");
  CHECK(events("fault.struck").empty());
  for (const auto& [number, active] : environment.faults.rules()) {
    INFO(active.rule.kind->name);
    CHECK(active.occasions.empty());
  }
}
