// The work tree: files, status, commits, branches. Each case runs in memory and on disk.
#include "sim/git/workspace.h"

#include "tests/sim/git/support.h"

using namespace sim::git;
using namespace std::chrono_literals;

TEST_CASE("Workspace: a clone has the default branch and its files", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  const auto work = setup.clone();
  CHECK(work->branch() == "main");
  CHECK(work->head() == setup.origin.resolve("main"));
  CHECK(work->branches() == std::vector<std::string>{"main"});
  CHECK(work->files() == setup.origin.files_at("main"));
  CHECK(work->read_file("README.md") == "A site.\n");
  CHECK_FALSE(work->read_file("none"));
  CHECK(work->changes().empty());
}

TEST_CASE("Workspace: the status tells added, modified and deleted files", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  const auto work = setup.clone();
  work->write_file("new/deep/page.astro", "new");
  work->write_file("README.md", "Changed.\n");
  work->remove_file("src/pages/about.astro");
  work->remove_file("never/there");
  CHECK(work->changes() == std::vector<Change>{{ChangeKind::kModified, "README.md"},
                                               {ChangeKind::kAdded, "new/deep/page.astro"},
                                               {ChangeKind::kDeleted, "src/pages/about.astro"}});
  CHECK(work->files() ==
        std::vector<std::string>{"README.md", "new/deep/page.astro", "src/pages/index.astro"});
  work->write_file("README.md", "A site.\n");
  work->remove_file("new/deep/page.astro");
  work->write_file("src/pages/about.astro", "<h1>About</h1>\n");
  CHECK(work->changes().empty());
}

TEST_CASE("Workspace: commit_all commits everything, or nothing if it is clean", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  const auto work = setup.clone();
  const CommitId before = work->head();
  CHECK_FALSE(work->commit_all("Nothing", at(1s)));
  work->write_file("src/pages/new.astro", "new");
  work->remove_file("README.md");
  const auto id = work->commit_all("Edit the site", at(2s));
  REQUIRE(id);
  CHECK(work->head() == *id);
  CHECK(work->changes().empty());
  const Commit commit = latest(*work, "main");
  CHECK(commit.message == "Edit the site");
  CHECK(commit.author == at(2s));
  CHECK(commit.parents == std::vector<CommitId>{before});
  CHECK(work->files_at(*id) == work->files());
  CHECK(setup.origin.resolve("main") == before);
}

TEST_CASE("Workspace: equal work makes equal commit ids, in memory and on disk", "[sim][git]") {
  std::vector<CommitId> ids;
  for (const bool on_disk : {false, false, true}) {
    Setup setup(on_disk);
    const auto work = setup.clone();
    work->switch_to("thread-abc");
    work->write_file("src/pages/index.astro", "<h1>Hello</h1>\n");
    work->write_file("src/lib/x.ts", "export {}\n");
    work->remove_file("README.md");
    work->commit_all("First edit", at(60s));
    work->write_file("src/lib/x.ts", "export default 1\n");
    ids.push_back(*work->commit_all("Second edit", at(90s)));
  }
  CHECK(ids[0] == ids[1]);
  CHECK(ids[0] == ids[2]);
}

TEST_CASE("Workspace: a new branch is cut from the origin's start branch", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  const auto work = setup.clone();
  work->write_file("a", "1");
  work->commit_all("Not pushed", at(1s));
  CHECK(work->switch_to("thread-a") == Switched::kCreated);
  CHECK(work->branch() == "thread-a");
  CHECK(work->head() == setup.origin.resolve("main"));
  CHECK_FALSE(work->read_file("a"));
  CHECK(work->switch_to("thread-a") == Switched::kAlreadyThere);
  CHECK(work->switch_to("main") == Switched::kExisting);
  CHECK(work->read_file("a") == "1");
  CHECK(work->switch_to("thread-b", "thread-a") == Switched::kCreated);
  CHECK(work->branches() == std::vector<std::string>{"main", "thread-a", "thread-b"});
  CHECK(reason_of([&] { work->switch_to("thread-c", "none"); }) == Reason::kNotFound);
  CHECK(reason_of([&] { work->switch_to("no good"); }) == Reason::kInvalid);
  CHECK(work->branch() == "thread-b");
}

TEST_CASE("Workspace: switching exchanges the files, both ways", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  const auto work = setup.clone();
  work->switch_to("thread-a");
  work->write_file("only/in/a", "a");
  work->write_file("README.md", "From a.\n");
  work->remove_file("src/pages/about.astro");
  work->commit_all("A", at(1s));
  const auto files_of_a = work->files();
  work->switch_to("thread-b");
  CHECK(work->files() == setup.origin.files_at("main"));
  CHECK(work->read_file("README.md") == "A site.\n");
  CHECK(work->changes().empty());
  work->switch_to("thread-a");
  CHECK(work->files() == files_of_a);
  CHECK(work->read_file("README.md") == "From a.\n");
}

