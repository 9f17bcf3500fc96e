// `backlot explain`, as a user runs it.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/harness/cli/program.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using nlohmann::json;
using tests::backlot;
using tests::Ran;

namespace {

// A take of a queue with two messages, of which one is never found.
struct Take : tests::Folder {
  Take() {
    write("world.yaml", "world: a queue\nsetup:\n  - sqs.CreateQueue: {QueueName: jobs}\n");
    write("asks.yaml", "title: Two messages\nworld: world.yaml\nsteps:\n" + send("carrot") +
                           "  - wait: 2m\n" + send("lemon") +
                           "expect:\n  - queue: {name: jobs, visible: 1}\n");
    played = backlot("run " + path("asks.yaml") + " --journal " + path("take.sqlite") + " --html " +
                     path("take.html"));
  }
  static std::string send(const std::string& body) {
    return "  - call: {operation: sqs.SendMessage, input: {MessageBody: " + body +
           ", QueueUrl: \"http://127.0.0.1:4566/000000000000/jobs\"}}\n";
  }
  Ran explain(const std::string& words) const {
    return backlot("explain " + path("take.sqlite") + " " + words);
  }
  Ran played;
};

}  // namespace

TEST_CASE("explain: a queue of a recorded take, exit 0", "[cli][explain]") {
  const Take take;
  INFO(take.played.out << take.played.err);
  CHECK(take.played.exit_code == 1);
  const Ran ran = take.explain("queue jobs");
  INFO(ran.err);
  CHECK(ran.exit_code == 0);
  CHECK(ran.err.empty());
  CHECK_THAT(ran.out, Contains("queue jobs\n") &&
                          Contains("2 messages wait in it to be received, and 0 are in flight."));
}

TEST_CASE("explain failure: why the take failed; the report links the same text",
          "[cli][explain]") {
  const Take take;
  const Ran ran = take.explain("failure");
  CHECK(ran.exit_code == 0);
  CHECK_THAT(ran.out, Contains("1 thing failed") && Contains("1. queue, line 8") &&
                          Contains("About queue jobs:"));
  const std::string page = take.read("take.html");
  CHECK_THAT(page, Contains("<div id=\"take-1-why-2\">") && Contains("href=\"#take-1-why-2\""));
  CHECK_THAT(page, Contains("1. queue, line 8"));
}

TEST_CASE("explain --json: each sentence has its events", "[cli][explain]") {
  const Take take;
  const json told = json::parse(take.explain("--json").out);
  CHECK(told.at("kind") == "take");
  CHECK(told.at("parts").size() >= 2);
  for (const json& part : told.at("parts")) {
    for (const json& sentence : part.at("sentences")) CHECK(sentence.at("events").is_array());
  }
}

TEST_CASE("explain: what is not there, and what is no journal, exit 2 and one line",
          "[cli][explain]") {
  const Take take;
  const Ran unknown = take.explain("queue cakes");
  CHECK(unknown.exit_code == 2);
  CHECK(unknown.err == "backlot: there is no queue 'cakes'; there are jobs\n");
  CHECK(backlot("explain none.sqlite").err == backlot("replay none.sqlite").err);
  CHECK(backlot("explain none.sqlite").exit_code == 2);
  CHECK(backlot("explain " + take.path("world.yaml")).err ==
        backlot("replay " + take.path("world.yaml")).err);
  const Ran bad = take.explain("cake");
  CHECK(bad.exit_code == 2);
  CHECK_THAT(bad.err, Contains("message ID, queue NAME, task ID"));
}
