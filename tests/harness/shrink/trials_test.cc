// Documents tried out, in a world of two queues without a platform.
#include "harness/shrink/trials.h"

#include "harness/scenario/read.h"
#include "harness/shrink/retimed.h"
#include "tests/support/catch.h"

using namespace harness;
using namespace harness::shrink;
using namespace std::chrono_literals;

namespace {

constexpr char kTried[] = "a.yaml";
constexpr char kTwoQueues[] = R"(world: queues
setup:
  - sqs.CreateQueue: {QueueName: jobs}
  - sqs.CreateQueue: {QueueName: others}
)";

// A call as a program makes it: faults may strike it.
std::string ask(const std::string& operation, const std::string& queue,
                const std::string& more = "") {
  return "  - call: {operation: sqs." + operation +
         ", struck: true, input: {QueueUrl: 'http://127.0.0.1:4566/${account}/" + queue + "'" +
         more + "}}\n";
}

// A message in each queue, which is asked for twice; and more than was received is expected.
std::string received_with(const std::string& fault) {
  std::string text =
      "title: Jobs\nworld: w.yaml\nfaults:\n  - sqs.empty_receive: {" + fault + "}\nsteps:\n";
  for (const char* queue : {"jobs", "others"}) {
    text += ask("SendMessage", queue, ", MessageBody: a") + ask("ReceiveMessage", queue) +
            ask("ReceiveMessage", queue);
  }
  return text + "expect:\n  - event: {kind: sqs.received, at_least: 5}\n";
}

struct Trying {
  explicit Trying(const std::string& text) : root(parse_yaml(text, kTried)) {
    setting.path = kTried;
    setting.world = read_world_text(kTwoQueues, "w.yaml", {});
    take = play(read_scenario_text(text, kTried, setting.world, {}), setting.world, {}, {});
  }
  Trials::Options options() const { return {1, 1min, {}}; }

  Setting setting;
  Value root;
  Take take;
};

std::string wait_of(const Value& root, std::size_t step) {
  return root.find("steps")->items.at(step).members.front().value.text;
}

}  // namespace

TEST_CASE("trials: what fails alike by more strikes of faults is not taken up",
          "[shrink][trials]") {
  const Trying trying(received_with("of: jobs, receive: 1"));
  const Judge judge(trying.setting, trying.take);
  REQUIRE(strikes_in(trying.take) == 1);
  const std::vector<Value> wider{parse_yaml(received_with("receive: 1"), kTried)};
  Trials strict(trying.setting, judge, 1, trying.options());
  CHECK_FALSE(strict.first_failing(wider));
  CHECK(strict.count(wider).failing == 0);
  Trials free(trying.setting, judge, 2, trying.options());
  const auto found = free.first_failing(wider);
  REQUIRE(found);
  CHECK(found->strikes == 2);
}

TEST_CASE("trials: nothing is taken up that strikes more often than what was taken up before",
          "[shrink][trials]") {
  const Trying trying(received_with("receive: 1"));
  const Judge judge(trying.setting, trying.take);
  Trials trials(trying.setting, judge, 2, trying.options());
  REQUIRE(trials.first_failing({parse_yaml(received_with("of: jobs, receive: 1"), kTried)}));
  CHECK_FALSE(trials.first_failing({trying.root}));
}

TEST_CASE("trials: a wait ends between any two events instead, the nearest first",
          "[shrink][trials][retimed]") {
  const std::string text = "title: Jobs\nworld: w.yaml\nsteps:\n" +
                           ask("SendMessage", "jobs", ", MessageBody: a") +
                           ask("ReceiveMessage", "jobs", ", VisibilityTimeout: 10") +
                           "  - wait: 40s\n" + ask("ReceiveMessage", "jobs") + "  - wait: 3s\n" +
                           "expect:\n  - event: {kind: sqs.received, count: 7}\n";
  const Trying trying(text);
  const Judge judge(trying.setting, trying.take);
  Trials trials(trying.setting, judge, 0, trying.options());
  const auto played = trials.play(trying.root);
  REQUIRE(played);
  std::vector<sim::Duration> waits;
  for (const Value& root : with_other_waits(*played)) {
    CHECK(wait_of(root, 4) == "3s");  // nothing comes after that one
    waits.push_back(sim::parse_duration(wait_of(root, 2)));
  }
  // Before the message is shown again, between that and the next step, and after it.
  REQUIRE(waits.size() >= 2);
  CHECK(std::ranges::find(waits, 5s) != waits.end());
  CHECK(std::ranges::find(waits, 25s) != waits.end());
  CHECK(std::ranges::is_sorted(waits, {},
                               [](sim::Duration wait) { return std::chrono::abs(wait - 40s); }));
}
