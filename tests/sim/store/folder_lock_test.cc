#include "sim/store/folder_lock.h"

#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <memory>

#include "tests/support/catch.h"
#include "tests/support/folder.h"

using Catch::Matchers::Contains;

TEST_CASE("FolderLock: the second one is told in one line; the first gives way when it goes",
          "[sim][store]") {
  const tests::Folder folder;
  auto first = std::make_unique<sim::FolderLock>(folder.path());
  CHECK(first->is_in_place());
  CHECK_THROWS_WITH(sim::FolderLock(folder.path()),
                    Contains(folder.path() + " is in use by another server"));
  first.reset();
  CHECK_NOTHROW(sim::FolderLock(folder.path()));
}

TEST_CASE("FolderLock: one that is killed, and what it started, hold nothing", "[sim][store]") {
  const tests::Folder folder;
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t holder = ::fork();
  if (holder == 0) {
    const sim::FolderLock lock(folder.path());
    // A program that outlives it.
    if (::fork() == 0) ::execl("/bin/sleep", "sleep", "5", nullptr);
    static_cast<void>(!::write(ready[1], "x", 1));
    ::pause();
  }
  char byte = 0;
  REQUIRE(::read(ready[0], &byte, 1) == 1);
  CHECK_THROWS_WITH(sim::FolderLock(folder.path()), Contains("in use"));
  ::kill(holder, SIGKILL);
  ::waitpid(holder, nullptr, 0);
  // The program may not have come to its execve() yet.
  bool is_free = false;
  for (int tries = 0; !is_free && tries < 1'000'000; ++tries) {
    try {
      const sim::FolderLock lock(folder.path());
      is_free = true;
    } catch (const std::runtime_error&) {
      ::sched_yield();
    }
  }
  CHECK(is_free);
  ::close(ready[0]);
  ::close(ready[1]);
}

TEST_CASE("FolderLock: in a folder that was made anew it is out of place", "[sim][store]") {
  const tests::Folder folder;
  const std::string data = folder.path("data");
  std::filesystem::create_directory(data);
  const sim::FolderLock lock(data);
  std::filesystem::remove_all(data);
  CHECK_FALSE(lock.is_in_place());
  std::filesystem::create_directory(data);
  CHECK_FALSE(lock.is_in_place());
  CHECK_NOTHROW(sim::FolderLock(data));
}

TEST_CASE("FolderLock: a folder that is not there is said in one line", "[sim][store]") {
  const tests::Folder folder;
  CHECK_THROWS_WITH(sim::FolderLock(folder.path("none")), Contains("No such file or directory"));
}
