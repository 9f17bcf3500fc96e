#include "tests/harness/explore/queue_world.h"

#include <filesystem>

#include "harness/scenario/decision_kinds.h"
#include "harness/scenario/read.h"

namespace tests {
namespace {

constexpr char kWorld[] =
    "world: jobs\n"
    "table_times: 10s..90s\n"
    "setup:\n"
    "  - sqs.CreateQueue: {QueueName: jobs}\n";

constexpr char kSteps[] =
    "steps:\n"
    "  - call:\n"
    "      operation: dynamodb.CreateTable\n"
    "      input: {TableName: jobs, BillingMode: PAY_PER_REQUEST,\n"
    "              KeySchema: [{AttributeName: id, KeyType: HASH}],\n"
    "              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]}\n"
    "  - call: {operation: sqs.SendMessage, input: {QueueUrl: "
    "'http://127.0.0.1:4566/${account}/jobs', MessageBody: hello}}\n"
    "  - wait: 2m\n";

}  // namespace

QueueWorld::QueueWorld(const std::string& more) {
  std::filesystem::create_directory(folder_.path("a"));
  folder_.write("a/world.yaml", kWorld);
  folder_.write("a/b.yaml",
                "title: A table comes\nworld: world.yaml\n" + std::string(kSteps) + more);
  explored_.scenario = harness::read_scenario(folder_.path("a/b.yaml"), {});
  explored_.world = harness::read_world(folder_.path("a/world.yaml"), {});
}

sim::Event event(std::uint64_t sequence, const std::string& actor, const std::string& kind,
                 const std::string& subject, std::uint64_t cause, const std::string& data) {
  sim::Event event;
  event.sequence = sequence;
  event.actor = actor;
  event.kind = kind;
  event.subject = subject;
  event.cause = cause;
  event.data = data;
  return event;
}

harness::Take failed_take(std::uint64_t seed, const std::string& what, const std::string& seen,
                          std::size_t decisions, std::uint64_t events) {
  harness::Take take;
  take.scenario = "a/b";
  take.seed = seed;
  take.digest = std::string(64, '0');
  take.events = events;
  harness::Failure failure;
  failure.what = what;
  failure.expected = "something else";
  failure.seen = seen;
  take.failures.push_back(failure);
  const sim::DecisionKinds kinds = harness::decision_kinds({});
  for (std::size_t i = 0; i < decisions; ++i) {
    take.decisions.push_back({kinds.find("ecs.start"), "web", i + 1, 1'000'000'000});
  }
  take.story = std::make_shared<harness::Story>();
  return take;
}

}  // namespace tests
