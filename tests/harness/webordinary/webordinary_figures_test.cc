#include "harness/webordinary/webordinary_figures.h"

#include <stdexcept>

#include "tests/support/catch.h"

using namespace std::chrono_literals;
using namespace harness;

namespace {

constexpr sim::Time kBegin = sim::kDefaultStart;

// Both parts of a take's story.
struct Told : Story, WebordinaryStory {};

Told story_of_an_hour() {
  Told story;
  story.begin = kBegin;
  story.end = kBegin + 1h;
  return story;
}

// A message that was written at `at` and answered after `took`, `work` of which Claude Code took.
CommandStory& add_message(Told& story, sim::Duration at, sim::Duration took, sim::Duration work,
                          const std::string& thread = "t") {
  const std::string number = std::to_string(story.inbounds.size() + 1);
  InboundStory inbound;
  inbound.id = "m" + number;
  inbound.thread = thread;
  inbound.arrived = kBegin + at;
  inbound.warm = true;
  inbound.command = "c" + number;
  inbound.replies = {inbound.arrived + took};
  CommandStory command;
  command.id = "c" + number;
  command.thread = thread;
  command.container = "acme-site-jo";
  command.sent = inbound.arrived;
  command.received = {inbound.arrived + 1s};
  command.answered = inbound.replies.back();
  command.success = true;
  command.runs = {story.runs.size()};
  story.runs.push_back(
      {command.id, command.container, kBegin + at + 1s, kBegin + at + 1s + work, "finished"});
  story.inbounds.push_back(std::move(inbound));
  story.commands.push_back(std::move(command));
  return story.commands.back();
}

Figure figure(const Told& story, const std::string& name) {
  for (const Figure& one : webordinary_figures(story, story)) {
    if (one.name == name) return one;
  }
  throw std::out_of_range("no figure " + name);
}

bool has_figure(const Told& story, const std::string& name) {
  for (const Figure& one : webordinary_figures(story, story)) {
    if (one.name == name) return true;
  }
  return false;
}

// What a figure says against its target: `4s < 5s met`.
std::string verdict(const Figure& one) {
  std::string text = one.text;
  if (!one.target.empty()) text += " " + one.target;
  if (one.met) text += *one.met ? " met" : " missed";
  return text;
}

}  // namespace

TEST_CASE("figures: answer times by the nearest rank", "[scenario][figures]") {
  Told story = story_of_an_hour();
  for (int i = 1; i <= 10; ++i) add_message(story, i * 1min, i * 1s, 0s);
  CHECK(figure(story, "messages").number == 10);
  CHECK(figure(story, "answer time p50").number == 5);
  CHECK(figure(story, "answer time p90").number == 9);
  CHECK(figure(story, "answer time p99").number == 10);
  CHECK(figure(story, "answer time p99").text == "10s");
  CHECK_FALSE(figure(story, "answer time p50").met);
}

TEST_CASE("figures: of one message each quantile is that one; of none there are none",
          "[scenario][figures]") {
  Told story = story_of_an_hour();
  CHECK(figure(story, "messages").number == 0);
  CHECK_FALSE(has_figure(story, "answer time p50"));
  CHECK_FALSE(has_figure(story, "queue wait p50"));
  CHECK_FALSE(has_figure(story, "cold start p50"));
  add_message(story, 0s, 150s, 0s);
  for (const char* name : {"answer time p50", "answer time p90", "answer time p99"}) {
    CHECK(figure(story, name).number == 150);
    CHECK(figure(story, name).text == "2m30s");
  }
}

TEST_CASE("figures: processing is what is left without the work, in a warm container",
          "[scenario][figures]") {
  Told story = story_of_an_hour();
  add_message(story, 0s, 64s, 60s);
  CHECK(verdict(figure(story, "processing time p50, container warm")) == "4s < 5s met");
  CHECK(verdict(figure(story, "processing time p99, container warm")) == "4s < 15s met");
  add_message(story, 5min, 80s, 60s);
  add_message(story, 10min, 80s, 60s);
  CHECK(verdict(figure(story, "processing time p50, container warm")) == "20s < 5s missed");
  CHECK(verdict(figure(story, "processing time p90, container warm")) == "20s");
  CHECK(verdict(figure(story, "processing time p99, container warm")) == "20s < 15s missed");
  for (InboundStory& inbound : story.inbounds) inbound.warm = false;
  CHECK_FALSE(has_figure(story, "processing time p50, container warm"));
}

TEST_CASE("figures: unanswered and interrupted messages are counted, not timed",
          "[scenario][figures]") {
  Told story = story_of_an_hour();
  add_message(story, 0s, 10s, 5s);
  CHECK(verdict(figure(story, "messages without an answer")) == "0 0 met");
  CommandStory& interrupted = add_message(story, 1min, 1000s, 5s);
  interrupted.interrupted = true;
  interrupted.success = false;
  add_message(story, 2min, 2000s, 5s).answered.reset();
  CHECK(verdict(figure(story, "messages without an answer")) == "1 0 missed");
  CHECK(figure(story, "messages whose work was interrupted").number == 1);
  CHECK(figure(story, "answer time p99").number == 10);
}

TEST_CASE("figures: queue wait is from when a command was sent until it was first received",
          "[scenario][figures]") {
  Told story = story_of_an_hour();
  add_message(story, 0s, 10s, 5s);
  add_message(story, 1min, 10s, 5s).received = {kBegin + 1min + 40s, kBegin + 8min};
  add_message(story, 2min, 10s, 5s).received.clear();
  CHECK(figure(story, "queue wait p50").number == 1);
  CHECK(figure(story, "queue wait p99").number == 40);
}

