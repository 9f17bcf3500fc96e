// What sim::git writes, git itself reads, and would have written the same.
#include <sys/wait.h>

#include <cstdio>
#include <fstream>
#include <string>

#include "tests/sim/git/support.h"

using namespace sim::git;
using namespace std::chrono_literals;

namespace {

struct Ran {
  int status;
  std::string output;
};

// Runs git in `folder` without any configuration but the repository's.
Ran git(const std::filesystem::path& folder, const std::string& arguments) {
  const std::string command =
      "env -i PATH=\"$PATH\" HOME=/nonexistent GIT_CONFIG_NOSYSTEM=1"
      " GIT_AUTHOR_NAME='Edit container' GIT_AUTHOR_EMAIL=container@backlot.local"
      " GIT_AUTHOR_DATE='1767603660 +0000' GIT_COMMITTER_NAME='Edit container'"
      " GIT_COMMITTER_EMAIL=container@backlot.local GIT_COMMITTER_DATE='1767603660 +0000'"
      " git -C '" +
      folder.string() + "' " + arguments + " 2>&1";
  std::FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string output;
  char buffer[4096];
  while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, pipe)) {
    output.append(buffer, size);
  }
  const int status = ::pclose(pipe);
  while (output.ends_with('\n')) output.pop_back();
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, output};
}

void check_sound(const std::filesystem::path& folder) {
  const Ran fsck = git(folder, "fsck --full --strict --no-dangling");
  CAPTURE(fsck.output);
  CHECK(fsck.status == 0);
  CHECK(fsck.output.find("error") == std::string::npos);
}

}  // namespace

TEST_CASE("git: reads an origin on disk that workspaces pushed to", "[sim][git][cli]") {
  const sim::TempDir dir;
  const Origin origin = Origin::create(dir.path() / "site.git", kSite, at({}));
  const auto fast = Workspace::clone(origin);
  const auto slow = Workspace::clone(origin, dir.path() / "work");
  fast->switch_to("thread-a");
  slow->switch_to("thread-b");
  for (Workspace* work : {fast.get(), slow.get()}) {
    work->write_file("src/pages/index.astro", "<h1>Hello</h1>\n");
    const auto id = work->commit_all("Say hello", at(1min));
    REQUIRE(id);
    work->push(work->branch());
    CHECK(git(origin.path(), "rev-parse " + work->branch()).output == *id);
  }
  CHECK(git(origin.path(), "log --format=%s thread-a").output == "Say hello\nFirst commit");
  CHECK(git(origin.path(), "show thread-a:src/pages/index.astro").output == "<h1>Hello</h1>");
  CHECK(git(slow->path(), "status --porcelain").output.empty());
  check_sound(origin.path());
  check_sound(slow->path());
}

TEST_CASE("git: reads and clones a saved origin", "[sim][git][cli]") {
  const sim::TempDir dir;
  const Origin origin = Origin::in_memory(kSite, at({}));
  const auto work = Workspace::clone(origin);
  work->switch_to("thread-a");
  for (int i = 0; i < 20; ++i) {
    work->write_file("page", std::to_string(i));
    work->commit_all("Edit " + std::to_string(i), at(i * 1min));
  }
  work->push("thread-a");
  origin.save(dir.path() / "site.git");
  check_sound(dir.path() / "site.git");
  CHECK(git(dir.path() / "site.git", "rev-list --count thread-a").output == "21");
  CHECK(git(dir.path(), "clone -q site.git clone").status == 0);
  CHECK(git(dir.path() / "clone", "branch --show-current").output == "main");
}

TEST_CASE("git: makes the same commit id from the same work", "[sim][git][cli]") {
  const sim::TempDir dir;
  const Origin origin = Origin::in_memory(kSite, at({}));
  origin.save(dir.path() / "site.git");
  REQUIRE(git(dir.path(), "clone -q site.git clone").status == 0);
  std::ofstream(dir.path() / "clone/src/new file.txt") << "text\n";
  REQUIRE(git(dir.path() / "clone", "add -A").status == 0);
  REQUIRE(git(dir.path() / "clone", "commit -q --cleanup=verbatim -m 'Add a file'").status == 0);

  const auto work = Workspace::clone(origin);
  work->write_file("src/new file.txt", "text\n");
  const auto id = work->commit_all("Add a file\n", at(1min));
  REQUIRE(id);
  CHECK(git(dir.path() / "clone", "rev-parse HEAD").output == *id);
}

TEST_CASE("git: pushes to an origin on disk while it is open here", "[sim][git][cli]") {
  const sim::TempDir dir;
  const Origin origin = Origin::create(dir.path() / "site.git", kSite, at({}));
  const auto work = Workspace::clone(origin);
  REQUIRE(git(dir.path(), "clone -q site.git clone").status == 0);
  std::ofstream(dir.path() / "clone/by-git") << "text";
  REQUIRE(git(dir.path() / "clone", "add -A").status == 0);
  REQUIRE(git(dir.path() / "clone", "commit -q -m 'By git'").status == 0);
  REQUIRE(git(dir.path() / "clone", "push -q origin main").status == 0);

  CHECK(origin.read_file_at("main", "by-git") == "text");
  work->write_file("mine", "x");
  work->commit_all("Mine", at(2min));
  CHECK(reason_of([&] { work->push("main"); }) == Reason::kNotFastForward);
  work->switch_to("thread-a");
  work->fetch();
  CHECK(work->read_file_at("origin/main", "by-git") == "text");
}
