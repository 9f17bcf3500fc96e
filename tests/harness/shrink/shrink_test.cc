// Scenarios that fail, shrunk: worlds without a platform.
#include "harness/shrink/shrink.h"

#include "harness/scenario/read.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using namespace harness;
using Catch::Matchers::Contains;

namespace {

// A queue with dead letters after one receive, whose messages last a minute.
constexpr char kQueues[] = R"(world: queues
setup:
  - sqs.CreateQueue: {QueueName: jobs-dead}
  - sqs.CreateQueue:
      QueueName: jobs
      Attributes: {VisibilityTimeout: "30", MessageRetentionPeriod: "60"}
)";

std::string call(const std::string& operation, const std::string& more = "",
                 const std::string& queue = "jobs") {
  return "  - call: {operation: sqs." + operation +
         ", input: {QueueUrl: 'http://127.0.0.1:4566/${account}/" + queue + "'" + more + "}}\n";
}

// A program's receive: the tester's own is struck by no fault.
std::string struck_receive() {
  return "  - call: {operation: sqs.ReceiveMessage, struck: true, "
         "input: {QueueUrl: 'http://127.0.0.1:4566/${account}/jobs'}}\n";
}

std::string send(const std::string& body, const std::string& queue = "jobs") {
  return call("SendMessage", ", MessageBody: " + body, queue);
}

struct Shrinking : tests::Folder {
  explicit Shrinking(const std::string& text) {
    write("world.yaml", kQueues);
    write("a.yaml", "title: Jobs\nworld: world.yaml\n" + text);
    scenario = read_scenario(path("a.yaml"), {});
    world = read_world(path("world.yaml"), {});
  }
  shrink::Shrunk shrunk(unsigned jobs = 2) const {
    shrink::Options options;
    options.jobs = jobs;
    return shrink::shrink(scenario, world, {}, options);
  }
  std::string file(unsigned jobs = 2) const {
    return shrink::file_of(shrunk(jobs), path("b.yaml"), world, {});
  }
  // What is wrong, if that cannot be shrunk.
  std::string refusal() const {
    try {
      file();
      return {};
    } catch (const shrink::NothingToShrink& error) {
      return error.what();
    }
  }

  Scenario scenario;
  WorldConfig world;
};

// The file without its comments.
std::string bare(const std::string& file) {
  std::string text;
  for (std::size_t at = 0; at < file.size();) {
    const std::size_t end = file.find('\n', at) + 1;
    const std::string line = file.substr(at, end - at);
    if (line.find_first_not_of(' ') != line.find('#')) text += line;
    at = end;
  }
  return text;
}

constexpr char kHead[] = "title: Jobs\nworld: world.yaml\nseed: 0\nchance: usual\n";

}  // namespace

TEST_CASE("shrink: what an invariant is violated by is left, and nothing else", "[shrink]") {
  const Shrinking shrinking(
      "seed: 7\nfaults:\n  - sqs.duplicate: {of: jobs, chance: 10%}\nsteps:\n" +
      send("hello", "jobs-dead") + "  - wait: 20s\n" + send(R"('{"type": "dance"}')") +
      call("ReceiveMessage") + "  - wait: 31s\n  - wait: 31s\n" + send("later") +
      "expect:\n  - queue: {name: jobs-dead, visible: 1}\n");
  const shrink::Shrunk shrunk = shrinking.shrunk();
  CHECK(shrunk.minimal);
  CHECK(shrunk.signature.what == "invariant: no message lost");
  CHECK(shrunk.parts_before > 20);
  const std::string file = shrinking.file();
  CHECK(bare(file) ==
        kHead +
            std::string("steps:\n  - call:\n      operation: sqs.SendMessage\n      input: "
                        "{QueueUrl: \"http://127.0.0.1:4566/${account}/jobs\", MessageBody: x}\n"
                        "  - wait: 1m\n"));
  CHECK_THAT(file, Contains("  # needed; any value will do for `MessageBody`\n  - call:"));
  CHECK_THAT(file, Contains("  # needed\n  - wait: 1m"));
  CHECK_THAT(file, Contains("#   backlot run " + shrinking.path("b.yaml") + "\n"));
}