TEST_CASE("figures: cold starts, recovery and task-minutes", "[scenario][figures]") {
  Told story = story_of_an_hour();
  const auto add_task = [&](sim::Duration created, sim::Duration running, sim::Duration stopped,
                            int exit_code, const std::string& container) {
    TaskStory task;
    task.container = container;
    task.created = kBegin + created;
    task.running = kBegin + running;
    task.stopping = task.stopped = kBegin + stopped;
    task.exit_code = exit_code;
    story.tasks.push_back(task);
  };
  add_task(0s, 29s, 10min, 0, "acme-site-jo");
  CHECK(verdict(figure(story, "cold start p99")) == "29s < 30s met");
  CHECK(verdict(figure(story, "task-minutes")) == "10 min");
  CHECK_FALSE(has_figure(story, "recovery after a container's death, longest"));
  add_task(20min, 20min + 45s, 30min, 137, "acme-site-jo");
  add_task(30min + 2s, 30min + 52s, 40min, 0, "acme-site-jo");
  CHECK(figure(story, "cold starts").number == 3);
  CHECK(figure(story, "cold start p50").number == 45);
  CHECK(verdict(figure(story, "cold start p99")) == "50s < 30s missed");
  CHECK(verdict(figure(story, "recovery after a container's death, longest")) == "52s < 60s met");
  // Hermes is no container of anybody's, but it costs; what still runs costs until the end.
  TaskStory hermes;
  hermes.created = hermes.running.emplace(kBegin + 30min);
  story.tasks.push_back(hermes);
  CHECK(figure(story, "cold starts").number == 3);
  CHECK(figure(story, "task-minutes").number == Catch::Approx(10 + 10 + 9 + 58 / 60.0 + 30));
}

TEST_CASE("figures: a session switch takes from when the container was free for the other thread",
          "[scenario][figures]") {
  Told story = story_of_an_hour();
  add_message(story, 0s, 100s, 60s, "a");
  CHECK(figure(story, "session switches").number == 0);
  // Received while the other was at work until 61 s; begun at 62.5 s.
  CommandStory& second = add_message(story, 30s, 100s, 10s, "b");
  second.received = {kBegin + 31s};
  story.runs.back().started = kBegin + 62s + 500ms;
  story.runs.back().ended = kBegin + 70s;
  CHECK(figure(story, "session switches").number == 1);
  CHECK(verdict(figure(story, "session switch, longest")) == "1.5s < 2s met");
  // The same thread again is no switch.
  add_message(story, 5min, 100s, 10s, "b");
  CHECK(figure(story, "session switches").number == 1);
  add_message(story, 10min, 100s, 10s, "a").received = {kBegin + 10min - 2s};
  CHECK(figure(story, "session switches").number == 2);
  CHECK(verdict(figure(story, "session switch, longest")) == "3s < 2s missed");
  CHECK(figure(story, "session switch p50").number == 1.5);
}

TEST_CASE("figures: an interrupt whose command is neither answered nor dead is a loss",
          "[scenario][figures]") {
  Told story = story_of_an_hour();
  add_message(story, 0s, 100s, 60s);
  story.runs.back().end = "interrupted";
  add_message(story, 5min, 100s, 60s);
  story.runs.back().end = "killed";
  CHECK(figure(story, "interrupts").number == 2);
  CHECK(verdict(figure(story, "commands lost to an interrupt")) == "0 0 met");
  story.commands.back().answered.reset();
  CHECK(verdict(figure(story, "commands lost to an interrupt")) == "1 0 missed");
  story.commands.back().dead = kBegin + 10min;
  CHECK(verdict(figure(story, "commands lost to an interrupt")) == "0 0 met");
}

TEST_CASE("figures: depth is weighed by how long it lasted; age grows until the next sample",
          "[scenario][figures]") {
  Told story = story_of_an_hour();
  story.queues["webordinary-input-a"] = {
      {kBegin, 4, 0, 0s}, {kBegin + 15min, 0, 2, 15min}, {kBegin + 30min, 0, 0, 0s}};
  story.queues["webordinary-output-a"] = {{kBegin, 500, 0, 0s}};
  CHECK(verdict(figure(story, "queue depth, average of the fullest input queue")) ==
        "1.5 < 10 met");
  CHECK(verdict(figure(story, "queue depth, greatest")) == "4 < 50 met");
  CHECK(figure(story, "oldest message, greatest age").number == 30 * 60);
  CHECK(figure(story, "oldest message, greatest age").text == "30m");
  story.queues["webordinary-input-b"] = {{kBegin + 30min, 60, 0, 0s}};
  CHECK(verdict(figure(story, "queue depth, average of the fullest input queue")) ==
        "60 < 10 missed");
  CHECK(verdict(figure(story, "queue depth, greatest")) == "60 < 50 missed");
}

TEST_CASE("figures: the share of calls that failed", "[scenario][figures]") {
  Told story = story_of_an_hour();
  CHECK(verdict(figure(story, "AWS calls that failed")) == "0% < 5% met");
  story.calls = 40;
  story.failed_calls = 1;
  CHECK(verdict(figure(story, "AWS calls that failed")) == "2.5% < 5% met");
  story.failed_calls = 2;
  CHECK(verdict(figure(story, "AWS calls that failed")) == "5% < 5% missed");
  CHECK(figure(story, "AWS calls").number == 40);
}
