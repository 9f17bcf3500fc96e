#include "fakes/sqs/operations/list_message_move_tasks.h"

#include "fakes/sqs/operations/start_message_move_task.h"
#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;

TEST_CASE_METHOD(tests::SqsStage, "ListMessageMoveTasks: the most recent first, in both protocols",
                 "[sqs][ListMessageMoveTasks]") {
  const Pair queues = make_pair("orders", 1);
  const std::string source = R"({"SourceArn":")" + arn("orders-dlq") + "\"";
  CHECK(json("AmazonSQS.ListMessageMoveTasks", source + "}").body == "{}");
  sqs::StartMessageMoveTaskRequest start;
  start.source_arn = arn("orders-dlq");
  start.destination_arn = arn("orders");
  call(start);
  pass(1s);
  send(queues.dlq, "a");
  start.max_number_of_messages_per_second = 1;
  const std::string handle = call(start).task_handle;
  CHECK(json("AmazonSQS.ListMessageMoveTasks", source + "}").body ==
        R"({"Results":[{"TaskHandle":")" + handle + R"(","Status":"RUNNING","SourceArn":")" +
            arn("orders-dlq") + R"(","DestinationArn":")" + arn("orders") +
            R"(","MaxNumberOfMessagesPerSecond":1,"ApproximateNumberOfMessagesMoved":0,)"
            R"("ApproximateNumberOfMessagesToMove":1,"StartedTimestamp":1767603601000}]})");
  sqs::ListMessageMoveTasksRequest list;
  list.source_arn = arn("orders-dlq");
  list.max_results = 10;
  const auto results = call(list).results;
  REQUIRE(results.size() == 2);
  CHECK(results[1].status == "COMPLETED");
  CHECK(results[1].task_handle.empty());
  CHECK_THAT(
      query("sqs", "Action=ListMessageMoveTasks&Version=2012-11-05&SourceArn=" + arn("orders-dlq"))
          .body,
      Contains("<ListMessageMoveTasksResultEntry><TaskHandle>"));
  list.max_results = 11;
  CHECK_THAT(tests::error_message([&] { call(list); }), Contains("Must be between 1 and 10"));
  list.max_results = 1;
  list.source_arn = arn("nowhere");
  CHECK(tests::error_code([&] { call(list); }) == "ResourceNotFoundException");
}

TEST_CASE_METHOD(tests::SqsStage, "ListMessageMoveTasks: no more are kept than can be listed",
                 "[sqs][ListMessageMoveTasks]") {
  make_pair("orders", 1);
  sqs::StartMessageMoveTaskRequest start;
  start.source_arn = arn("orders-dlq");
  start.destination_arn = arn("orders");
  for (int i = 0; i < 50; ++i) {
    call(start);
    pass(1s);
  }
  sqs::ListMessageMoveTasksRequest list;
  list.source_arn = arn("orders-dlq");
  list.max_results = 10;
  const auto results = call(list).results;
  REQUIRE(results.size() == 10);
  CHECK(results[0].started_timestamp - results[9].started_timestamp == 9000);
  sim::Statement& held = environment.store.prepare("SELECT COUNT(*) FROM sqs_move_task");
  held.bind();
  REQUIRE(held.step());
  CHECK(held.integer(0) == 10);
  held.reset();
}
