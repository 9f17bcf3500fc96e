// `backlot diff`, as a user runs it.
#include <filesystem>

#include "tests/harness/cli/program.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using tests::backlot;
using tests::Ran;

namespace {

struct Takes : tests::Folder {
  Takes() {
    std::filesystem::create_directories(path("s"));
    write("world.yaml", "world: bare\n");
    write("queue.yaml", "world: with a queue\nsetup:\n  - sqs.CreateQueue: {QueueName: jobs}\n");
    scenario("s/asks.yaml", "30m");
  }
  void scenario(const std::string& file, const std::string& wait) const {
    write(file, "title: A question\nworld: ../world.yaml\nsteps:\n  - wait: " + wait +
                    "\n  - call: {operation: sqs.ListQueues}\n");
  }
  // Plays it; where its journal is.
  std::string take(const std::string& name, const std::string& options = {},
                   const std::string& scenario = "s/asks.yaml") const {
    const Ran ran = backlot("run " + path(scenario) + " --journal " + path(name) + " " + options);
    CHECK(ran.exit_code == 0);
    return path(name);
  }
};

}  // namespace

TEST_CASE("diff: two takes that are alike, exit 0", "[cli][diff]") {
  const Takes takes;
  const Ran ran = backlot("diff " + takes.take("a.sqlite") + " " + takes.take("b.sqlite"));
  INFO(ran.out << ran.err);
  CHECK(ran.exit_code == 0);
  CHECK_THAT(ran.out, Contains("a.sqlite: the scenario s/asks") && Contains("alike: "));
}

TEST_CASE("diff: another world, exit 1, where they part and what follows", "[cli][diff]") {
  const Takes takes;
  const std::string a = takes.take("a.sqlite");
  const std::string b = takes.take("b.sqlite", "--world " + takes.path("queue.yaml"));
  const Ran ran = backlot("diff " + a + " " + b);
  INFO(ran.out << ran.err);
  CHECK(ran.exit_code == 1);
  CHECK_THAT(ran.out,
             Contains("They part 0ms into the take: one has an event that the other lacks"));
  CHECK_THAT(ran.out, Contains("only in B") && Contains("1 × setup  api.call sqs.CreateQueue"));
  const Ran all = backlot("diff --all " + a + " " + b);
  CHECK(all.exit_code == 1);
  CHECK_THAT(all.out, Contains("sqs.ListQueues") && Contains("/output/QueueUrls"));
}

TEST_CASE("diff: the same at other times, exit 1", "[cli][diff]") {
  const Takes takes;
  const std::string a = takes.take("a.sqlite");
  takes.scenario("s/asks.yaml", "31m");
  const Ran ran = backlot("diff " + a + " " + takes.take("b.sqlite"));
  INFO(ran.out << ran.err);
  CHECK(ran.exit_code == 1);
  CHECK_THAT(ran.out, Contains("at other times, at most 1m later in B"));
}

TEST_CASE("diff: where takes part late, the first event at another time is told too",
          "[cli][diff]") {
  const Takes takes;
  const std::string a = takes.take("a.sqlite");
  takes.write("s/asks.yaml",
              "title: A question\nworld: ../world.yaml\nsteps:\n  - wait: 31m\n"
              "  - call: {operation: sqs.ListQueues}\n  - wait: 1m\n"
              "  - call: {operation: sqs.ListQueues}\n");
  const Ran ran = backlot("diff " + a + " " + takes.take("b.sqlite"));
  INFO(ran.out << ran.err);
  CHECK(ran.exit_code == 1);
  CHECK_THAT(ran.out, Contains("one has an event that the other lacks"));
  const std::size_t at =
      ran.out.find("Before that, the first event at another time, 1m later in B");
  REQUIRE(at != std::string::npos);
  const std::string a_line = ran.out.substr(ran.out.find('\n', at) + 1, 40);
  CHECK_THAT(a_line, Contains("  A   ") && Contains("30m"));
}

TEST_CASE("diff: what cannot be compared, exit 2 and one clear line", "[cli][diff]") {
  const Takes takes;
  const std::string a = takes.take("a.sqlite");
  const auto complaint = [&](const std::string& other) {
    const Ran ran = backlot("diff " + a + " " + other);
    CHECK(ran.exit_code == 2);
    CHECK(ran.out.empty());
    return ran.err;
  };
  CHECK_THAT(complaint("none.sqlite"), Contains("there is no journal at none.sqlite"));
  takes.write("text.sqlite", "hello");
  CHECK_THAT(complaint(takes.path("text.sqlite")), Contains("text.sqlite"));
  takes.scenario("s/other.yaml", "1m");
  CHECK_THAT(complaint(takes.take("o.sqlite", "", "s/other.yaml")),
             Contains("there is nothing to compare"));
  CHECK_THAT(complaint(""), Contains("B is required"));
}
