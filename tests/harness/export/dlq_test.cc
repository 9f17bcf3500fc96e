// What is exported has to be what ReceiveMessage of the fake itself gives afterwards.
#include <algorithm>

#include "fakes/aws/encode.h"
#include "fakes/sqs/operations/send_message_batch.h"
#include "fakes/sqs/operations/start_message_move_task.h"
#include "sim/journal/json_writer.h"
#include "tests/fakes/sqs/fixture.h"
#include "tests/harness/explain/happened.h"
#include "tests/harness/export/exported.h"
#include "tests/support/catch.h"

using nlohmann::json;
using tests::SqsStage;
using tests::TakeToExport;
using namespace std::chrono_literals;

namespace {

// Without the handle, which each receive draws anew.
json without_handle(json message) {
  CHECK_FALSE(message.at("ReceiptHandle").get<std::string>().empty());
  message.erase("ReceiptHandle");
  return message;
}

std::vector<json> exported_messages(TakeToExport& take, const std::string& queue,
                                    const std::string& of = {}) {
  const auto documents = take.documents("dlq", of);
  std::vector<json> messages;
  const auto found = documents.find(queue + ".json");
  if (found == documents.end()) return messages;
  for (const json& answer : tests::json_documents(found->second)) {
    for (const json& one : answer.at("Messages")) messages.push_back(without_handle(one));
  }
  return messages;
}

// What the queue itself gives now, with all attributes.
std::vector<json> received(SqsStage& stage, const std::string& url) {
  std::vector<json> messages;
  sqs::ReceiveMessageRequest request;
  request.queue_url = url;
  request.max_number_of_messages = 10;
  request.visibility_timeout = 600;
  request.message_system_attribute_names = {"All"};
  request.message_attribute_names = {"All"};
  for (bool is_more = true; is_more;) {
    const auto answer = stage.call(request);
    is_more = !answer.messages.empty();
    sim::JsonWriter text;
    aws::encode_json(sqs::ReceiveMessageResponse::shape(), &answer, text);
    const json given = json::parse(text.text());
    if (!is_more) break;
    for (const json& one : given.at("Messages")) messages.push_back(without_handle(one));
  }
  return messages;
}

// Receives `times` times, each time as if the worker had died.
void fail(SqsStage& stage, const std::string& url, int times) {
  for (int i = 0; i < times; ++i) {
    stage.receive(url, 10, 30);
    stage.pass(31s);
  }
}

sqs::SendMessageRequest with_attribute(const std::string& url, const std::string& body) {
  sqs::SendMessageRequest request;
  request.queue_url = url;
  request.message_body = body;
  request.message_attributes["City"].data_type = "String";
  request.message_attributes["City"].string_value = "Any City";
  return request;
}

}  // namespace

TEST_CASE("export dlq: the messages as the queue itself gives them, in its order",
          "[export][dlq]") {
  SqsStage stage;
  const auto pair = stage.make_pair("jobs", 2);
  stage.send(pair.url, "poison");
  stage.pass(1500ms);
  stage.call(with_attribute(pair.url, "with an attribute"));
  stage.send(pair.dlq, "sent straight to it");
  fail(stage, pair.url, 3);
  stage.send(pair.url, "still waits");
  TakeToExport take(stage.journal);
  const auto exported = exported_messages(take, "jobs-dlq");
  REQUIRE(exported.size() == 3);
  CHECK(exported == received(stage, pair.dlq));
  CHECK(take.told().records == 3);
  CHECK(take.told().notes.empty());
}

TEST_CASE("export dlq: answers of ten messages, one after the other", "[export][dlq]") {
  SqsStage stage;
  const auto pair = stage.make_pair("jobs", 1);
  for (int i = 0; i < 23; ++i) stage.send(pair.url, "body " + std::to_string(i));
  for (int i = 0; i < 6; ++i) stage.receive(pair.url, 10, 30);
  stage.pass(31s);
  for (int i = 0; i < 6; ++i) stage.receive(pair.url, 10, 30);
  TakeToExport take(stage.journal);
  const auto answers = tests::json_documents(take.documents("dlq").at("jobs-dlq.json"));
  REQUIRE(answers.size() == 3);
  CHECK(answers[0].at("Messages").size() == 10);
  CHECK(answers[2].at("Messages").size() == 3);
  CHECK(exported_messages(take, "jobs-dlq") == received(stage, pair.dlq));
}

TEST_CASE("export dlq: from a batch, with its trace", "[export][dlq]") {
  SqsStage stage;
  const auto pair = stage.make_pair("jobs", 1);
  sqs::SendMessageBatchRequest batch;
  batch.queue_url = pair.url;
  for (const char* id : {"a", "b"}) {
    sqs::SendMessageBatchRequestEntry entry;
    entry.id = id;
    entry.message_body = std::string("body of ") + id;
    auto& trace = entry.message_system_attributes["AWSTraceHeader"];
    trace.data_type = "String";
    trace.string_value = "Root=1-5759e988-bd862e3fe1be46a994272793";
    batch.entries.push_back(entry);
  }
  stage.call(batch);
  fail(stage, pair.url, 2);
  TakeToExport take(stage.journal);
  const auto exported = exported_messages(take, "jobs-dlq");
  REQUIRE(exported.size() == 2);
  CHECK(exported[1].at("Body") == "body of b");
  CHECK(exported == received(stage, pair.dlq));
}

