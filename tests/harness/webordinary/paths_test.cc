// Paths in files that would lead out of the folder that they are for.
#include "harness/scenario/platform.h"
#include "harness/world/world.h"
#include "tests/harness/webordinary/files.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using namespace harness;

namespace {

std::string site(const std::string& client, const std::string& project,
                 const std::string& files = "{a: b}") {
  return "world: a\nsites: [{client: " + client + ", project: " + project + ", files: " + files +
         "}]\n";
}

}  // namespace

TEST_CASE("read_world: sites and users have names that are no paths", "[scenario][reader]") {
  const tests::Files files;
  CHECK(files.errors_of_world(site("..", "x")) ==
        "world.yaml:2:18: 'client': expected a name of letters, digits, dashes, underscores and "
        "dots, which does not begin with a dash or a dot, not '..'");
  for (const std::string name : {"..", ".", "a/b", "/a", "a b", "-a", "''", "'a\\b'", "ä"}) {
    INFO(name);
    CHECK_THAT(files.errors_of_world(site("a", name)), Contains("'project': expected a name"));
  }
  CHECK(files.errors_of_world(site("acme_2", "web-site.v3")) == "");
  for (const std::string user : {"..", "../x", "a/b", "a b"}) {
    INFO(user);
    CHECK_THAT(files.errors_of_world("world: a\nsites: [{client: c, project: p}]\nusers: "
                                     "[{client: c, project: p, email: \"" +
                                     user + "@acme.test\"}]\n"),
               Contains("'email': expected an address such as jo@acme.test"));
  }
}

TEST_CASE("read_world: the files of a site are in it", "[scenario][reader]") {
  const tests::Files files;
  CHECK(files.errors_of_world(site("a", "b", "{\"../x\": y}")) ==
        "world.yaml:2:41: 'files': expected a path below the folder, such as src/index.html, not "
        "'../x'");
  for (const std::string path : {"/x", "a/../../x", "a/..", "a//b", "a/", "./a", "..",
                                 ".git/config", "a/.git", ".GIT/config", R"(a\\..\\..\\x)"}) {
    INFO(path);
    CHECK_THAT(files.errors_of_world(site("a", "b", "{\"" + path + "\": y}")),
               Contains("expected a path below the folder"));
  }
  CHECK(files.errors_of_world(site("a", "b", "{a/b: x, a: y, a/b/c: z, ab/c: z}")) ==
        "world.yaml:2:41: 'files': 'a/b' is in 'a', which is a file\n"
        "world.yaml:2:55: 'files': 'a/b/c' is in 'a', which is a file\n"
        "world.yaml:2:55: 'files': 'a/b/c' is in 'a/b', which is a file");
  CHECK(files.errors_of_world(site("a", "b", "{src/..a/.hidden/a b.md: y, .gitignore: z}")) == "");
}

TEST_CASE("read_scenario: what Claude Code writes is in its workspace", "[scenario][reader]") {
  const tests::Files files;
  CHECK(files.errors_of_scenario("title: x\nworld: world.yaml\nsteps: []\n"
                                 "claude: [{files: {src/a: b, ../x: y}}]\n") ==
        "a.yaml:4:29: 'files': expected a path below the folder, such as src/index.html, not "
        "'../x'");
}

TEST_CASE("read_world: a command starts in the container's folder, or in one of the user's",
          "[scenario][reader]") {
  const tests::Files files;
  const auto with_cwd = [&](const std::string& cwd) {
    return files.errors_of_world("world: a\nimages: {i: {command: {argv: [run], cwd: " + cwd +
                                 "}}}\n");
  };
  CHECK(with_cwd("../x") == "world.yaml:2:42: 'cwd': '../x' leads out of the container's folder");
  CHECK(with_cwd("a/../../x") ==
        "world.yaml:2:42: 'cwd': 'a/../../x' leads out of the container's folder");
  for (const char* cwd : {"a/../b", "/tmp", "\"{task}/a\"", "\"{shared}\"", "."}) {
    INFO(cwd);
    CHECK(with_cwd(cwd) == "");
  }
}

TEST_CASE("read_world: the files of a command have places of their own", "[scenario][reader]") {
  const tests::Files files;
  files.write("mine", "x");
  const auto with_files = [&](const std::string& list) {
    return files.errors_of_world("world: a\nimages: {i: {command: {argv: [run], files: [" + list +
                                 "]}}}\n");
  };
  CHECK(with_files("{copy: mine, to: a}, {copy: mine, to: ./a/}") ==
        "world.yaml:2:66: 'to': './a/' is there already, on line 2");
  CHECK(with_files("{copy: mine, to: a/b/c}, {link: ., to: a/b}") ==
        "world.yaml:2:45: 'to': 'a/b/c' is in 'a/b', which is linked, on line 2");
  CHECK(with_files("{copy: none, made_by: make none}, {copy: no, to: b}") ==
        "world.yaml:2:52: there is no file or folder none; 'make none' makes it\n"
        "world.yaml:2:86: there is no file or folder no");
  CHECK(with_files("{copy: ., to: a}, {copy: mine, to: a/b}, {link: mine, to: ab}") == "");
}

TEST_CASE("check: a site with a name that git takes for its own", "[scenario][reader]") {
  const tests::Files files;
  files.write("world.yaml", site("a", "b", "{\"git~1/config\": y}"));
  CHECK_THROWS_WITH(World(read_world(files.path("world.yaml"), tests::platforms()),
                          {.extensions = extensions_of(tests::platforms())}),
                    "the site 'a/b': write git~1/config: invalid path: 'git~1/config'");
}
