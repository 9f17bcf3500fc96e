#include "harness/cli/files.h"

#include <filesystem>

#include "tests/harness/webordinary/platforms.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using Catch::Matchers::Contains;
using Paths = std::vector<std::string>;

namespace {

// interrupt/{b,a}.yaml, worlds/w.yaml, notes.txt
struct Tree : tests::Folder {
  Tree() {
    std::filesystem::create_directories(path("interrupt"));
    std::filesystem::create_directories(path("worlds"));
    std::filesystem::create_directories(path("empty"));
    for (const char* file : {"interrupt/b.yaml", "interrupt/a.yaml", "notes.txt"}) {
      write(file, "title: One\nworld: ../worlds/w.yaml\nsteps: []\n");
    }
    write("worlds/w.yaml", "world: one\n");
  }
};

Paths playable(const std::vector<std::string>& paths) {
  Paths found;
  for (const harness::FoundFile& file : harness::find_playable(paths, tests::platforms())) {
    found.push_back(file.path);
  }
  return found;
}

}  // namespace

TEST_CASE("find_playable: what is in a folder and below, by name, without worlds", "[cli]") {
  const Tree tree;
  CHECK(playable({tree.path()}) ==
        Paths{tree.path("interrupt/a.yaml"), tree.path("interrupt/b.yaml")});
}

TEST_CASE("find_playable: files in the order in which they are named, each once", "[cli]") {
  const Tree tree;
  CHECK(playable({tree.path("interrupt/b.yaml"), tree.path("interrupt")}) ==
        Paths{tree.path("interrupt/b.yaml"), tree.path("interrupt/a.yaml")});
}

TEST_CASE("find_files: worlds too", "[cli]") {
  const Tree tree;
  const auto files = harness::find_files({tree.path()}, tests::platforms());
  REQUIRE(files.size() == 3);
  CHECK(files[2].path == tree.path("worlds/w.yaml"));
  CHECK(files[2].kind == harness::FileKind::kWorld);
  CHECK(files[0].kind == harness::FileKind::kScenario);
}

TEST_CASE("find_files: a link that leads to itself is told of", "[cli]") {
  const Tree tree;
  std::filesystem::create_symlink("loop.yaml", tree.path("loop.yaml"));
  CHECK_THROWS_WITH(
      harness::find_files({tree.path()}, tests::platforms()),
      "cannot read " + tree.path("loop.yaml") + ": Too many levels of symbolic links");
}

TEST_CASE("find_files: a world is known by its keys, wherever it is", "[cli]") {
  const tests::Folder flat;
  const auto kind_of = [&](const char* text) {
    flat.write("jobs.yaml", text);
    return harness::find_files({flat.path()}, tests::platforms()).front().kind;
  };
  using enum harness::FileKind;
  CHECK(kind_of("world: jobs\n") == kWorld);
  CHECK(kind_of("world: jobs\nregion: us-west-2\nsetup: []\n") == kWorld);
  CHECK(kind_of("wrld: jobs\nregion: us-west-2\n") == kWorld);
  CHECK(kind_of("world: jobs\nqueues_per: session\n") == kWorld);
  CHECK(kind_of("title: One\nworld: jobs.yaml\nsteps: []\n") == kScenario);
  CHECK(kind_of("world: jobs.yaml\nsteps: []\n") == kScenario);
  CHECK(kind_of("title: One\nworld: jobs.yaml\nsteps: []\nregion: us-west-2\n") == kScenario);
  CHECK(kind_of("title: One\nstps: []\n") == kScenario);
  CHECK(kind_of("take: a/b\nscenario: b.yaml\nworld: jobs.yaml\nseed: 1\n") == kTake);
  CHECK(kind_of("take: a/b\ntitle: One\nsteps: []\n") == kScenario);
  CHECK(kind_of("notes") == kScenario);
  CHECK(kind_of("[") == kScenario);
}

TEST_CASE("find_playable: a world beside its scenarios is not played", "[cli]") {
  const tests::Folder flat;
  flat.write("jobs.yaml", "world: jobs\nregion: us-west-2\n");
  flat.write("work.yaml", "title: One\nworld: jobs.yaml\nsteps: []\n");
  CHECK(playable({flat.path()}) == Paths{flat.path("work.yaml")});
}

TEST_CASE("find_playable: what is not there, holds none, or is a world, is named", "[cli]") {
  const Tree tree;
  CHECK_THROWS_WITH(harness::find_playable({tree.path("none")}, tests::platforms()),
                    "there is no file or folder " + tree.path("none"));
  CHECK_THROWS_WITH(harness::find_playable({tree.path("empty")}, tests::platforms()),
                    "there is no *.yaml in " + tree.path("empty"));
  CHECK_THROWS_WITH(harness::find_playable({tree.path("worlds")}, tests::platforms()),
                    Contains("there is no scenario in"));
  CHECK_THROWS_WITH(harness::find_playable({tree.path("worlds/w.yaml")}, tests::platforms()),
                    Contains("is a world, which is not played"));
}

TEST_CASE("with_name: before the extension, slashes as dashes", "[cli]") {
  CHECK(harness::with_name("out/take.sqlite", "interrupt/second") ==
        "out/take.interrupt-second.sqlite");
  CHECK(harness::with_name("take", "a") == "take.a");
}