TEST_CASE("export dlq: what was deleted, purged or brought back is not there", "[export][dlq]") {
  SqsStage stage;
  const auto pair = stage.make_pair("jobs", 1);
  stage.send(pair.url, "one");
  stage.send(pair.url, "two");
  fail(stage, pair.url, 2);
  SECTION("deleted") {
    stage.remove(pair.dlq, stage.receive(pair.dlq, 1, 30).at(0).receipt_handle);
    stage.pass(31s);
    TakeToExport take(stage.journal);
    const auto exported = exported_messages(take, "jobs-dlq");
    CHECK(exported.size() == 1);
    CHECK(exported == received(stage, pair.dlq));
  }
  SECTION("brought back by a move task, and dead again under another id") {
    sqs::StartMessageMoveTaskRequest request;
    request.source_arn = SqsStage::arn("jobs-dlq");
    stage.call(request);
    stage.pass(5s);
    {
      TakeToExport take(stage.journal);
      CHECK(exported_messages(take, "jobs-dlq").empty());
    }
    fail(stage, pair.url, 2);
    TakeToExport take(stage.journal);
    const auto exported = exported_messages(take, "jobs-dlq");
    REQUIRE(exported.size() == 2);
    CHECK(exported == received(stage, pair.dlq));
  }
}

TEST_CASE("export dlq: a FIFO queue's ids", "[export][dlq]") {
  SqsStage stage;
  const std::string dlq = stage.make_fifo("jobs-dlq");
  const std::string url = stage.make_queue(
      "jobs.fifo", {{"FifoQueue", "true"},
                    {"ContentBasedDeduplication", "true"},
                    {"RedrivePolicy", json{{"deadLetterTargetArn", SqsStage::arn("jobs-dlq.fifo")},
                                           {"maxReceiveCount", 1}}
                                          .dump()}});
  stage.send_fifo(url, "body", "group");
  fail(stage, url, 2);
  TakeToExport take(stage.journal);
  auto exported = exported_messages(take, "jobs-dlq.fifo");
  auto there = received(stage, dlq);
  REQUIRE(exported.size() == 1);
  CHECK(exported[0].at("Attributes").at("MessageGroupId") == "group");
  // The journal knows the number that the first queue gave.
  exported[0].at("Attributes").erase("SequenceNumber");
  there.at(0).at("Attributes").erase("SequenceNumber");
  CHECK(exported == there);
}

TEST_CASE("export dlq: any queue by its name, or the queues there are", "[export][dlq]") {
  SqsStage stage;
  const auto pair = stage.make_pair("jobs", 3);
  stage.send(pair.url, "waits");
  TakeToExport take(stage.journal);
  CHECK(exported_messages(take, "jobs", "jobs").size() == 1);
  CHECK_THROWS_WITH(take.documents("dlq", "job"),
                    "the take has no queue 'job'; there are jobs, jobs-dlq");
}

TEST_CASE("export dlq: a message whose body the journal lacks is told", "[export][dlq]") {
  tests::Happened happened;
  happened.make_queues();
  happened.event("sqs", "sqs.sent", "93bb6e2d-1090-416c-81b0-31eb1faa8cd8",
                 {{"queue", "jobs-dlq"}, {"sequence", 1}, {"bytes", 3}, {"from", "sns"}});
  TakeToExport take(happened.journal());
  CHECK(exported_messages(take, "jobs-dlq").empty());
  REQUIRE(take.told().notes.size() == 1);
  CHECK(take.told().notes[0] == "1 left out, as nobody received them and the journal has no body");
}

TEST_CASE("export dlq: import finds each message, sent when it was", "[export][dlq]") {
  SqsStage stage;
  const auto pair = stage.make_pair("jobs", 1);
  stage.pass(1234ms);
  stage.send(pair.url, "poison");
  fail(stage, pair.url, 2);
  TakeToExport take(stage.journal);
  json sent;
  for (const json& fact : take.facts("journal")) {
    if (fact.at("operation") == "backlot:sqs.sent") sent = fact;
  }
  const auto facts = take.facts("dlq");
  const auto found = std::find_if(facts.begin(), facts.end(), [](const json& fact) {
    return fact.at("operation") == "sqs:SendMessage";
  });
  REQUIRE(found != facts.end());
  CHECK(found->at("ids").at(0) == sent.at("ids").at(0));
  CHECK(found->at("time").get<std::string>().substr(0, 23) ==
        sent.at("time").get<std::string>().substr(0, 23));
}
