// Git in a container: the World's repositories, and none of the user's configuration.

#include "harness/webordinary/git_host.h"
#include "tests/harness/webordinary/running_platform.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using nlohmann::json;
using tests::PlatformWorkplace;
using tests::RunningPlatform;
using tests::shell;

namespace {

struct Home : tests::Folder {
  Home() : before(std::getenv("HOME") == nullptr ? "" : std::getenv("HOME")) {
    write(".gitconfig", "[user]\n  name = The User\n[alias]\n  clone = none\n");
    ::setenv("HOME", path().c_str(), 1);
  }
  ~Home() { ::setenv("HOME", before.c_str(), 1); }
  std::string before;
};

}  // namespace

TEST_CASE("git: a program clones from the World's git host and pushes to it", "[programs][git]") {
  const Home home;
  PlatformWorkplace workplace;
  workplace.sites = {{"acme", "site", {{"index.md", "first\n"}}}};
  workplace.command = shell(
      "set -e; git clone -q https://git.backlot.test/acme/site.git w 2>&1; cd w; cat index.md; "
      "git config --global user.email bot@acme.test; git config --global user.name Bot; "
      "git checkout -q -b thread-1; echo second > index.md; git commit -q -a -m change; "
      "git push -q origin thread-1 2>&1; git config user.name; git clone -q nothing 2>&1 | cat; "
      "git remote get-url origin");
  RunningPlatform running(workplace);
  const json task = running.play();
  INFO(running.log(task));
  CHECK(task.at("containers").at(0).at("exitCode") == 0);
  sim::git::Origin* origin =
      running.platform().git().find("https://git.backlot.test/acme/site.git");
  REQUIRE(origin != nullptr);
  CHECK(origin->read_file_at("thread-1", "index.md") == "second\n");
  CHECK(origin->read_file_at("main", "index.md") == "first\n");
  CHECK(home.read(".gitconfig").find("bot@acme.test") == std::string::npos);
}