TEST_CASE("Workspace: uncommitted work comes along unless it is in the way", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  const auto work = setup.clone();
  work->switch_to("thread-a");
  work->write_file("README.md", "From a.\n");
  work->write_file("untracked", "a");
  work->commit_all("A", at(1s));
  work->switch_to("main");

  SECTION("a file that is the same on both sides keeps its change") {
    work->write_file("src/pages/index.astro", "draft");
    work->remove_file("src/pages/about.astro");
    work->write_file("notes", "n");
    const auto before = work->changes();
    work->switch_to("thread-a");
    CHECK(work->changes() == before);
    CHECK(work->read_file("src/pages/index.astro") == "draft");
  }
  SECTION("a changed file that differs stops it") {
    work->write_file("README.md", "draft");
    CHECK(reason_of([&] { work->switch_to("thread-a"); }) == Reason::kConflict);
    CHECK(work->branch() == "main");
    CHECK(work->read_file("README.md") == "draft");
  }
  SECTION("a deleted file that differs stops it") {
    work->remove_file("README.md");
    CHECK(reason_of([&] { work->switch_to("thread-a"); }) == Reason::kConflict);
    CHECK_FALSE(work->read_file("README.md"));
  }
  SECTION("an untracked file that the branch brings stops it") {
    work->write_file("untracked", "mine");
    CHECK(reason_of([&] { work->switch_to("thread-a"); }) == Reason::kConflict);
    CHECK(work->read_file("untracked") == "mine");
  }
  SECTION("a changed file does not stop it if the branch brings the same content") {
    work->write_file("README.md", "From a.\n");
    work->switch_to("thread-a");
    CHECK(work->changes().empty());
  }
  SECTION("an untracked file stops it even if the branch brings the same content") {
    work->write_file("untracked", "a");
    CHECK(reason_of([&] { work->switch_to("thread-a"); }) == Reason::kConflict);
  }
}

TEST_CASE("Workspace: a file cannot be where a folder is, nor a folder where a file is",
          "[sim][git]") {
  Setup setup(GENERATE(false, true));
  const auto work = setup.clone();
  CHECK(reason_of([&] { work->write_file("src", "x"); }) == Reason::kConflict);
  CHECK(reason_of([&] { work->write_file("README.md/x", "x"); }) == Reason::kConflict);
  CHECK(work->changes().empty());
  work->remove_file("README.md");
  work->write_file("README.md/x", "x");
  work->remove_file("src/pages/index.astro");
  work->remove_file("src/pages/about.astro");
  work->write_file("src", "now a file");
  REQUIRE(work->commit_all("Swap", at(1s)));
  CHECK(work->files_at("main") == std::vector<std::string>{"README.md/x", "src"});
}

TEST_CASE("Workspace: paths that lead out of it are refused", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  const auto work = setup.clone();
  for (const std::string path : {"", "/etc/passwd", "../x", ".git/config", "a/../../b"}) {
    CAPTURE(path);
    CHECK(reason_of([&] { work->write_file(path, "x"); }) == Reason::kInvalid);
    CHECK(reason_of([&] { work->read_file(path); }) == Reason::kInvalid);
    CHECK(reason_of([&] { work->remove_file(path); }) == Reason::kInvalid);
  }
}

TEST_CASE("Workspace: what .gitignore names is there but never committed", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  setup.origin.commit("main", {{".gitignore", "node_modules/\n*.log\n/dist\n!keep.log\n"}},
                      "Ignore", at(1s));
  const auto work = setup.clone();
  work->write_file("node_modules/astro/index.js", "x");
  work->write_file("deep/build.log", "x");
  work->write_file("dist/index.html", "x");
  CHECK(work->changes().empty());
  CHECK_FALSE(work->commit_all("Nothing", at(2s)));
  work->write_file("keep.log", "x");
  work->write_file("src/dist/page", "x");
  CHECK(work->changes() == std::vector<Change>{{ChangeKind::kAdded, "keep.log"},
                                               {ChangeKind::kAdded, "src/dist/page"}});
  REQUIRE(work->commit_all("Two files", at(3s)));
  CHECK(work->read_file("dist/index.html") == "x");
  work->switch_to("thread-a");
  CHECK(work->read_file("dist/index.html") == "x");
  work->remove_file(".gitignore");
  CHECK(work->changes().size() == 4);
}

TEST_CASE("Workspace: on disk it can be opened again", "[sim][git]") {
  const sim::TempDir dir;
  const Origin origin = Origin::create(dir.path() / "site.git", kSite, at({}));
  Workspace::clone(origin, dir.path() / "work")->write_file("a", "1");
  const auto again = Workspace::open(dir.path() / "work");
  CHECK(again->changes() == std::vector<Change>{{ChangeKind::kAdded, "a"}});
  CHECK(reason_of([&] { Workspace::open(dir.path() / "site.git"); }) == Reason::kInvalid);
  CHECK(reason_of([&] { Origin::open(dir.path() / "work"); }) == Reason::kInvalid);
  CHECK(reason_of([&] { Workspace::clone(origin, dir.path() / "work"); }) == Reason::kExists);
  const Origin in_memory = Origin::in_memory(kSite, at({}));
  CHECK(reason_of([&] { Workspace::clone(in_memory, dir.path() / "no"); }) == Reason::kInvalid);
}
