// `backlot run` and `backlot serve` with a world of real programs.
#include <nlohmann/json.hpp>
#include <set>

#include "sim/http/client.h"
#include "tests/harness/cli/program.h"
#include "tests/harness/programs/small_world.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;

namespace {

const std::string kFolder = BACKLOT_TEST_WORLD;

}  // namespace

TEST_CASE("run: a scenario with a shell and a Python worker, in each pace", "[programs][run]") {
  for (const std::string pace : {"virtual", "skip", "x20"}) {
    const tests::Ran ran = tests::backlot("run --pace " + pace + " " + kFolder + "/jobs.yaml");
    INFO(pace << "\n" << ran.out << ran.err);
    CHECK(ran.exit_code == 0);
    CHECK_THAT(ran.out, Contains("passed"));
  }
}

TEST_CASE("run: takes of programs that draw ids elsewhere have one digest", "[programs][run]") {
  // The kernel's own generator: nobody gets it from the seed.
  const tests::Folder folder;
  folder.write("world.yaml", tests::small_world("[sh, -c, 'ID=$(cat /proc/sys/kernel/random/uuid); "
                                                "echo $ID pid $$; sleep 3; echo again $ID']"));
  folder.write("s.yaml",
               "title: x\nworld: world.yaml\nsteps:\n" + tests::run_small_task() +
                   "  - expect: {event: {kind: ecs.output, contains: again, within: 3m}}\n");
  std::set<std::string> digests;
  for (int i = 0; i < 3; ++i) {
    const std::string journal = folder.path("take" + std::to_string(i) + ".sqlite");
    const tests::Ran ran =
        tests::backlot("run --json " + folder.path("s.yaml") + " --journal " + journal);
    INFO(ran.out << ran.err);
    REQUIRE(ran.exit_code == 0);
    const nlohmann::json take = nlohmann::json::parse(ran.out);
    CHECK(take.at("digest_of") == "behaviour");
    digests.insert(take.at("digest"));
  }
  CHECK(digests.size() == 1);
  CHECK_THAT(tests::backlot("run " + folder.path("s.yaml")).out,
             Contains("~" + digests.begin()->substr(0, 16)));
  const tests::Ran replayed = tests::backlot("replay " + folder.path("take0.sqlite"));
  CHECK(replayed.exit_code == 0);
  CHECK_THAT(replayed.out + replayed.err, Contains("identical"));
  const tests::Ran same =
      tests::backlot("diff " + folder.path("take0.sqlite") + " " + folder.path("take1.sqlite"));
  CHECK(same.exit_code == 0);
  CHECK_THAT(same.out, Contains("alike"));
}

TEST_CASE("check: a variable of the user's environment that is not set", "[programs][run]") {
  const tests::Folder folder;
  folder.write("world.yaml",
               "world: x\nimages:\n  a:\n    command: {argv: [run], cwd: '${NO_SUCH_DIR}'}\n");
  folder.write("s.yaml", "title: x\nworld: world.yaml\nsteps: [{wait: 1s}]\n");
  const tests::Ran ran = tests::backlot("check " + folder.path("s.yaml"));
  CHECK(ran.exit_code == 2);
  CHECK_THAT(ran.out + ran.err, Contains("world.yaml:4:") &&
                                    Contains("the environment variable NO_SUCH_DIR is not set"));
}

namespace {

// Plays a service of one task for an hour; the events.
std::string hour_of_service(const std::string& argv) {
  const tests::Folder folder;
  folder.write("world.yaml", tests::small_world(argv));
  folder.write("s.yaml", "title: x\nworld: world.yaml\nsteps:\n" + tests::make_small_service() +
                             "  - wait: 1h\n");
  const tests::Ran ran =
      tests::backlot("run " + folder.path("s.yaml") + " --jsonl " + folder.path("events.jsonl"));
  INFO(ran.out << ran.err);
  CHECK(ran.exit_code == 0);
  return folder.read("events.jsonl");
}

int count(const std::string& text, const std::string& what) {
  int found = 0;
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; ++at) ++found;
  return found;
}

}  // namespace

// "Even if a task's container command immediately exits with a non-zero exit code", AWS sees it as
// RUNNING before, and "tasks that fail immediately due to command errors don't cause the throttle":
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html
TEST_CASE("run: a service whose tasks exit at once goes on at the same rate", "[programs][run]") {
  const std::string events = hour_of_service("[sh, -c, 'sleep 60; exit 3']");
  CHECK(count(events, "has started 1 tasks") > 50);
  CHECK(count(events, "unable to consistently start tasks successfully") == 0);
}

