// `backlot export`, as a user runs it.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/harness/cli/program.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using tests::backlot;
using tests::Ran;

namespace {

// A take in which a message is received often enough to be dead.
struct PoisonTake : tests::Folder {
  PoisonTake() {
    write("world.yaml",
          "world: a queue and its dead letters\nsetup:\n"
          "  - sqs.CreateQueue: {QueueName: dead}\n"
          "  - sqs.CreateQueue:\n      QueueName: jobs\n      Attributes:\n"
          "        VisibilityTimeout: '1'\n"
          "        RedrivePolicy: '{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:"
          "dead\",\"maxReceiveCount\":1}'\n");
    write("poison.yaml", "title: A message dies\nworld: world.yaml\nsteps:\n" +
                             call("SendMessage", ", MessageBody: carrot") + receive() + receive());
    played = backlot("run " + path("poison.yaml") + " --journal " + path("take.sqlite"));
  }
  static std::string call(const std::string& operation, const std::string& more) {
    return "  - call: {operation: sqs." + operation +
           ", input: {QueueUrl: \"http://127.0.0.1:4566/000000000000/jobs\"" + more + "}}\n";
  }
  static std::string receive() { return call("ReceiveMessage", "") + "  - wait: 2s\n"; }

  Ran exported(const std::string& words) const {
    return backlot("export " + path("take.sqlite") + " " + words);
  }
  Ran played;
};

}  // namespace

TEST_CASE("export: to a folder, told in one line, exit 0; import reads it", "[cli][export]") {
  const PoisonTake take;
  INFO(take.played.out << take.played.err);
  CHECK(take.played.exit_code == 0);
  const Ran ran = take.exported("--as dlq -o " + take.path("out"));
  INFO(ran.err);
  CHECK(ran.exit_code == 0);
  CHECK(ran.out == "1 message in 1 file under " + take.path("out") + "\n");
  CHECK_THAT(take.read("out/dead.json"), Contains("\"Body\":\"carrot\""));
  const Ran imported = backlot("import " + take.path("out") + " -o " + take.path("facts"));
  CHECK(imported.exit_code == 0);
  CHECK_THAT(imported.out, Contains("3 facts from 1 file"));
}

TEST_CASE("export: to standard output there is evidence and nothing else", "[cli][export]") {
  const PoisonTake take;
  const Ran ran = take.exported("--as cloudtrail");
  CHECK(ran.exit_code == 0);
  CHECK(nlohmann::json::parse(ran.out).at("Records").size() == 5);
  CHECK(ran.err == "5 calls\n");
}

TEST_CASE("export: several documents into one file whose name ends in .json", "[cli][export]") {
  const PoisonTake take;
  const Ran ran = take.exported("--as metrics --of jobs -o " + take.path("all.json"));
  CHECK(ran.exit_code == 0);
  CHECK(ran.out == "4 datapoints in " + take.path("all.json") + "\n");
  CHECK_THAT(take.read("all.json"), Contains("ApproximateAgeOfOldestMessage"));
}

TEST_CASE("export: every kind can be written", "[cli][export]") {
  const PoisonTake take;
  for (const char* const kind :
       {"cloudtrail", "dlq", "logs", "ecs-events", "mail", "metrics", "otlp", "perfetto"}) {
    const Ran ran = take.exported("--as " + std::string(kind) + " -o " + take.path(kind));
    INFO(kind << ran.err);
    CHECK(ran.exit_code == 0);
    CHECK(std::filesystem::exists(take.path(kind)));
  }
}

TEST_CASE("export: an unknown kind, or none, is told with those there are, exit 2",
          "[cli][export]") {
  const PoisonTake take;
  const Ran ran = take.exported("--as cloudtrial");
  CHECK(ran.exit_code == 2);
  CHECK_THAT(ran.err, Contains("'cloudtrial' is no kind of evidence (did you mean "
                               "'cloudtrail'?): expected one of cloudtrail, dlq, logs"));
  CHECK(take.exported("").exit_code == 2);
}

TEST_CASE("export: --of names what is there, or the names there are are told, exit 2",
          "[cli][export]") {
  const PoisonTake take;
  CHECK(take.exported("--as dlq --of jobs").exit_code == 0);
  const Ran ran = take.exported("--as dlq --of job");
  CHECK(ran.exit_code == 2);
  CHECK(ran.err == "backlot: the take has no queue 'job'; there are dead, jobs\n");
  CHECK_THAT(take.exported("--as perfetto --of jobs").err,
             Contains("--of says nothing about perfetto"));
}

TEST_CASE("export: what is no journal is told, with what is one, exit 2", "[cli][export]") {
  const PoisonTake take;
  CHECK(backlot("run " + take.path("poison.yaml") + " --jsonl " + take.path("take.jsonl"))
            .exit_code == 0);
  for (const char* const name : {"take.jsonl", "world.yaml", "none"}) {
    const Ran ran = backlot("export " + take.path(name) + " --as dlq");
    CHECK(ran.exit_code == 2);
    CHECK_THAT(ran.err, Contains(take.path(name)) && Contains("name a file that --journal wrote"));
  }
}

TEST_CASE("export: a journal that is cut in half gives what is before the place, exit 1",
          "[cli][export]") {
  const PoisonTake take;
  const std::string journal = take.path("take.sqlite");
  // Enough of events that half of them can be read.
  std::string steps = "title: Many\nworld: world.yaml\nsteps:\n";
  for (int i = 0; i < 400; ++i) steps += PoisonTake::call("GetQueueAttributes", "");
  take.write("many.yaml", steps);
  CHECK(backlot("run " + take.path("many.yaml") + " --journal " + journal).exit_code == 0);
  std::filesystem::resize_file(journal, std::filesystem::file_size(journal) / 2);
  const Ran ran = take.exported("--as cloudtrail -o " + take.path("half.json"));
  INFO(ran.out);
  CHECK(ran.exit_code == 1);
  CHECK_THAT(ran.err, Contains(journal) && Contains("the journal is broken after event ") &&
                          Contains("what was before it is written"));
  const auto records = nlohmann::json::parse(take.read("half.json")).at("Records").size();
  CHECK(records > 10);
  CHECK(records < 400);
}

TEST_CASE("export: a folder that is in use, and a place that cannot be written, exit 2",
          "[cli][export]") {
  const PoisonTake take;
  CHECK_THAT(take.exported("--as dlq -o " + take.path()).err, Contains("is not empty"));
  const Ran ran = take.exported("--as otlp -o " + take.path("none/traces.json"));
  CHECK(ran.exit_code == 2);
  CHECK_THAT(ran.err, Contains("cannot write " + take.path("none/traces.json")));
}

TEST_CASE("what standard output does not take is told, exit 2, by each command", "[cli][export]") {
  const PoisonTake take;
  const std::string journal = take.path("take.sqlite");
  for (const std::string& words :
       {"export " + journal + " --as otlp", "export " + journal + " --as cloudtrail",
        "explain " + journal, "diff " + journal + " " + journal, "replay " + journal,
        "run " + take.path("poison.yaml"), "check " + take.path("poison.yaml"),
        std::string("schema scenario"), std::string("version"), std::string("--help")}) {
    const Ran ran = backlot(words, "sh -c '\"$@\" >/dev/full' sh");
    CAPTURE(words, ran.err);
    CHECK(ran.exit_code == 2);
    CHECK_THAT(ran.err, Contains("cannot write to standard output"));
  }
}
