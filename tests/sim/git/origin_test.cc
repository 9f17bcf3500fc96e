#include "sim/git/origin.h"

#include "tests/sim/git/support.h"

using namespace sim::git;
using namespace std::chrono_literals;

TEST_CASE("Origin: begins with one commit of the given files", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  const Origin& origin = setup.origin;
  CHECK(origin.default_branch() == "main");
  CHECK(origin.branches() == std::vector<std::string>{"main"});
  CHECK(origin.files_at("main") ==
        std::vector<std::string>{"README.md", "src/pages/about.astro", "src/pages/index.astro"});
  CHECK(origin.read_file_at("main", "src/pages/about.astro") == "<h1>About</h1>\n");
  const Commit first = latest(origin, "main");
  CHECK(first.message == "First commit");
  CHECK(first.author == at({}));
  CHECK(first.parents.empty());
}

TEST_CASE("Origin: equal arguments make equal commit ids, another time another", "[sim][git]") {
  const Setup on_disk(true);
  const CommitId id = Origin::in_memory(kSite, at({})).resolve("main");
  CHECK(id == Origin::in_memory(kSite, at({})).resolve("main"));
  CHECK(id == on_disk.origin.resolve("main"));
  CHECK(id != Origin::in_memory(kSite, at(1s)).resolve("main"));
}

TEST_CASE("Origin: a commit from elsewhere", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  Origin& origin = setup.origin;
  const CommitId first = origin.resolve("main");
  const CommitId second = origin.commit(
      "main", {{"README.md", "Changed.\n"}, {"src/pages/about.astro", {}}, {"a/b", "c"}}, "By hand",
      at(1min));
  CHECK(origin.resolve("main") == second);
  CHECK(latest(origin, "main").parents == std::vector<CommitId>{first});
  CHECK(origin.files_at("main") ==
        std::vector<std::string>{"README.md", "a/b", "src/pages/index.astro"});
  CHECK(origin.read_file_at("main", "README.md") == "Changed.\n");
  const CommitId other = origin.commit("other", {{"x", "y"}}, "A new branch", at(2min));
  CHECK(latest(origin, other).parents == std::vector<CommitId>{second});
  CHECK(origin.branches() == std::vector<std::string>{"main", "other"});
}

TEST_CASE("Origin: the last file of a folder takes the folder along", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  setup.origin.commit("main", {{"src/pages/about.astro", {}}, {"src/pages/index.astro", {}}},
                      "Empty", at(1s));
  CHECK(setup.origin.files_at("main") == std::vector<std::string>{"README.md"});
}

TEST_CASE("Origin: what git does not allow is refused and changes nothing", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  Origin& origin = setup.origin;
  const auto before = all_commits(origin);
  const auto commit = [&](const std::string& branch, const std::string& path,
                          const Signature& signature) {
    return reason_of([&] { origin.commit(branch, {{path, "x"}}, "m", signature); });
  };
  for (const std::string path : {"", "/etc/passwd", "../x", "a/../b", "a//b", ".git/config",
                                 "a/.GIT/x", "a/", ".", "a\\b"}) {
    CAPTURE(path);
    CHECK(commit("main", path, at(1s)) == Reason::kInvalid);
  }
  for (const std::string branch : {"", "a b", "a..b", "-x", "x.lock", "/x", "x~1"}) {
    CAPTURE(branch);
    CHECK(commit(branch, "a", at(1s)) == Reason::kInvalid);
  }
  CHECK(commit("main/x", "a", at(1s)) == Reason::kConflict);
  CHECK(commit("main", "README.md/x", at(1s)) == Reason::kConflict);
  CHECK(commit("main", "src/pages", at(1s)) == Reason::kConflict);
  CHECK_THROWS_AS(origin.commit("main", {{"a", "x"}}, "m", {"", "a@b", sim::kDefaultStart}), Error);
  CHECK_THROWS_AS(origin.commit("main", {{"a", "x"}}, "m", {"A\nB", "a@b", sim::kDefaultStart}),
                  Error);
  CHECK(all_commits(origin) == before);
}

TEST_CASE("Origin: on disk it can be opened again", "[sim][git]") {
  const sim::TempDir dir;
  const auto path = dir.path() / "deep" / "site.git";
  const CommitId id = Origin::create(path, kSite, at({}), "trunk").resolve("trunk");
  const Origin again = Origin::open(path);
  CHECK(again.default_branch() == "trunk");
  CHECK(again.resolve("trunk") == id);
  CHECK(reason_of([&] { Origin::create(path, kSite, at({})); }) == Reason::kExists);
  CHECK(reason_of([&] { Origin::open(dir.path() / "none"); }) == Reason::kNotFound);
  CHECK_THROWS_WITH(Origin::open(dir.path() / "none"),
                    Catch::Matchers::Contains("open " + (dir.path() / "none").string()));
}

TEST_CASE("Origin: save writes the same history to a folder", "[sim][git]") {
  const sim::TempDir dir;
  Origin origin = Origin::in_memory(kSite, at({}));
  origin.commit("thread-a", {{"a", "1"}}, "One", at(1s));
  origin.commit("thread-b", {{"b", "2"}}, "Two", at(2s));
  origin.save(dir.path() / "copy.git");
  const Origin copy = Origin::open(dir.path() / "copy.git");
  CHECK(copy.branches() == origin.branches());
  CHECK(all_commits(copy) == all_commits(origin));
  CHECK(copy.read_file_at("thread-b", "b") == "2");
  CHECK(copy.default_branch() == "main");
  CHECK(reason_of([&] { origin.save(dir.path() / "copy.git"); }) == Reason::kExists);
}
