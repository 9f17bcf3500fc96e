// Previews: the pages that programs serve to people, and where programs keep their work.
#include "harness/webordinary/alb.h"

#include <optional>
#include <string>

#include "harness/programs/page_fetcher.h"
#include "harness/webordinary/git_host.h"
#include "tests/harness/webordinary/running_platform.h"
#include "tests/support/catch.h"

using nlohmann::json;
using tests::PlatformWorkplace;
using tests::RunningPlatform;
using tests::shell;

namespace {

// Serves its name on port 4321, with the status that it is given.
const std::string kServer = R"(exec python3 -c '
import http.server, os, sys, time
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if "HANGS" in os.environ: time.sleep(600)
        self.send_response(int(os.environ["STATUS"]))
        self.end_headers()
        self.wfile.write((os.environ["NAME"] + " " + self.path).encode())
    def log_message(self, *rest): pass
server = http.server.HTTPServer((os.environ["BACKLOT_TASK_ADDRESS"], 4321), Handler)
print("serving", flush=True)
server.serve_forever()
')";

PlatformWorkplace servers() {
  PlatformWorkplace workplace;
  workplace.command = shell(kServer);
  workplace.container = {{"portMappings", {{{"containerPort", 4321}}}}};
  return workplace;
}

std::string start(RunningPlatform& running, const std::string& name, int status, bool somebodys,
                  bool hangs = false) {
  json variables = {{{"name", "NAME"}, {"value", name}},
                    {{"name", "STATUS"}, {"value", std::to_string(status)}}};
  if (hangs) variables.push_back({{"name", "HANGS"}, {"value", "yes"}});
  if (somebodys) variables.push_back({{"name", "CONTAINER_ID"}, {"value", name}});
  const std::string arn =
      running.run_task({{"containerOverrides", {{{"name", "app"}, {"environment", variables}}}}});
  running.until_printed(arn, "serving");
  return arn;
}

harness::Alb::PreviewPage page(RunningPlatform& running, const std::string& thread) {
  std::optional<harness::Alb::PreviewPage> shown;
  running.platform().alb().get("user", thread,
                               [&](const harness::Alb::PreviewPage& p) { shown = p; });
  CHECK_FALSE(shown);  // never at once
  running.run([&] { return shown.has_value(); });
  return *shown;
}

}  // namespace

TEST_CASE("pages: somebody's containers first, then the others; the last answer counts",
          "[programs][pages]") {
  RunningPlatform running(servers());
  CHECK(page(running, "abc").status == 503);
  start(running, "front", 404, false);
  CHECK(page(running, "abc").status == 404);
  const std::string one = start(running, "one", 500, true);
  CHECK(page(running, "abc").status == 404);
  start(running, "two", 200, true);
  const auto found = page(running, "a b");
  CHECK(found.status == 200);
  CHECK(found.body == "two /session/a%20b/");
  const std::string front = start(running, "three", 200, false);
  CHECK(page(running, "abc").body == "two /session/abc/");
}

TEST_CASE("pages: a container that does not answer is given up after a minute",
          "[programs][pages]") {
  RunningPlatform running(servers());
  start(running, "one", 200, true, true);
  const sim::Time asked = running.world().scheduler().now();
  CHECK(page(running, "abc").status == 504);
  CHECK(running.world().scheduler().now() - asked == harness::PageFetcher::kAnswerTimeout);
  start(running, "two", 200, true);
  CHECK(page(running, "abc").body == "two /session/abc/");
}

TEST_CASE("pages: nobody is told once the World has gone", "[programs][pages]") {
  bool told = false;
  {
    RunningPlatform running(servers());
    start(running, "front", 200, false);
    running.platform().alb().get("user", "abc", [&](const auto&) { told = true; });
  }
  CHECK_FALSE(told);
}

TEST_CASE("workspace: where a task's WORKSPACE_PATH is, also when the task has gone",
          "[programs][git]") {
  PlatformWorkplace workplace;
  workplace.sites = {{"acme", "site", {{"index.md", "first\n"}}}};
  workplace.command = shell(
      "set -e; [ -n \"$WORKSPACE_PATH\" ] || { echo \"$SHARED\"; exit; }; "
      "git clone -q https://git.backlot.test/acme/site.git \"$WORKSPACE_PATH\" 2>&1; "
      "cd \"$WORKSPACE_PATH\"; git checkout -q -b thread-1; echo second > index.md; "
      "git -c user.name=x -c user.email=x@y commit -q -a -m change; echo committed");
  workplace.command.environment = {{"SHARED", "{shared}"}};
  RunningPlatform running(workplace);
  const std::string shared = running.log(running.play());
  const json variables = {
      {{"name", "CONTAINER_ID"}, {"value", "acme-site-jo"}},
      {{"name", "WORKSPACE_PATH"}, {"value", shared + "/workspace/acme-site-jo"}}};
  const json task =
      running.play({{"containerOverrides", {{{"name", "app"}, {"environment", variables}}}}});
  INFO(running.log(task));
  REQUIRE(task.at("containers").at(0).at("exitCode") == 0);
  CHECK(running.platform().git().find_workspace("acme-site-kim") == nullptr);
  const auto workspace = running.platform().git().find_workspace("acme-site-jo");
  REQUIRE(workspace != nullptr);
  CHECK(workspace->read_file_at("thread-1", "index.md") == "second\n");
}
