// Between a workspace and its origin: push, fetch, fast-forward. In memory and on disk.
#include "sim/git/workspace.h"
#include "tests/sim/git/support.h"

using namespace sim::git;
using namespace std::chrono_literals;

namespace {

CommitId edit(Workspace& work, const std::string& text, std::chrono::seconds when) {
  work.write_file("page", text);
  const auto id = work.commit_all("Write " + text, at(when));
  REQUIRE(id);
  return *id;
}

}  // namespace

TEST_CASE("push: creates, moves forward, and says when there was nothing to do", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  const auto work = setup.clone();
  work->switch_to("thread-a");
  const CommitId first = edit(*work, "one", 1s);
  CHECK_FALSE(setup.origin.find("thread-a"));
  CHECK(work->push("thread-a") == Pushed::kCreated);
  CHECK(setup.origin.resolve("thread-a") == first);
  CHECK(work->resolve("origin/thread-a") == first);
  CHECK(work->push("thread-a") == Pushed::kUpToDate);
  edit(*work, "two", 2s);
  const CommitId third = edit(*work, "three", 3s);
  CHECK(work->push("thread-a") == Pushed::kFastForward);
  CHECK(setup.origin.log("thread-a").size() == 4);
  CHECK(setup.origin.resolve("thread-a") == third);
  CHECK(setup.origin.read_file_at("thread-a", "page") == "three");
  CHECK(reason_of([&] { work->push("none"); }) == Reason::kNotFound);
}

TEST_CASE("push: commits of others are never lost, unless it is forced", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  const auto ours = setup.clone();
  const auto theirs = setup.clone();
  for (const auto& work : {ours.get(), theirs.get()}) work->switch_to("thread-a");
  const CommitId lost = edit(*theirs, "theirs", 1s);
  theirs->push("thread-a");
  const CommitId kept = edit(*ours, "ours", 2s);

  CHECK(reason_of([&] { ours->push("thread-a"); }) == Reason::kNotFastForward);
  CHECK_THROWS_WITH(ours->push("thread-a"),
                    Catch::Matchers::StartsWith("push thread-a to origin: "));
  CHECK(setup.origin.resolve("thread-a") == lost);
  CHECK_FALSE(ours->find("origin/thread-a"));
  ours->fetch();
  CHECK(reason_of([&] { ours->push("thread-a"); }) == Reason::kNotFastForward);

  CHECK(ours->push("thread-a", Force::kYes) == Pushed::kForced);
  CHECK(setup.origin.resolve("thread-a") == kept);
}

TEST_CASE("push: a branch that is only behind is refused too", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  const auto work = setup.clone();
  const CommitId ahead = setup.origin.commit("main", {{"a", "1"}}, "Elsewhere", at(1s));
  CHECK(reason_of([&] { work->push("main"); }) == Reason::kNotFastForward);
  CHECK(setup.origin.resolve("main") == ahead);
}

TEST_CASE("switch_to: a branch of the origin is taken over", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  const auto first = setup.clone();
  first->switch_to("thread-a");
  const CommitId id = edit(*first, "before sleep", 1s);
  first->push("thread-a");

  const auto woken = setup.clone();
  CHECK(woken->switch_to("thread-a") == Switched::kFromOrigin);
  CHECK(woken->head() == id);
  CHECK(woken->read_file("page") == "before sleep");
  edit(*woken, "after waking", 2s);
  CHECK(woken->push("thread-a") == Pushed::kFastForward);
}

TEST_CASE("fetch: brings the origin's branches", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  const auto work = setup.clone();
  const CommitId id = setup.origin.commit("thread-b", {{"b", "2"}}, "B", at(1s));
  CHECK_FALSE(work->find("origin/thread-b"));
  work->fetch();
  CHECK(work->resolve("origin/thread-b") == id);
  CHECK(work->read_file_at("origin/thread-b", "b") == "2");
  CHECK(work->head() == setup.origin.resolve("main"));
}

TEST_CASE("Workspace: in memory over an origin on disk", "[sim][git]") {
  const sim::TempDir dir;
  const Origin origin = Origin::create(dir.path() / "site.git", kSite, at({}));
  const auto work = Workspace::clone(origin);
  work->switch_to("thread-a");
  const CommitId id = edit(*work, "text", 1s);
  work->push("thread-a");
  CHECK(Origin::open(dir.path() / "site.git").resolve("thread-a") == id);
}

TEST_CASE("Workspace: work that was not pushed dies with it", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  auto work = setup.clone();
  work->switch_to("thread-a");
  const CommitId pushed = edit(*work, "one", 1s);
  work->push("thread-a");
  edit(*work, "two", 2s);
  work.reset();
  CHECK(all_commits(setup.origin).size() == 2);
  CHECK(setup.origin.resolve("thread-a") == pushed);
}

TEST_CASE("Workspace: outlives the origin's object", "[sim][git]") {
  std::unique_ptr<Workspace> work;
  {
    const Origin origin = Origin::in_memory(kSite, at({}));
    work = Workspace::clone(origin);
  }
  edit(*work, "text", 1s);
  CHECK(work->push("main") == Pushed::kFastForward);
}
