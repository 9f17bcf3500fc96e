#include <filesystem>

#include "tests/sim/process/fixture.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using Reason = sim::StartError::Reason;
using tests::shell;

namespace {

struct Ignored : sim::ChildEvents {
  void printed(std::string_view, sim::ChildStream) override {}
  void exited(sim::ChildExit) override {}
};

sim::StartError error_of(const sim::ChildOptions& options) {
  sim::http::Loop loop;
  Ignored events;
  try {
    const sim::Child child(loop, options, events);
  } catch (const sim::StartError& error) {
    return error;
  }
  return {Reason::kResources, "it started"};
}

sim::ChildOptions named(const std::string& program) {
  sim::ChildOptions options = shell("");
  options.arguments = {program};
  return options;
}

}  // namespace

TEST_CASE("Child: a program that is not in PATH", "[process]") {
  const auto error = error_of(named("no-such-program"));
  CHECK(error.reason() == Reason::kNotFound);
  CHECK(error.what() ==
        std::string("exec: \"no-such-program\": executable file not found in $PATH"));
}

TEST_CASE("Child: a path where nothing is", "[process]") {
  const auto error = error_of(named("/no/such/program"));
  CHECK(error.reason() == Reason::kNotFound);
  CHECK(error.what() == std::string("exec: \"/no/such/program\": stat /no/such/program: no such "
                                    "file or directory"));
}

TEST_CASE("Child: a file that may not be executed", "[process]") {
  const tests::Folder folder;
  folder.write("text", "hello");
  const auto error = error_of(named(folder.path("text")));
  CHECK(error.reason() == Reason::kNotExecutable);
  CHECK_THAT(error.what(), Catch::Matchers::EndsWith(": permission denied"));
}

TEST_CASE("Child: a file that is no program", "[process]") {
  const tests::Folder folder;
  folder.write("bytes", std::string("\x7F"
                                    "ELF and nothing behind it"));
  std::filesystem::permissions(folder.path("bytes"), std::filesystem::perms::owner_all);
  const auto error = error_of(named(folder.path("bytes")));
  CHECK(error.reason() == Reason::kNotExecutable);
  CHECK_THAT(error.what(), Catch::Matchers::EndsWith(": exec format error"));
}

TEST_CASE("Child: a script whose interpreter is missing", "[process]") {
  const tests::Folder folder;
  folder.write("script", "#!/no/such/interpreter\n");
  std::filesystem::permissions(folder.path("script"), std::filesystem::perms::owner_all);
  const auto error = error_of(named(folder.path("script")));
  CHECK(error.reason() == Reason::kNotFound);
  CHECK(error.what() == "exec " + folder.path("script") + ": no such file or directory");
}

TEST_CASE("Child: a folder that is missing", "[process]") {
  sim::ChildOptions options = shell("exit 0");
  options.folder = "/no/such/folder";
  const auto error = error_of(options);
  CHECK(error.reason() == Reason::kFolder);
  CHECK(error.what() == std::string("chdir to cwd (\"/no/such/folder\") set in config.json failed: "
                                    "no such file or directory"));
}