TEST_CASE("shrink: the same comes out however many takes are played at once", "[shrink]") {
  const Shrinking shrinking("steps:\n" + send("a") + send("b") + "  - wait: 45s\n" + send("c") +
                            "  - wait: 40s\n");
  CHECK(shrinking.file(1) == shrinking.file(3));
}

TEST_CASE("shrink: an expectation that failed stays as it is, and so does how much was seen",
          "[shrink]") {
  const std::string expectation = "  - queue: {name: jobs, visible: 3, within: 5s}\n";
  const Shrinking shrinking("steps:\n" + send("hello") + send("again") + "  - wait: 5s\n" +
                            "expect:\n  - queue: {name: jobs-dead, empty: true}\n" + expectation);
  const std::string text = bare(shrinking.file());
  // Of two messages one is left: without any, nothing would be seen where something was.
  CHECK_THAT(text, Contains("expect:\n" + expectation));
  CHECK(text.find("empty") == std::string::npos);
  CHECK(text.find("wait") == std::string::npos);
  CHECK_THAT(text, Contains("MessageBody: x"));
  CHECK(text.find("SendMessage") == text.rfind("SendMessage"));
}

TEST_CASE("shrink: a fault that an expectation fails by is left, with all that it takes",
          "[shrink]") {
  const Shrinking shrinking(
      "faults:\n  - sqs.empty_receive: {}\n  - sqs.lagging_counts: {by: 1m}\nsteps:\n" + send("a") +
      "  - wait: 3s\n" + struck_receive() + "expect:\n  - event: {kind: sqs.received, count: 1}\n");
  const std::string text = bare(shrinking.file());
  CHECK_THAT(text, Contains("faults:\n  - sqs.empty_receive: {}\nsteps:\n"));
  CHECK(text.find("lagging") == std::string::npos);
  CHECK(text.find("wait") == std::string::npos);
  // It fails by the fault: without the receive, nothing would be seen either.
  CHECK_THAT(text, Contains("SendMessage"));
  CHECK_THAT(text, Contains("ReceiveMessage"));
}

TEST_CASE("shrink: the decision that it takes is left, round, with its neighbours", "[shrink]") {
  const std::string table =
      "  - call:\n      operation: dynamodb.CreateTable\n"
      "      input: {TableName: jobs, BillingMode: PAY_PER_REQUEST,\n"
      "              KeySchema: [{AttributeName: id, KeyType: HASH}],\n"
      "              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]}\n";
  Shrinking shrinking("seed: 4\nsteps:\n" + send("a") + table +
                      "  - wait: 50s\n  - call: {operation: dynamodb.PutItem, input: {TableName: "
                      "jobs, Item: {id: {S: a}}}}\n");
  shrinking.world =
      read_world_text("world: slow\ntable_times: 20s..60s\n" + std::string(kQueues).substr(14),
                      shrinking.path("world.yaml"), {});
  // With the usual 40 s the table is there in time.
  shrinking.scenario = read_scenario_text(
      shrinking.scenario.text +
          "decisions: [{kind: dynamodb.creation, of: jobs, values: {1: 57.123456s}}]\n",
      shrinking.path("a.yaml"), shrinking.world, {});
  const shrink::Shrunk shrunk = shrinking.shrunk();
  CHECK(shrunk.signature.what == "call");
  const std::string text =
      bare(shrink::file_of(shrunk, shrinking.path("b.yaml"), shrinking.world, {}));
  CHECK_THAT(text, Contains("  - {kind: dynamodb.creation, of: jobs, values: {1: 1m}}\n"));
  CHECK_THAT(text, Contains("dynamodb.PutItem"));
  CHECK(text.find("SendMessage") == std::string::npos);
}

