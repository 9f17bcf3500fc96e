#include "fakes/sqs/sqs.h"

#include <filesystem>

#include "fakes/sqs/operations/create_queue.h"
#include "fakes/sqs/operations/start_message_move_task.h"
#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

TEST_CASE_METHOD(tests::SqsStage, "Sqs: every queue and what is in it", "[sqs]") {
  const std::string url = make_queue("orders");
  make_fifo("mail");
  send(url, "a");
  pass(10s);
  send(url, "b");
  receive(url);
  const auto queues = sqs.list_queues();
  REQUIRE(queues.size() == 2);
  CHECK(queues[0].name == "mail.fifo");
  CHECK(queues[0].fifo);
  CHECK_FALSE(queues[0].oldest);
  const auto orders = sqs.find_queue(arn("orders")).value();
  CHECK(orders.path == "/000000000000/orders");
  CHECK(orders.region == "us-west-2");
  CHECK(orders.visible == 1);
  CHECK(orders.in_flight == 1);
  CHECK(orders.depth() == 2);
  CHECK(orders.oldest == sim::kDefaultStart);
  CHECK_FALSE(sqs.find_queue(arn("nowhere")));

  const auto messages = sqs.peek(arn("orders"), 10);
  REQUIRE(messages.size() == 2);
  CHECK(messages[0].body == "a");
  CHECK(messages[0].state == sqs::State::kInFlight);
  CHECK(messages[0].receives == 1);
  CHECK(messages[0].due == scheduler.now() + 30s);
  CHECK(messages[1].state == sqs::State::kVisible);
  CHECK(sqs.peek(arn("nowhere"), 1).empty());
}

TEST_CASE_METHOD(tests::SqsStage, "Sqs: its metrics", "[sqs]") {
  const std::string url = make_queue("orders");
  const auto metric = [&](std::string_view name, const std::string& queue = "orders") {
    return sqs.sample("AWS/SQS", name, {{"QueueName", queue}}, "000000000000", "us-west-2");
  };
  CHECK(metric("ApproximateAgeOfOldestMessage") == 0.0);
  send(url, "a");
  send(url, "b");
  receive(url);
  pass(7s);
  CHECK(metric("ApproximateNumberOfMessagesVisible") == 1.0);
  CHECK(metric("ApproximateNumberOfMessagesNotVisible") == 1.0);
  CHECK(metric("ApproximateNumberOfMessagesDelayed") == 0.0);
  CHECK(metric("ApproximateAgeOfOldestMessage") == 7.0);
  CHECK_FALSE(metric("Colour"));
  CHECK_FALSE(metric("ApproximateNumberOfMessagesVisible", "nowhere"));
  CHECK_FALSE(sqs.sample("AWS/ECS", "ApproximateNumberOfMessagesVisible", {{"QueueName", "orders"}},
                         "000000000000", "us-west-2"));
}

TEST_CASE_METHOD(tests::SqsStage, "Sqs: other services deliver by ARN", "[sqs]") {
  const std::string url = make_queue("orders");
  aws::QueueSink& sink = sqs;
  CHECK_FALSE(sink.deliver(arn("orders"), "mail", {{"kind", {"String", "news"}}}));
  const auto received = receive_one(url);
  CHECK(received.body == "mail");
  CHECK(received.message_attributes.at("kind").string_value == "news");
}

TEST_CASE_METHOD(tests::SqsStage, "Sqs: other services are told why nothing was delivered",
                 "[sqs]") {
  make_queue("orders");
  aws::QueueSink& sink = sqs;
  const std::string none = "the queue does not exist";
  CHECK(sink.deliver(arn("nowhere"), "mail", {}) == none);
  CHECK(sink.deliver("arn:aws:sns:us-west-2:000000000000:orders", "mail", {}) == none);
  CHECK_THAT(sink.deliver(arn("orders"), "", {}).value_or(""),
             StartsWith("the queue refused it: MissingRequiredParameterException: "));
  CHECK_THAT(sink.deliver(arn("orders"), std::string(1'048'577, 'a'), {}).value_or(""),
             StartsWith("the queue refused it: InvalidParameterValueException: ") &&
                 Contains("Message must be shorter than"));
}

