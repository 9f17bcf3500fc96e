#include "sim/store/whole_file.h"

#include <sys/stat.h>

#include <filesystem>
#include <iterator>

#include "tests/support/catch.h"
#include "tests/support/folder.h"
#include "tests/support/full_disk.h"

namespace {

namespace fs = std::filesystem;

std::size_t count_files(const tests::Folder& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("WholeFile: writes, or says why it cannot", "[sim][store]") {
  const tests::Folder folder;
  sim::write_whole_file(folder.path("new"), "text");
  CHECK(folder.read("new") == "text");
  CHECK_THROWS_WITH(sim::write_whole_file(folder.path("no/file"), "x"),
                    "cannot write " + folder.path("no/file") + ": No such file or directory");
  CHECK_THROWS_WITH(sim::write_whole_file(folder.path(), "x"),
                    "cannot write " + folder.path() + ": Is a directory");
}

TEST_CASE("WholeFile: on a full disk, the file stays as it was", "[sim][store]") {
  const tests::Folder folder;
  folder.write("old", "as it was");
  const std::string much(100'000, 'x');
  const tests::FullDisk full(1000);
  for (const char* name : {"old", "new"}) {
    CHECK_THROWS_WITH(sim::write_whole_file(folder.path(name), much),
                      "cannot write " + folder.path(name) + ": File too large");
  }
  CHECK(folder.read("old") == "as it was");
  CHECK(count_files(folder) == 1);
}

TEST_CASE("WholeFile: what is not finished is not there", "[sim][store]") {
  const tests::Folder folder;
  folder.write("old", "as it was");
  {
    sim::WholeFile file(folder.path("old"));
    file.write(std::string(100'000, 'x'));
    CHECK(folder.read("old") == "as it was");
  }
  CHECK(folder.read("old") == "as it was");
  CHECK(count_files(folder) == 1);
}

TEST_CASE("WholeFile: a link is followed, the mode stays", "[sim][store]") {
  const tests::Folder folder;
  folder.write("real", "before");
  ::chmod(folder.path("real").c_str(), 0640);
  fs::create_symlink("real", folder.path("link"));
  fs::create_symlink("later", folder.path("dangling"));
  sim::write_whole_file(folder.path("link"), "after");
  sim::write_whole_file(folder.path("dangling"), "new");
  CHECK(fs::is_symlink(folder.path("link")));
  CHECK(folder.read("real") == "after");
  CHECK(folder.read("later") == "new");
  struct stat found {};
  REQUIRE(::stat(folder.path("real").c_str(), &found) == 0);
  CHECK((found.st_mode & 0777) == 0640);
}

TEST_CASE("WholeFile: what is no regular file is written where it is", "[sim][store]") {
  CHECK_NOTHROW(sim::write_whole_file("/dev/null", "gone"));
  CHECK(fs::is_character_file("/dev/null"));
  CHECK_THROWS_WITH(sim::write_whole_file("/dev/full", "x"),
                    "cannot write /dev/full: No space left on device");
}