TEST_CASE("shrink: names the two events whose order decides", "[shrink][order]") {
  const Shrinking shrinking("steps:\n" + send("a") + call("ReceiveMessage") + "  - wait: 37s\n" +
                            call("ReceiveMessage") +
                            "expect:\n  - event: {kind: sqs.received, at_most: 1}\n");
  const shrink::Shrunk shrunk = shrinking.shrunk();
  CHECK(shrunk.minimal);
  REQUIRE(shrunk.order);
  CHECK(shrunk.order->what == "wait");
  CHECK(shrunk.order->fails_with == "30s");
  CHECK_THAT(shrunk.order->passes_with, Contains("29.99"));
  CHECK_THAT(shrunk.order->first, Contains("sqs.shown"));
  CHECK_THAT(shrunk.order->second, Contains("step `call`"));
  const std::string file = shrink::file_of(shrunk, shrinking.path("b.yaml"), shrinking.world, {});
  CHECK_THAT(file, Contains("# The order of two events decides:\n#   1. "));
  CHECK_THAT(file, Contains("all is well; from 30s it fails."));
}

TEST_CASE("shrink: a fault of the world that an expectation fails by is left to the world",
          "[shrink]") {
  Shrinking shrinking("steps:\n" + send("a") + "  - wait: 3s\n" + struck_receive() +
                      "expect:\n  - event: {kind: sqs.received, count: 1}\n");
  shrinking.world = read_world_text(kQueues + std::string("faults:\n  - sqs.empty_receive: {}\n"),
                                    shrinking.path("world.yaml"), {});
  const std::string text =
      bare(shrink::file_of(shrinking.shrunk(), shrinking.path("b.yaml"), shrinking.world, {}));
  CHECK(text.find("wait") == std::string::npos);
  // It fails by the fault: without the receive, nothing would be seen either.
  CHECK_THAT(text, Contains("SendMessage"));
  CHECK_THAT(text, Contains("ReceiveMessage"));
}

TEST_CASE("shrink: a step that comes too late stays so by as little as it takes", "[shrink]") {
  const Shrinking shrinking("steps:\n  - wait: 20s\n  - wait: 40s\n" + send("a") +
                            "  - wait: 7s\n    at: 30s\n");
  const shrink::Shrunk shrunk = shrinking.shrunk();
  CHECK(shrunk.signature.what == "at");
  const std::string text =
      bare(shrink::file_of(shrunk, shrinking.path("b.yaml"), shrinking.world, {}));
  CHECK(text == kHead + std::string("steps:\n  - wait: 2ms\n  - {wait: 7s, at: 1ms}\n"));
}

TEST_CASE("shrink: the time of an expectation that failed is left out if it fails without it",
          "[shrink]") {
  const Shrinking shrinking("steps:\n" + send("a") +
                            "  - expect: {queue: {name: jobs, visible: 3}}\n    at: 13s\n");
  const std::string text = bare(shrinking.file());
  CHECK_THAT(text, Contains("expect: {queue: {name: jobs, visible: 3}}"));
  CHECK(text.find("at: ") == std::string::npos);
}

TEST_CASE("shrink: what passes, and a world that cannot be set up", "[shrink][errors]") {
  CHECK_THAT(Shrinking("steps:\n  - wait: 1s\n").refusal(),
             Contains("passes: there is nothing to shrink"));
  Shrinking broken("steps:\n  - wait: 1s\n");
  broken.world = read_world_text("world: w\nsetup:\n  - sqs.CreateQueue: {QueueName: '?'}\n",
                                 broken.path("world.yaml"), {});
  CHECK_THAT(broken.refusal(), Contains("the world cannot be set up"));
}

TEST_CASE("shrink: what there was no time for is said", "[shrink]") {
  const Shrinking shrinking("steps:\n" + send("a") + "  - wait: 2m\n" + send("b"));
  shrink::Options options;
  options.limit = {};
  const shrink::Shrunk shrunk = shrink::shrink(shrinking.scenario, shrinking.world, {}, options);
  CHECK_FALSE(shrunk.minimal);
  const std::string file = shrink::file_of(shrunk, shrinking.path("b.yaml"), shrinking.world, {});
  CHECK_THAT(file, Contains("as far as there was time"));
  CHECK(file.find("needed") == std::string::npos);
}