TEST_CASE("run: a service whose tasks cannot start backs off", "[programs][run]") {
  const std::string events = hour_of_service("[no-such-command]");
  CHECK(count(events, "unable to consistently start tasks successfully") == 1);
  CHECK(count(events, "has started 1 tasks") > 4);
  CHECK(count(events, "has started 1 tasks") < 15);
}

TEST_CASE("run: steps crash and stop the tasks of a service", "[programs][run]") {
  const tests::Folder folder;
  folder.write("world.yaml",
               tests::small_world("[sh, -c, 'trap \"exit 5\" TERM; while :; do sleep 1; done']"));
  folder.write("s.yaml", "title: x\nworld: world.yaml\nsteps:\n" + tests::make_small_service() +
                             "  - expect: {tasks: {service: s, running: 1, within: 5m}}\n"
                             "  - crash: {service: s, exit_code: 9}\n"
                             "  - expect: {stopped: {service: s, exit_code: 9, within: 5m}}\n"
                             "  - expect: {tasks: {service: s, running: 1, within: 5m}}\n"
                             "  - stop: {service: s, reason: enough}\n"
                             "expect:\n"
                             "  - stopped: {family: a, exit_code: 5, reason: enough, within: 5m}\n"
                             "  - tasks: {service: s, running: 1, within: 5m}\n"
                             "  - stopped: {service: s, count: 2}\n");
  const tests::Ran ran = tests::backlot("run " + folder.path("s.yaml"));
  INFO(ran.out << ran.err);
  CHECK(ran.exit_code == 0);
}

TEST_CASE("serve: time that is moved takes programs and what they ask for with it",
          "[programs][serve]") {
  const tests::Folder folder;
  folder.write("ask.py",
               "import os, urllib.request\n"
               "task = os.environ['ECS_CONTAINER_METADATA_URI_V4'] + '/task'\n"
               "print('answered', len(urllib.request.urlopen(task).read()) > 99)\n");
  const std::string ask = "python3 " + folder.path("ask.py");
  folder.write("world.yaml", tests::small_world("[sh, -c, 'sleep 600; " + ask +
                                                    "; sleep 600; echo over; sleep 86400']",
                                                tests::small_service(1)));
  tests::Server server("--port 0 --pace manual --world " + folder.path("world.yaml"));
  sim::http::Client client("127.0.0.1", server.port());
  sim::http::Request request;
  request.method = "POST";
  request.target = "/_backlot/time";
  request.body = R"({"advance": "1h"})";
  CHECK(client.call(request).status == 200);
  request = {};
  request.target = "/_backlot/journal?kind=ecs.output";
  const std::string events = client.call(request).body;
  INFO(events);
  CHECK_THAT(events, Contains("answered True") && Contains("over"));
  CHECK_THAT(events, Contains("T09:10:") && Contains("T09:20:"));
}

TEST_CASE("run: one that never sleeps fails the take, with what to do about it",
          "[programs][run]") {
  const tests::Folder folder;
  folder.write("world.yaml", tests::small_world("[sh, -c, 'while :; do :; done']",
                                                "programs: {patience: 500ms}\n"));
  folder.write("scenario.yaml", "title: x\nworld: world.yaml\nsteps:\n" + tests::run_small_task() +
                                    "  - wait: 1m\n");
  const tests::Ran ran = tests::backlot("run " + folder.path("scenario.yaml"));
  CHECK(ran.exit_code == 1);
  CHECK_THAT(ran.out, Contains("the clock is held by task a: sh (pid "));
  CHECK_THAT(ran.out, Contains("sleep by a timer") && Contains("500ms") &&
                          Contains("programs: {patience: 1m}"));
  CHECK(ran.out.find("holding the clock") == std::string::npos);
}

TEST_CASE("run: a program that throws at start is told with all it printed", "[programs][run]") {
  const tests::Folder folder;
  folder.write("world.yaml",
               tests::small_world("[sh, -c, 'echo starting; echo boom at the start >&2; exit 3']"));
  folder.write("scenario.yaml", "title: x\nworld: world.yaml\nsteps:\n" + tests::run_small_task() +
                                    "  - wait: 1m\n  - expect: {tasks: {family: a, running: 1}}\n");
  const tests::Ran ran = tests::backlot("run " + folder.path("scenario.yaml"));
  CHECK(ran.exit_code == 1);
  CHECK_THAT(ran.out, Contains(", exit 3: Essential container in task exited\n    | starting\n"
                               "    | boom at the start\n"));
}