TEST_CASE_METHOD(tests::SqsStage, "Sqs: an unsigned call finds a queue in any region", "[sqs]") {
  aws::Caller abroad = caller();
  abroad.region = "eu-west-1";
  aws::Client signed_client{dispatcher, scheduler, abroad};
  sqs::CreateQueueRequest create;
  create.queue_name = "orders";
  const std::string url = signed_client.now(create).queue_url;
  CHECK(tests::error_code([&] { send(url, "a"); }).empty());
  aws::Caller signed_here = caller();
  signed_here.access_key = "AKIAIOSFODNN7EXAMPLE";
  aws::Client here{dispatcher, scheduler, signed_here};
  sqs::SendMessageRequest request;
  request.queue_url = url;
  request.message_body = "b";
  CHECK(tests::error_code([&] { here.now(request); }) == "QueueDoesNotExist");
}

namespace {

// A stage on a store of its own, as after a restart with --data.
struct Restarted {
  sim::Scheduler scheduler;
  sim::Journal journal{scheduler};
  sim::Register holds{scheduler};
  sim::Register waits{scheduler};
  aws::Environment environment;
  aws::Dispatcher dispatcher{environment};
  sqs::Sqs sqs{environment};
  aws::Client client{dispatcher, scheduler, tests::Stage::caller()};

  Restarted(sim::Database& store, sim::Time now)
      : scheduler(now), environment{scheduler, journal, store, sim::Random{2}, holds, waits} {
    dispatcher.add(sqs);
  }
};

}  // namespace

TEST_CASE_METHOD(tests::SqsStage, "Sqs: a new one on the same store goes on", "[sqs]") {
  const Pair queues = make_pair("orders", 1);
  const std::string delayed = make_queue("delayed", {{"DelaySeconds", "60"}});
  send(queues.url, "in flight");
  const auto handle = receive_one(queues.url).receipt_handle;
  send(delayed, "later");
  send(queues.dlq, "dead");
  sqs::StartMessageMoveTaskRequest start;
  start.source_arn = arn("orders-dlq");
  start.destination_arn = arn("delayed");
  start.max_number_of_messages_per_second = 1;
  call(start);
  pass(500ms);

  Restarted again{store, scheduler.now()};
  const auto counts_of = [&](const char* name) {
    const auto queue = again.sqs.find_queue(arn(name)).value();
    return std::to_string(queue.visible) + "/" + std::to_string(queue.in_flight) + "/" +
           std::to_string(queue.delayed);
  };
  CHECK(counts_of("orders") == "0/1/0");
  CHECK(counts_of("delayed") == "0/0/1");
  again.scheduler.run_until(again.scheduler.now() + 1s);
  CHECK(counts_of("orders-dlq") == "0/0/0");
  CHECK(counts_of("delayed") == "1/0/1");
  again.scheduler.run_until(again.scheduler.now() + 60s);
  CHECK(counts_of("orders") == "1/0/0");
  CHECK(counts_of("delayed") == "2/0/0");
  // Old handles still name their message, and new messages come after the old.
  sqs::SendMessageRequest send_request;
  send_request.queue_url = queues.url;
  send_request.message_body = "new";
  again.client.now(send_request);
  sqs::ReceiveMessageRequest receive_request;
  receive_request.queue_url = queues.url;
  receive_request.max_number_of_messages = 10;
  const auto messages = again.client.now(receive_request).messages;
  REQUIRE(messages.size() == 1);
  CHECK(messages[0].body == "new");
  CHECK(messages[0].receipt_handle != handle);
  CHECK(counts_of("orders-dlq") == "1/0/0");
}

namespace {

// With turns that are not kept.
struct UndoingStage : tests::SqsStage {
  UndoingStage() {
    store.on_roll_back([this] { sqs.reload(); });
  }
  std::shared_ptr<tests::FakeExchange> wait_on(const std::string& url) {
    return send_json("AmazonSQS.ReceiveMessage",
                     R"({"QueueUrl":")" + url + R"(","WaitTimeSeconds":20})");
  }
};

}  // namespace

