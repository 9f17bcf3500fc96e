#include "sim/store/temp_dir.h"

#include <filesystem>
#include <fstream>
#include <utility>

#include "tests/support/catch.h"

TEST_CASE("TempDir: the folder is there, and goes with its object", "[sim][store]") {
  std::filesystem::path path;
  {
    const sim::TempDir dir;
    path = dir.path();
    CHECK(std::filesystem::is_empty(path));
    std::ofstream(path / "file") << "text";
  }
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("TempDir: moved, it belongs to the new object", "[sim][store]") {
  sim::TempDir first;
  const std::filesystem::path path = first.path();
  sim::TempDir second = std::move(first);
  CHECK(second.path() == path);
  CHECK(std::filesystem::exists(path));
  second = sim::TempDir();
  CHECK_FALSE(std::filesystem::exists(path));
  CHECK(std::filesystem::exists(second.path()));
}
