#include <algorithm>
#include <map>
#include <set>

#include "tests/harness/explain/happened.h"
#include "tests/harness/export/exported.h"
#include "tests/support/catch.h"

using nlohmann::json;
using tests::Happened;
using tests::kMessageId;
using tests::TakeToExport;
using namespace std::chrono_literals;

namespace {

constexpr char kQueueUrls[] = "http://127.0.0.1:4566/000000000000/";

// One span with its resource's attributes and its own, by their names.
struct Told {
  json span;
  std::map<std::string, std::string> resource;
  std::map<std::string, std::string> attributes;
};

std::map<std::string, std::string> attributes_of(const json& owner) {
  std::map<std::string, std::string> attributes;
  for (const json& one : owner.at("attributes")) {
    for (const auto& [type, value] : one.at("value").items()) {
      CHECK((type == "stringValue" || type == "intValue"));
      attributes[one.at("key")] = value.get<std::string>();
    }
  }
  return attributes;
}

std::vector<Told> spans_of(Happened& take, const std::string& of = {}) {
  TakeToExport exported(take.journal());
  const json document = json::parse(exported.documents("otlp", of).at("traces.json"));
  std::vector<Told> spans;
  for (const json& resource : document.at("resourceSpans")) {
    for (const json& scope : resource.at("scopeSpans")) {
      for (const json& span : scope.at("spans")) {
        spans.push_back({span, attributes_of(resource.at("resource")), attributes_of(span)});
      }
    }
  }
  return spans;
}

const Told& named(const std::vector<Told>& spans, const std::string& name) {
  const auto found = std::find_if(spans.begin(), spans.end(),
                                  [&](const Told& one) { return one.span.at("name") == name; });
  REQUIRE(found != spans.end());
  return *found;
}

}  // namespace

TEST_CASE("export otlp: a message takes its trace along, from who sends it to who works on it",
          "[export][otlp]") {
  Happened take;
  take.make_queues();
  take.send(kMessageId, "jobs", "jo");
  take.pass(2s);
  take.receive(kMessageId, "jobs", 1, "worker");
  take.pass(500ms);
  // What the worker does with it in its hands.
  take.reply(take.call("worker", "dynamodb.PutItem", {{"TableName", "done"}}), "dynamodb.PutItem",
             json::object());
  take.remove(kMessageId, "jobs", 1, "worker");
  const auto spans = spans_of(take);
  const Told& sent = named(spans, "jobs send");
  const Told& received = named(spans, "jobs receive");
  const Told& work = named(spans, "jobs process");
  const Told& put = named(spans, "DynamoDB/PutItem");
  const Told& settled = named(spans, "jobs settle");

  CHECK(sent.span.at("kind") == 4);
  CHECK(received.span.at("kind") == 3);
  CHECK(work.span.at("kind") == 5);
  CHECK(work.span.at("traceId") == sent.span.at("traceId"));
  CHECK(work.span.at("parentSpanId") == sent.span.at("spanId"));
  CHECK(put.span.at("traceId") == sent.span.at("traceId"));
  CHECK(put.span.at("parentSpanId") == work.span.at("spanId"));
  CHECK(settled.span.at("parentSpanId") == work.span.at("spanId"));
  // A receive may bring messages of several traces: it links to them.
  CHECK(received.span.at("links").at(0).at("traceId") == sent.span.at("traceId"));
  CHECK(work.span.at("links").at(0).at("spanId") == received.span.at("spanId"));

  CHECK(work.span.at("startTimeUnixNano") == "1767603602000000000");
  CHECK(work.span.at("endTimeUnixNano") == "1767603602500000000");
  CHECK(sent.resource.at("service.name") == "jo");
  CHECK(sent.attributes.at("messaging.system") == "aws_sqs");
  CHECK(sent.attributes.at("messaging.destination.name") == "jobs");
  CHECK(sent.attributes.at("messaging.operation.type") == "send");
  CHECK(sent.attributes.at("messaging.message.id") == kMessageId);
  CHECK(sent.attributes.at("rpc.service") == "SQS");
  CHECK(sent.attributes.at("rpc.method") == "SendMessage");
  CHECK(received.attributes.at("messaging.batch.message_count") == "1");
  CHECK(put.attributes.at("aws.dynamodb.table_names") == "done");
}

