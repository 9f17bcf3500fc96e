#include "harness/cli/files.h"

#include <filesystem>

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
    for (const char* file :
         {"interrupt/b.yaml", "interrupt/a.yaml", "worlds/w.yaml", "notes.txt"}) {
      write(file, "x");
    }
  }
};

}  // namespace

TEST_CASE("find_scenarios: what is in a folder and below, by name, without worlds", "[cli]") {
  const Tree tree;
  CHECK(harness::find_scenarios({tree.path()}) ==
        Paths{tree.path("interrupt/a.yaml"), tree.path("interrupt/b.yaml")});
}

TEST_CASE("find_scenarios: files in the order in which they are named, each once", "[cli]") {
  const Tree tree;
  CHECK(harness::find_scenarios({tree.path("interrupt/b.yaml"), tree.path("interrupt")}) ==
        Paths{tree.path("interrupt/b.yaml"), tree.path("interrupt/a.yaml")});
}

TEST_CASE("find_files: worlds too, known by their folder", "[cli]") {
  const Tree tree;
  const auto files = harness::find_files({tree.path()});
  REQUIRE(files.size() == 3);
  CHECK(files[2].path == tree.path("worlds/w.yaml"));
  CHECK(files[2].kind == harness::FileKind::kWorld);
  CHECK(files[0].kind == harness::FileKind::kScenario);
}

TEST_CASE("find_scenarios: what is not there, holds none, or is a world, is named", "[cli]") {
  const Tree tree;
  CHECK_THROWS_WITH(harness::find_scenarios({tree.path("none")}),
                    "there is no file or folder " + tree.path("none"));
  CHECK_THROWS_WITH(harness::find_scenarios({tree.path("empty")}),
                    "there is no *.yaml in " + tree.path("empty"));
  CHECK_THROWS_WITH(harness::find_scenarios({tree.path("worlds")}),
                    Contains("there is no scenario in"));
  CHECK_THROWS_WITH(harness::find_scenarios({tree.path("worlds/w.yaml")}),
                    Contains("is a world, which is not played"));
}

TEST_CASE("with_name: before the extension, slashes as dashes", "[cli]") {
  CHECK(harness::with_name("out/take.sqlite", "interrupt/second") ==
        "out/take.interrupt-second.sqlite");
  CHECK(harness::with_name("take", "a") == "take.a");
}

TEST_CASE("write_file: writes, or says why it cannot", "[cli]") {
  const Tree tree;
  harness::write_file(tree.path("new"), "text");
  CHECK(tree.read("new") == "text");
  CHECK_THROWS_WITH(harness::write_file(tree.path("no/such/folder"), "x"),
                    "cannot write " + tree.path("no/such/folder") + ": No such file or directory");
}
