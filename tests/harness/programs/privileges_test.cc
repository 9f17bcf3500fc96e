// Who has no privileges on the machine can run programs all the same.
#include <nlohmann/json.hpp>
#include <set>

#include "tests/harness/cli/program.h"
#include "tests/harness/programs/small_world.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;

namespace {

// Takes every privilege from a command, if there is one to take.
std::string unprivileged() {
  const std::string drop = "setpriv --inh-caps=-all --bounding-set=-all ";
  return std::system((drop + "true 2>/dev/null").c_str()) == 0 ? drop : "";
}

}  // namespace

TEST_CASE("run: without any privilege, on the machine's network", "[programs][run]") {
  const tests::Folder folder;
  folder.write("world.yaml",
               tests::small_world("[sh, -c, 'sleep 600; pwd; echo woken at $(date +%s)']"));
  folder.write("s.yaml", "title: x\nworld: world.yaml\nsteps:\n" + tests::run_small_task() +
                             "  - expect: {event: {kind: ecs.output, contains: woken at 17676042, "
                             "within: 15m}}\n");
  std::set<std::string> digests;
  for (int take = 0; take < 3; ++take) {
    const tests::Ran ran = tests::backlot("run --json " + folder.path("s.yaml"), unprivileged());
    INFO(ran.out << ran.err);
    REQUIRE(ran.exit_code == 0);
    CHECK_THAT(ran.err, Contains("tasks share the machine's network, each with a loopback address "
                                 "of its own: make a network namespace"));
    digests.insert(nlohmann::json::parse(ran.out).at("digest"));
  }
  CHECK(digests.size() == 1);
}