TEST_CASE("export otlp: ids are in hexadecimal, and each span has its own", "[export][otlp]") {
  Happened take;
  take.make_queues();
  take.send(kMessageId, "jobs", "jo");
  take.receive(kMessageId, "jobs", 1, "worker");
  std::set<std::string> ids;
  for (const Told& one : spans_of(take)) {
    const std::string trace = one.span.at("traceId"), span = one.span.at("spanId");
    CHECK(trace.size() == 32);
    CHECK(span.size() == 16);
    CHECK((trace + span).find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(ids.insert(span).second);
  }
  CHECK(ids.size() == 5);
}

TEST_CASE("export otlp: work that was in vain, and a refused call, are errors", "[export][otlp]") {
  Happened take;
  take.make_queues();
  take.send(kMessageId, "jobs", "jo");
  take.receive(kMessageId, "jobs", 1, "worker");
  take.pass(30s);
  take.show(kMessageId, "jobs", 1);
  take.refuse(take.call("jo", "sqs.DeleteQueue", {{"QueueUrl", std::string(kQueueUrls) + "none"}}),
              "sqs.DeleteQueue", "QueueDoesNotExist", "no such queue");
  const auto spans = spans_of(take);
  CHECK(named(spans, "jobs process").span.at("status").at("code") == 2);
  const Told& refused = named(spans, "SQS/DeleteQueue");
  CHECK(refused.span.at("status").at("message") == "QueueDoesNotExist: no such queue");
  CHECK(refused.attributes.at("error.type") == "QueueDoesNotExist");
  CHECK_FALSE(named(spans, "jobs send").span.contains("status"));
}

TEST_CASE("export otlp: a task is a span, in the trace of the call that started it",
          "[export][otlp]") {
  const std::string id = "0123456789abcdef0123456789abcdef";
  Happened take;
  const auto call = take.call("jo", "ecs.RunTask", {{"taskDefinition", "worker"}});
  take.task(id, "PROVISIONING", {}, call);
  take.reply(call, "ecs.RunTask", {{"tasks", json::array()}, {"failures", json::array()}});
  take.pass(10s);
  take.task(id, "RUNNING");
  take.reply(take.call("worker", "sqs.ListQueues", json::object()), "sqs.ListQueues",
             json::object());
  take.pass(10s);
  take.task(id, "STOPPED", {{"exitCode", 1}, {"reason", "it died"}});
  const auto spans = spans_of(take);
  const Told& task = named(spans, "worker task");
  CHECK(task.span.at("parentSpanId") == named(spans, "ECS/RunTask").span.at("spanId"));
  CHECK(task.span.at("endTimeUnixNano") == "1767603620000000000");
  const Told& listed = named(spans, "SQS/ListQueues");
  CHECK(listed.resource.at("service.name") == "worker");
  CHECK(listed.resource.at("aws.ecs.task.arn") == tests::task_arn(id));
}

TEST_CASE("export otlp: one service, or the services there are", "[export][otlp]") {
  Happened take;
  take.make_queues();
  take.send(kMessageId, "jobs", "jo");
  CHECK(spans_of(take, "jo").size() == 1);
  CHECK_THROWS_WITH(spans_of(take, "worker"),
                    "the take has no service 'worker'; there are jo, setup");
}

TEST_CASE("export otlp: import finds each call, by its message and its time", "[export][otlp]") {
  Happened take;
  take.make_queues();
  take.pass(1234567ns);
  take.send(kMessageId, "jobs", "jo");
  TakeToExport exported(take.journal());
  std::multiset<std::string> told;
  for (const json& fact : exported.facts("journal")) {
    if (fact.at("operation") != "backlot:api.call") continue;
    std::string operation = fact.at("resource");
    operation.replace(operation.find('.'), 1, ":");
    told.insert(operation + " " + fact.at("time").get<std::string>());
  }
  std::multiset<std::string> found;
  for (const json& fact : exported.facts("otlp")) {
    found.insert(fact.at("operation").get<std::string>() + " " +
                 fact.at("time").get<std::string>());
    if (fact.at("operation") != "sqs:SendMessage") continue;
    CHECK(fact.at("resource") == "arn:aws:sqs:us-east-1:000000000000:jobs");
    CHECK(fact.at("ids").dump().find(kMessageId) != std::string::npos);
  }
  CHECK(found == told);
}
