#include "harness/webordinary/git_host.h"

#include "tests/support/catch.h"

using harness::GitHost;

namespace {

constexpr sim::Time kStart = sim::kDefaultStart;
const std::string kUrl = GitHost::url("acme", "site");

}  // namespace

TEST_CASE("GitHost: a site is a repository with a first commit of its files", "[world][git]") {
  const sim::Scheduler scheduler(kStart);
  GitHost host(scheduler);
  CHECK(host.find(kUrl) == nullptr);
  host.add({"acme", "site", {{"a.md", "a"}, {"b/c.md", "c"}}});
  CHECK(kUrl == "https://git.backlot.test/acme/site.git");
  REQUIRE(host.find(kUrl) != nullptr);
  CHECK(host.find(kUrl)->files_at("main") == std::vector<std::string>{"a.md", "b/c.md"});
  CHECK(host.find(kUrl)->log("main").size() == 1);
  CHECK(host.find(GitHost::url("acme", "shop")) == nullptr);
}

TEST_CASE("GitHost: a site that is there is not made again", "[world][git]") {
  const sim::Scheduler scheduler(kStart);
  GitHost host(scheduler);
  host.add({"acme", "site", {{"a.md", "a"}}});
  host.add({"acme", "site", {{"a.md", "b"}}});
  CHECK(host.sites().size() == 1);
  CHECK(host.find(kUrl)->read_file_at("main", "a.md") == "a");
}

TEST_CASE("GitHost: a workspace is cloned once and outlives who asked for it", "[world][git]") {
  const sim::Scheduler scheduler(kStart);
  GitHost host(scheduler);
  host.add({"acme", "site", {{"a.md", "a"}}});
  host.workspace("acme-site-jo", kUrl).write_file("b.md", "b");
  CHECK(host.workspace("acme-site-jo", kUrl).read_file("b.md") == "b");
  CHECK_FALSE(host.workspace("acme-site-kim", kUrl).read_file("b.md"));
  CHECK(host.find_workspace("acme-site-jo").get() == &host.workspace("acme-site-jo", kUrl));
  CHECK(host.find_workspace("acme-site-lee") == nullptr);
}

TEST_CASE("GitHost: there is no workspace of an unknown repository", "[world][git]") {
  const sim::Scheduler scheduler(kStart);
  GitHost host(scheduler);
  CHECK_THROWS_WITH(host.workspace("acme-site-jo", kUrl),
                    "repository 'https://git.backlot.test/acme/site.git' not found");
}
