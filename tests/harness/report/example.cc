#include "tests/harness/report/example.h"

#include "harness/webordinary/webordinary_report.h"

namespace tests {
namespace {

using namespace std::chrono_literals;
using harness::CommandStory;
using harness::InboundStory;
using harness::RunStory;
using harness::TaskStory;

constexpr char kContainer[] = "ameliastamps-website-john";

InboundStory inbound(const std::string& number, sim::Duration arrived, sim::Duration answered) {
  InboundStory story;
  story.channel = "email";
  story.id = "mail-" + number + "@ameliastamps.com";
  story.from = "john@ameliastamps.com";
  story.thread = "AbCdEf12";
  story.subject = "Change <b>number " + number + "</b>";
  story.arrived = sim::kDefaultStart + arrived;
  story.command = "command-" + number;
  story.warm = number != "1";
  story.replies = {sim::kDefaultStart + answered};
  return story;
}

CommandStory command(const std::string& number, sim::Duration sent, sim::Duration answered) {
  CommandStory story;
  story.id = "command-" + number;
  story.session = "ameliastamps-website-AbCdEf12";
  story.thread = "AbCdEf12";
  story.container = kContainer;
  story.type = "edit";
  story.instruction = "Change number " + number;
  story.inbound = "mail-" + number + "@ameliastamps.com";
  story.queue = "webordinary-input-" + std::string(kContainer);
  story.sent = sim::kDefaultStart + sent;
  story.received = {sim::kDefaultStart + sent + 5s};
  story.answered = sim::kDefaultStart + answered;
  story.success = true;
  return story;
}

RunStory run(const std::string& number, sim::Duration started, sim::Duration ended,
             const std::string& end) {
  return {"command-" + number, kContainer, sim::kDefaultStart + started, sim::kDefaultStart + ended,
          end};
}

TaskStory task(const std::string& family, const std::string& container, sim::Duration created,
               sim::Duration running) {
  TaskStory story;
  const char* id = container.empty() ? "fedcba9876543210" : "0123456789abcdef";
  story.arn = std::string("arn:aws:ecs:us-east-1:000000000000:task/webordinary-edit-cluster/") + id;
  story.family = family;
  story.container = container;
  story.created = sim::kDefaultStart + created;
  story.running = sim::kDefaultStart + running;
  return story;
}

// Both parts of a take's story.
struct Told : harness::Story, harness::WebordinaryStory {};

Told example_story() {
  Told told;
  Told* const story = &told;
  story->begin = sim::kDefaultStart;
  story->end = sim::kDefaultStart + 30min;
  story->inbounds = {inbound("1", 2s, 75s), inbound("2", 70s, 130s), inbound("3", 25min, 26min)};
  story->commands = {command("1", 3s, 72s), command("2", 71s, 128s),
                     command("3", 25min + 1s, 25min + 55s)};
  story->commands[0].interrupted = true;
  story->runs = {run("1", 45s, 72s, "interrupted"), run("2", 73s, 127s, "finished"),
                 run("3", 25min + 5s, 25min + 54s, "crashed")};
  story->tasks = {task("webordinary-hermes", "", 0s, 1s),
                  task("webordinary-edit-task", kContainer, 2s, 40s)};
  story->tasks[1].stopping = sim::kDefaultStart + 26min;
  story->tasks[1].stopped = sim::kDefaultStart + 26min + 5s;
  story->tasks[1].exit_code = 137;
  story->queues["webordinary-input-" + std::string(kContainer)] = {
      {sim::kDefaultStart + 3s, 1, 0, 0s},         {sim::kDefaultStart + 45s, 0, 1, 42s},
      {sim::kDefaultStart + 71s, 1, 1, 68s},       {sim::kDefaultStart + 73s, 0, 1, 2s},
      {sim::kDefaultStart + 128s, 0, 0, 0s},       {sim::kDefaultStart + 25min + 1s, 1, 0, 0s},
      {sim::kDefaultStart + 25min + 5s, 0, 1, 4s}, {sim::kDefaultStart + 25min + 55s, 0, 0, 0s}};
  story->calls = 120;
  return told;
}

// A task of a world of somebody's own.
TaskStory own_task(const std::string& id, const std::string& group, sim::Duration created) {
  TaskStory story;
  story.arn = "arn:aws:ecs:us-west-2:000000000000:task/jobs/" + id + "7b799cb16d6eebc9c8807da1";
  story.family = group;
  story.group = group;
  story.created = sim::kDefaultStart + created;
  return story;
}

TaskStory crashed(const std::string& id, sim::Duration created) {
  TaskStory story = own_task(id, "worker", created);
  story.running = sim::kDefaultStart + created + 10s;
  story.stopping = sim::kDefaultStart + created + 12s;
  story.stopped = sim::kDefaultStart + created + 20s;
  story.exit_code = 1;
  story.code = "EssentialContainerExited";
  story.reason = "Essential container in task exited";
  story.last_lines = {"throw new Error(\"boom\");", "\x1b[31mError: boom\x1b[39m <here>"};
  return story;
}

TaskStory not_started() {
  TaskStory story = own_task("0badc0de", "cruncher", 30s);
  story.stopping = sim::kDefaultStart + 50s;
  story.stopped = sim::kDefaultStart + 58s;
  story.code = "TaskFailedToStart";
  story.reason = "CannotPullContainerError: docker.io/library/cruncher:1.2: not found";
  return story;
}

std::shared_ptr<harness::Story> own_story() {
  auto story = std::make_shared<harness::Story>();
  story->begin = sim::kDefaultStart;
  story->end = sim::kDefaultStart + 30min;
  for (int i = 0; i < 5; ++i) {
    story->tasks.push_back(crashed("c3b52be" + std::to_string(i), i * 1min));
  }
  story->tasks.push_back(not_started());
  story->tasks.push_back(own_task("600d600d", "cruncher", 2min));
  story->tasks.back().running = sim::kDefaultStart + 3min;
  story->queues["jobs"] = {{sim::kDefaultStart + 1s, 1, 0, 0s},
                           {sim::kDefaultStart + 10s, 0, 1, 9s},
                           {sim::kDefaultStart + 70s, 1, 0, 69s},
                           {sim::kDefaultStart + 130s, 0, 0, 0s},
                           {sim::kDefaultStart + 15min, 1, 0, 0s}};
  story->queues["jobs-dead"] = {{sim::kDefaultStart + 130s, 1, 0, 129s},
                                {sim::kDefaultStart + 15min, 0, 0, 0s}};
  story->queues["never-used"] = {};
  story->queues["results"] = {{sim::kDefaultStart + 5min, 0, 0, 0s, 1}};
  story->dead_letter_queues = {"jobs-dead"};
  using Kind = harness::MarkStory::Kind;
  story->marks = {
      {sim::kDefaultStart + 70s, Kind::kRetry, "jobs", "again in jobs"},
      {sim::kDefaultStart + 130s, Kind::kDead, "jobs-dead", "from jobs to jobs-dead"},
      {sim::kDefaultStart + 10min, Kind::kError, "cruncher", "sqs.SendMessage: AccessDenied"},
      {sim::kDefaultStart + 15min, Kind::kRedriven, "jobs", "from jobs-dead to jobs"}};
  story->sent = {{sim::kDefaultStart + 14s, "email", "ann@customer.test", "Job <1> is done"},
                 {sim::kDefaultStart + 15min, "email", "bob@customer.test", "Job 2 is done"}};
  story->calls = 12;
  return story;
}

}  // namespace

harness::Take own_take() {
  harness::Take take = example_take();
  take.scenario = "mine/own";
  take.figures.clear();
  take.story = own_story();
  take.platform_report = {};
  harness::Failure failure;
  failure.place = {"own.yaml", 3, 5};
  failure.what = "tasks";
  failure.expected = "1 running";
  failure.seen = "0 running, 1 STOPPED\nand a second line";
  failure.time = sim::kDefaultStart + 30min;
  take.failures = {failure};
  return take;
}

harness::Take example_take() {
  harness::Take take;
  take.scenario = "interrupt/example";
  take.title = "A second mail interrupts the first";
  take.seed = 7;
  take.digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  take.simulated = 30min;
  take.wall = 3ms;
  take.events = 1234;
  take.errors = {{"dynamodb.GetItem ValidationException", 2}};
  take.refused = {{"sqs.NoSuchThing", 1}};
  take.figures = {{"answer time p50", 4.2, "s", "4.2s", "< 5s", true},
                  {"cold starts", 1, "", "1", "", std::nullopt}};
  const Told told = example_story();
  take.story = std::make_shared<harness::Story>(told);
  take.platform_report = harness::webordinary_report(told, told);
  return take;
}

harness::Take failed_take() {
  harness::Take take = example_take();
  harness::Failure failure;
  failure.place = {"scenarios/interrupt/example.yaml", 12, 5};
  failure.what = "mail";
  failure.expected = "a mail to john with \"Done\" & <b>more</b>";
  failure.seen = "no mail to john";
  failure.time = sim::kDefaultStart + 30s;
  failure.last_events = {{.sequence = 9,
                          .time = sim::kDefaultStart + 29s,
                          .actor = "hermes",
                          .kind = "api.call",
                          .subject = "sqs.ReceiveMessage",
                          .cause = 0,
                          .data = R"({"input":{"QueueUrl":"<x>"}})"}};
  take.failures = {failure};
  return take;
}

}  // namespace tests
