#include "harness/scenario/read_faults.h"

#include "tests/harness/webordinary/files.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using namespace harness;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

constexpr char kFaultyHead[] = "title: A test\nworld: world.yaml\nsteps: []\nfaults:\n";

}  // namespace

TEST_CASE("faults: every key of a rule", "[scenario][faults]") {
  const tests::Files files;
  const Scenario scenario =
      files.scenario(std::string(kFaultyHead) +
                     "  - sqs.duplicate: {of: jobs, receive: 3}\n"
                     "  - aws.throttled: {of: 'dynamodb.*', chance: 2%, from: 5m, to: 10m}\n"
                     "  - aws.late_answer: {at: 1h, by: 7s}\n");
  CHECK_FALSE(scenario.faults.only_these);
  const auto& rules = scenario.faults.rules;
  REQUIRE(rules.size() == 3);
  CHECK(rules[0].kind->name == "sqs.duplicate");
  CHECK(rules[0].of == "jobs");
  CHECK(rules[0].number == 3);
  CHECK(rules[0].chance == 1);
  CHECK(rules[1].of == "dynamodb.*");
  CHECK(rules[1].chance == Catch::Approx(0.02));
  CHECK(rules[1].from == 5min);
  CHECK(rules[1].to == 10min);
  CHECK(rules[2].of == "*");
  CHECK(rules[2].once);
  CHECK(rules[2].from == 1h);
  CHECK(rules[2].parameters.at("by") == 7'000'000'000);
}

TEST_CASE("faults: presets, and calm", "[scenario][faults]") {
  const tests::Files files;
  const auto rules = [&](const std::string& list) {
    return files.scenario(kFaultyHead + list).faults;
  };
  const FaultsConfig bad = rules("  - preset: bad day\n");
  const FaultsConfig normal = rules("  - preset: normal day\n");
  CHECK(bad.rules.size() > 8);
  CHECK(normal.rules.size() <= bad.rules.size());
  CHECK(bad.rules.front().chance > normal.rules.front().chance);
  const FaultsConfig calm = rules("  - preset: calm\n  - sqs.duplicate: {}\n");
  CHECK(calm.only_these);
  CHECK(calm.rules.size() == 1);
  CHECK(files.errors_of_scenario(kFaultyHead +
                                 std::string("  - preset: bad day\n  - sqs.duplicate: {}\n"
                                             "  - preset: calm\n  - sqs.late_poll: {}\n")) ==
        "a.yaml:5:5: 'preset' has no effect: 'preset: calm' comes after it\n"
        "a.yaml:6:5: 'sqs.duplicate' has no effect: 'preset: calm' comes after it");
}

TEST_CASE("faults: a world that is calm has none of the one that it extends",
          "[scenario][faults]") {
  const tests::Files files;
  files.write("base.yaml", "world: base\nfaults:\n  - sqs.duplicate: {}\n");
  const WorldConfig world = files.world(
      "world: w\nextends: base.yaml\nfaults:\n  - preset: calm\n  - sqs.late_poll: {}\n");
  REQUIRE(world.faults.rules.size() == 1);
  CHECK(world.faults.rules[0].kind->name == "sqs.late_poll");
  // The text that journals keep is one file, in which nothing is without effect either.
  CHECK(read_world_text(world.text, "w.yaml", {}).faults.rules.size() == 1);
}

TEST_CASE("faults: a rule that can never strike, or changes nothing, is an error",
          "[scenario][faults]") {
  const tests::Files files;
  const auto errors = [&](const std::string& rule) {
    return files.errors_of_scenario(kFaultyHead + ("  - " + rule + "\n"));
  };
  CHECK(errors("sqs.duplicate: {chance: 0%}") ==
        "a.yaml:5:29: 'chance': with 0% sqs.duplicate never strikes");
  CHECK(errors("sqs.duplicate: {of: two.fifo}") ==
        "a.yaml:5:25: 'of': sqs.duplicate strikes standard queues only, not 'two.fifo'");
  for (const char* kind : {"sqs.empty_receive", "sqs.other_order"}) {
    CHECK_THAT(errors(kind + std::string(": {of: '*.fifo'}")), Contains("standard queues only"));
  }
  CHECK(errors("sqs.failed_entry: {of: two.fifo}").empty());
  CHECK(errors("aws.late_answer: {by: 0s}") ==
        "a.yaml:5:27: 'by': with 0s aws.late_answer changes nothing");
  for (const char* kind :
       {"cloudwatch.late_datapoint", "cloudwatch.late_evaluation", "dynamodb.lagging_index",
        "dynamodb.late_ttl", "dynamodb.stale_read", "ecs.missing_task", "ecs.slow_start",
        "logs.late_event", "ses.late_event", "sns.late", "sqs.lagging_counts", "sqs.late_poll"}) {
    CHECK_THAT(errors(kind + std::string(": {by: 0s}")), Contains("changes nothing"));
  }
  // These do something at once.
  for (const char* rule :
       {"sns.duplicate: {by: 0s}", "sns.undelivered: {after: 0s}", "aws.lost_answer: {after: 0s}",
        "ecs.retired: {within: 0s}", "ses.complaint: {by: 0s}", "ses.delivery_delay: {by: 0s}"}) {
    INFO(rule);
    CHECK(errors(rule).empty());
  }
}

TEST_CASE("heal: what heals nothing is an error", "[scenario][faults]") {
  const tests::Files files;
  const auto errors = [&](const std::string& steps) {
    return files.errors_of_scenario(
        "title: A\nworld: world.yaml\nfaults:\n  - sqs.duplicate: {}\n  - sqs.late_poll: {}\n"
        "steps:\n" +
        steps);
  };
  CHECK(errors("  - heal: sqs.duplicate\n  - heal: sqs.late_poll\n  - heal: all\n").empty());
  CHECK(errors("  - heal: sqs.late\n").starts_with("a.yaml:7:11: unknown fault 'sqs.late'"));
  CHECK(errors("  - heal: sqs.other_order\n") ==
        "a.yaml:7:11: 'heal' has no effect: there is no rule of sqs.other_order; expected one of: "
        "sqs.duplicate, sqs.late_poll");
  CHECK(errors("  - heal: sqs.duplicate\n  - heal: sqs.duplicate\n") ==
        "a.yaml:8:11: 'heal' has no effect: there is no rule of sqs.duplicate; expected one of: "
        "sqs.late_poll");
  CHECK(errors("  - heal: all\n  - heal: all\n") ==
        "a.yaml:8:11: 'heal' has no effect: all is healed already");
  // Exploration adds rules.
  CHECK(files.errors_of_scenario("title: A\nworld: world.yaml\nsteps:\n  - heal: all\n").empty());
  // The world's may be healed as well, unless they do not hold.
  files.write("faulty.yaml", "world: w\nfaults:\n  - sns.late: {}\n");
  const std::string in_faulty = "title: A\nworld: faulty.yaml\nsteps:\n  - heal: sns.late\n";
  CHECK(files.errors_of_scenario(in_faulty).empty());
  CHECK_THAT(files.errors_of_scenario(in_faulty + "faults:\n  - preset: calm\n"),
             Contains("there is no rule of sns.late; there are none here"));
}

TEST_CASE("faults: a world has them too", "[scenario][faults]") {
  const tests::Files files;
  const WorldConfig world = files.world("world: w\nfaults:\n  - sqs.duplicate: {of: a}\n");
  REQUIRE(world.faults.rules.size() == 1);
  files.write("base.yaml", "world: base\nfaults:\n  - sqs.duplicate: {of: a}\n");
  CHECK(files.world("world: w\nextends: base.yaml\nfaults:\n  - sqs.late_poll: {}\n")
            .faults.rules.size() == 2);
}

TEST_CASE("faults: a parameter is what AWS permits at most", "[scenario][faults]") {
  const tests::Files files;
  const auto errors = [&](const std::string& list) {
    return files.errors_of_scenario(kFaultyHead + list);
  };
  CHECK(errors("  - ses.soft_bounce: {by: 15h}\n") ==
        "a.yaml:5:27: 'by' of ses.soft_bounce: AWS permits 14h at most, not 15h");
  CHECK_THAT(errors("  - sns.undelivered: {after: 24d}\n"), Contains("at most, not 24d"));
  CHECK(errors("  - ses.soft_bounce: {by: 14h}\n  - dynamodb.stale_read: {by: 3d}\n").empty());
}

TEST_CASE("faults: of two that are for one occasion, the second has no effect",
          "[scenario][faults]") {
  const tests::Files files;
  const auto errors = [&](const std::string& list) {
    return files.errors_of_scenario(kFaultyHead + list);
  };
  CHECK(errors("  - sqs.late_poll: {poll: 3}\n  - sqs.late_poll: {poll: 3, by: 9s}\n") ==
        "a.yaml:6:27: 'poll' has no effect: a rule before it strikes there");
  CHECK(errors("  - sqs.late_poll: {poll: 3, chance: 50%}\n"
               "  - sqs.late_poll: {poll: 3, by: 9s}\n"
               "  - sqs.late_poll: {of: a, poll: 3}\n")
            .empty());
}

TEST_CASE("faults: what is wrong is said, with its place", "[scenario][faults]") {
  const tests::Files files;
  const auto errors = [&](const std::string& list) {
    return files.errors_of_scenario(kFaultyHead + list);
  };
  CHECK_THAT(errors("  - sqs.duplicat: {}\n"),
             StartsWith("a.yaml:5:5: unknown fault 'sqs.duplicat'; expected one of: preset, ") &&
                 Contains("did you mean 'sqs.duplicate'?"));
  CHECK_THAT(errors("  - sqs.duplicate: {call: 3}\n"),
             Contains("a.yaml:5:21: unknown key 'call' of a sqs.duplicate fault; expected one of: "
                      "of, receive, chance, at, from, to"));
  CHECK(errors("  - sqs.duplicate: {chance: 2}\n") ==
        "a.yaml:5:29: 'chance': expected a chance from 0% to 100%, such as 2% or 0.5%, not 2");
  CHECK_THAT(errors("  - sqs.duplicate: {chance: 0x10%}\n"), Contains("not '0x10%'"));
  CHECK(errors("  - sqs.duplicate: {chance: 120%}\n") ==
        "a.yaml:5:29: 'chance': expected a chance from 0% to 100%, such as 2% or 0.5%, not '120%'");
  CHECK_THAT(errors("  - sqs.duplicate: {at: 1m, from: 2m}\n"),
             Contains("'from' has no effect: 'at' says from when"));
  CHECK_THAT(errors("  - sqs.duplicate: {from: 2m, to: 1m}\n"),
             Contains("'to' has no effect: it is not after its beginning"));
  CHECK_THAT(errors("  - preset: awful\n"), Contains("unknown preset 'awful'"));
  CHECK_THAT(files.errors_of_scenario("title: A\nworld: world.yaml\nsteps:\n  - heal: al\n"),
             Contains("a.yaml:4:11: unknown fault 'al'; expected one of: all, "));
}

TEST_CASE("faults: a chance has one text", "[scenario][faults]") {
  for (const char* text : {"2%", "0.5%", "100%", "0%"}) {
    CHECK(chance_text(parse_chance(text)) == text);
  }
  for (const char* bad : {"", "%", "2", "-1%", "x%", "2%%", "101%", "nan%"}) {
    CHECK_THROWS_AS(parse_chance(bad), std::invalid_argument);
  }
}
