// `sometimes:` in scenarios and worlds.
#include "harness/scenario/read.h"
#include "harness/scenario/take.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using Catch::Matchers::Contains;

namespace {

struct Files : tests::Folder {
  explicit Files(const std::string& of_scenario, const std::string& of_world = "") {
    write("world.yaml", "world: jobs\nsetup:\n  - sqs.CreateQueue: {QueueName: jobs}\n" + of_world);
    write("a.yaml",
          "title: A message is sent and received\nworld: world.yaml\nsteps:\n"
          "  - call: {operation: sqs.SendMessage, input: {QueueUrl: "
          "'http://127.0.0.1:4566/${account}/jobs', MessageBody: hello}}\n"
          "  - call: {operation: sqs.ReceiveMessage, input: {QueueUrl: "
          "'http://127.0.0.1:4566/${account}/jobs'}}\n" +
              of_scenario);
  }

  harness::Take play() const {
    return harness::play(harness::read_scenario(path("a.yaml"), {}),
                         harness::read_world(path("world.yaml"), {}), {}, {});
  }
  std::string problem() const {
    try {
      harness::read_scenario(path("a.yaml"), {});
    } catch (const harness::FileErrors& errors) {
      return errors.what();
    }
    return {};
  }
};

}  // namespace

TEST_CASE("sometimes: a take says what it has reached, the world's first",
          "[scenario][sometimes]") {
  const Files files(
      "sometimes:\n"
      "  - event: {says: it is received twice, kind: sqs.received, at_least: 2}\n"
      "  - between:\n"
      "      says: it is sent for a call\n"
      "      after: {kind: api.call, subject: sqs.SendMessage}\n"
      "      event: {kind: sqs.sent}\n"
      "      before: {kind: api.reply, subject: sqs.SendMessage}\n",
      "sometimes:\n"
      "  - overlap:\n"
      "      says: it is received while it is there\n"
      "      first: {begin: {kind: sqs.sent}, end: {kind: sqs.deleted}}\n"
      "      second: {begin: {kind: sqs.received}, end: {kind: sqs.shown}}\n"
      "      same: subject\n");
  const harness::Take take = files.play();
  CHECK(take.passed());
  REQUIRE(take.sometimes.size() == 3);
  CHECK(take.sometimes[0].says == "it is received while it is there");
  CHECK(take.sometimes[0].is_reached);
  CHECK_THAT(take.sometimes[0].place, Contains("world.yaml:5"));
  CHECK(take.sometimes[1].says == "it is received twice");
  CHECK_FALSE(take.sometimes[1].is_reached);
  CHECK(take.sometimes[2].is_reached);
  CHECK_THAT(take.sometimes[2].place, Contains("a.yaml:8"));
}

TEST_CASE("sometimes: what is not reached fails no take", "[scenario][sometimes]") {
  const Files files("sometimes:\n  - event: {says: it is lost, kind: sqs.expired}\n");
  CHECK(files.play().passed());
}

TEST_CASE("sometimes: mistakes are told with their places", "[scenario][sometimes]") {
  CHECK_THAT(Files("sometimes:\n  - event: {says: x, kind: sqs.recieved}\n").problem(),
             Contains("a.yaml:7:28: there is no kind of event 'sqs.recieved'") &&
                 Contains("did you mean 'sqs.received'?"));
  CHECK_THAT(Files("sometimes:\n  - event: {kind: sqs.received}\n").problem(), Contains("'says'"));
  CHECK_THAT(Files("sometimes:\n  - {evnt: {says: x, kind: sqs.received}}\n").problem(),
             Contains("did you mean 'event'?"));
  const std::string span = "{begin: {kind: sqs.sent}, end: {kind: sqs.deleted}}";
  CHECK_THAT(Files("sometimes:\n  - overlap: {says: x, first: " + span + ", second: " + span +
                   ", same: subject, other: actor}\n")
                 .problem(),
             Contains("'other' has no effect"));
}
