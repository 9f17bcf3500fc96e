// What a take tells of the rules of faults in it, and what it has to do once they are healed.
#include "harness/scenario/read.h"
#include "harness/scenario/take.h"
#include "tests/harness/scenario/kitchen.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using Catch::Matchers::Contains;

namespace {

constexpr char kQueueWorld[] = "world: queue\nsetup:\n  - sqs.CreateQueue: {QueueName: jobs}\n";

harness::Take play_faulty(const std::string& world, const std::string& steps,
                          const harness::Platforms& platforms = {}) {
  const tests::Folder folder;
  folder.write("world.yaml", world);
  folder.write("a.yaml", "title: A faulty world\nworld: world.yaml\n" + steps);
  harness::TakeOptions options;
  options.keep_journal = true;
  const std::string path = folder.path("world.yaml");
  return harness::play(harness::read_scenario(folder.path("a.yaml"), platforms),
                       harness::read_world(path, platforms), platforms, options);
}

}  // namespace

TEST_CASE("Faults: rules that never struck are told, unless by chance", "[scenario][faults]") {
  const std::string heal = GENERATE("", "  - heal: ecs.retired\n");
  const harness::Take take = play_faulty(tests::kKitchenWorld,
                                         "faults:\n"
                                         "  - ecs.slow_start: {of: cook, task: 1}\n"
                                         "  - ecs.retired: {of: waiter}\n"
                                         "  - ecs.slow_start: {of: cook, task: 9}\n"
                                         "  - sqs.duplicate: {of: nosuch, chance: 5%}\n"
                                         "  - ecs.no_capacity: {of: cook, chance: 0.001%}\n"
                                         "  - preset: normal day\n"
                                         "steps:\n  - order: {dish: soup}\n  - wait: 1m\n" +
                                             heal,
                                         {tests::kitchen()});
  CHECK(take.story->faults.at("ecs.slow_start") == 1);
  CHECK(take.unstruck ==
        std::vector<std::string>{"ecs.retired: {of: waiter} (no task there)",
                                 "ecs.slow_start: {of: cook, task: 9} (task 1 was the last there)",
                                 "sqs.duplicate: {of: nosuch, chance: 5%} (no receive there)"});
}

TEST_CASE("heal: a take has to come to rest once nothing is left that may strike",
          "[scenario][faults]") {
  const auto failures = [](const std::string& other) {
    const harness::Take take = play_faulty(
        kQueueWorld,
        "faults:\n  - sqs.duplicate: {of: jobs}\n" + other +
            "steps:\n"
            "  - call: {operation: sqs.SendMessage, input: {QueueUrl: jobs, MessageBody: a}}\n"
            "  - wait: 2m\n  - heal: sqs.duplicate\n");
    std::string text;
    for (const harness::Failure& failure : take.failures) text += failure.what + " ";
    return text;
  };
  CHECK(failures("") == "heal ");
  CHECK(failures("  - aws.throttled: {of: sqs.ReceiveMessage}\n") == "");
  CHECK(failures("  - aws.throttled: {of: sqs.ReceiveMessage, from: 10m}\n") == "");
  CHECK(failures("  - aws.throttled: {of: sqs.ReceiveMessage, to: 1m}\n") == "heal ");
}