TEST_CASE_METHOD(UndoingStage, "Sqs: what was not kept is forgotten, and all else goes on",
                 "[sqs][reload]") {
  const std::string orders = make_queue("orders");
  send(orders, "kept");
  const auto first = receive_one(orders).receipt_handle;
  const auto waiting = wait_on(orders);
  store.commit();

  const std::string late = make_queue("late");
  const auto waiting_late = wait_on(late);
  for (const char* body : {"a", "b"}) send(late, body);
  remove(orders, first);
  send(orders, "lost");
  store.roll_back();
  REQUIRE(sqs.list_queues().size() == 1);
  CHECK(sqs.list_queues()[0].depth() == 1);
  CHECK(sqs.list_queues()[0].in_flight == 1);
  CHECK_FALSE(waiting->response());
  REQUIRE(waiting_late->response());
  CHECK(waiting_late->response()->status == 500);
  CHECK_THAT(waiting_late->response()->body, Contains("InternalFailure"));
  // Its timers and those who wait are there.
  pass(0s);
  CHECK_FALSE(waiting->response());
  send(orders, "new");
  pass(0s);
  REQUIRE(waiting->response());
  CHECK_THAT(waiting->response()->body, Contains("new"));
  pass(30s);
  CHECK(sqs.list_queues()[0].visible == 2);
}

TEST_CASE_METHOD(UndoingStage,
                 "Sqs: a message that cannot be handed out stays, and its receive fails",
                 "[sqs][reload]") {
  const std::string orders = make_queue("orders");
  const auto first = wait_on(orders);
  const auto second = wait_on(orders);
  send(orders, "a");
  store.execute(
      "CREATE TRIGGER full BEFORE UPDATE ON sqs_message BEGIN SELECT RAISE(FAIL, ''); END");
  store.commit();
  CHECK_THROWS_AS(pass(0s), sim::StoreError);
  REQUIRE(first->response());
  CHECK(first->response()->status == 500);
  CHECK_THAT(first->response()->body, Contains("InternalFailure"));
  CHECK_FALSE(second->response());
  store.roll_back();
  store.execute("DROP TRIGGER full");
  pass(0s);
  REQUIRE(second->response());
  CHECK_THAT(second->response()->body, Contains("\"Body\":\"a\""));
}

TEST_CASE_METHOD(tests::SqsStage, "Sqs: the same seed gives the same journal", "[sqs]") {
  const auto play = [] {
    SqsStage stage;
    const Pair queues = stage.make_pair("orders", 2);
    for (int i = 0; i < 5; ++i) stage.send(queues.url, std::to_string(i));
    for (int i = 0; i < 5; ++i) {
      for (const auto& message : stage.receive(queues.url, 3)) {
        if (message.body == "1") stage.remove(queues.url, message.receipt_handle);
      }
      stage.pass(31s);
    }
    return stage.journal.digest();
  };
  CHECK(play() == play());
}

TEST_CASE_METHOD(tests::SqsStage, "Sqs: an operation that is not modelled is named", "[sqs]") {
  CHECK_THAT(json("AmazonSQS.FlyMessage", "{}").body,
             Contains("UnknownOperationException") && Contains("AmazonSQS.FlyMessage"));
  CHECK_THAT(query("sqs", "Action=FlyMessage&Version=2012-11-05").body,
             Contains("<Code>InvalidAction</Code><Message>The action FlyMessage is not valid for "
                      "this endpoint.</Message>"));
}

TEST_CASE_METHOD(tests::SqsStage, "Sqs: a queue's URL is an endpoint for that queue", "[sqs]") {
  make_queue("orders");
  const auto get = [&](const std::string& query) {
    return http({.method = "GET",
                 .target = "/000000000000/orders?Version=2012-11-05&Action=" + query,
                 .headers = {},
                 .body = {},
                 .peer = {}})
        .body;
  };
  CHECK_THAT(get("GetQueueAttributes&AttributeName.1=QueueArn"), Contains(arn("orders")));
  CHECK_THAT(get("GetQueueUrl&QueueName=orders"), Contains("/000000000000/orders</QueueUrl>"));
  for (const char* query : {"CreateQueue&QueueName=other", "ListQueues"}) {
    CHECK_THAT(get(query), Contains("<Code>InvalidAction</Code>") &&
                               Contains(" is not valid for this endpoint.</Message>"));
  }
  CHECK(sqs.list_queues().size() == 1);
}
