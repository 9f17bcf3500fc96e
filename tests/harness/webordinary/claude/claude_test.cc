// The scripted `claude-code` and `claude` in a container.
#include "tests/harness/webordinary/running_platform.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using nlohmann::json;
using tests::PlatformWorkplace;
using tests::RunningPlatform;
using tests::shell;

namespace {

claude::Rule rule(sim::Duration takes) {
  claude::Rule rule;
  rule.takes = sim::Distribution::fixed(takes);
  rule.files = {{"src/a.md", "written by the script\n"}};
  return rule;
}

std::string kinds(RunningPlatform& running) {
  std::string text;
  for (const sim::Event& event : running.world().journal().events()) {
    if (event.kind.starts_with("claude.")) text += event.kind + " " + event.subject + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("claude: edits files, takes its time and prints JSON", "[programs][claude]") {
  PlatformWorkplace workplace;
  workplace.claude = {rule(std::chrono::milliseconds{100})};
  workplace.command = shell(
      "claude-code --instruction 'Make it blue' --context '{\"commandId\": \"c-1\"}' "
      "--workspace work; echo code $?; cat work/src/a.md");
  RunningPlatform running(workplace);
  const json task = running.play();
  CHECK(running.log(task) ==
        "{\"filesChanged\":[\"src/a.md\"],\"output\":\"Done: Make it blue\"}\ncode 0\n"
        "written by the script\n");
  CHECK(kinds(running) == "claude.started c-1\nclaude.finished c-1\n");
}

TEST_CASE("claude: without a rule, the file is named for the thread", "[programs][claude]") {
  PlatformWorkplace workplace;
  workplace.claude = {rule(std::chrono::milliseconds{1})};
  workplace.claude[0].files.clear();
  workplace.command = shell(
      "claude -p 'Make it red' --output-format json >/dev/null; "
      "claude-code --instruction green --context '{\"branch\": \"thread-abc\"}' >/dev/null; "
      "find src -type f | sort");
  RunningPlatform running(workplace);
  CHECK(running.log(running.play()) == "src/pages/abc.md\nsrc/pages/claude.md\n");
}

TEST_CASE("claude: SIGINT stops it, unless the script has it ignored", "[programs][claude]") {
  for (const bool ignores : {false, true}) {
    PlatformWorkplace workplace;
    workplace.claude = {rule(std::chrono::seconds{ignores ? 1 : 600})};
    workplace.claude[0].ignores_sigint = ignores;
    workplace.command = shell(
        "claude-code --instruction x & pid=$!; sleep 0.3; kill -INT $pid; wait $pid; echo code $?");
    // A shell without job control has its background children ignore SIGINT; claude does not.
    RunningPlatform running(workplace);
    const std::string log = running.log(running.play());
    CHECK_THAT(log, Contains(ignores ? "code 0" : "code 130"));
    CHECK_THAT(kinds(running), Contains(ignores ? "claude.finished" : "claude.interrupted"));
  }
}

TEST_CASE("claude: may fail, and may take the container with it", "[programs][claude]") {
  PlatformWorkplace workplace;
  workplace.claude = {rule(std::chrono::milliseconds{10}), rule(std::chrono::milliseconds{10})};
  workplace.claude[0].when = "fail";
  workplace.claude[0].fails = true;
  workplace.claude[1].crashes_container = true;
  workplace.command =
      shell("claude --print fail; echo code $?; claude crash; echo not reached; sleep 60");
  RunningPlatform running(workplace);
  const json task = running.play();
  CHECK(running.log(task) == "Claude Code exited with code 1\ncode 1\n");
  CHECK(task.at("containers").at(0).at("exitCode") == 137);
  CHECK_THAT(kinds(running), Contains("claude.failed") && Contains("claude.crashed_container"));
}

TEST_CASE("claude: a SIGKILL is noticed, and is no news if it ends the whole container",
          "[programs][claude]") {
  for (const bool whole : {false, true}) {
    PlatformWorkplace workplace;
    workplace.claude = {rule(std::chrono::seconds{600})};
    workplace.command =
        shell("claude hard & pid=$!; sleep 1; echo at work; " +
              std::string(whole ? "sleep 600" : "kill -KILL $pid; sleep 1; echo done"));
    RunningPlatform running(workplace);
    const std::string arn = running.run_task();
    running.until_printed(arn, "at work");
    if (whole) running.world().crash(arn, 137);
    running.until(arn, "STOPPED");
    CHECK(kinds(running) == (whole ? "claude.started \n" : "claude.started \nclaude.killed \n"));
  }
}
