// Files that are none, or hold what no file of ours can.
#include <sys/stat.h>

#include <filesystem>

#include "tests/harness/webordinary/files.h"
#include "tests/support/catch.h"

using namespace harness;

namespace {

std::string with_world(const std::string& world) {
  return "title: x\nworld: " + world + "\nsteps: []\n";
}

std::string with_title(const std::string& title) {
  return "title: " + title + "\nworld: world.yaml\nsteps: []\n";
}

}  // namespace

TEST_CASE("read_text: what is no file is named, and not waited for", "[scenario][reader]") {
  const tests::Files files;
  REQUIRE(::mkfifo(files.path("pipe").c_str(), 0600) == 0);
  std::filesystem::create_directory(files.path("folder"));
  const std::pair<std::string, std::string> cases[] = {
      {"pipe", "a FIFO"}, {"folder", "a folder"}, {"/dev/zero", "a device"}};
  for (const auto& [name, what] : cases) {
    INFO(name);
    const std::string path = name.starts_with('/') ? name : files.path(name);
    const std::string why = "cannot be read: it is " + what + ", not a file";
    CHECK_THROWS_WITH(read_scenario(path, tests::platforms()), path + ": " + why);
    CHECK_THROWS_WITH(read_world(path, tests::platforms()), path + ": " + why);
    // In another file it has the place at which it is named.
    CHECK(files.errors_of_scenario(with_world(path)) == "a.yaml:2:8: " + name + " " + why);
    CHECK(files.errors_of_world("world: a\nextends: " + path + "\n") ==
          "world.yaml:2:10: 'extends': " + name + " " + why);
    files.write("world.yaml", tests::kSmallWorld);
  }
}

TEST_CASE("read_text: a path that leads nowhere has a place", "[scenario][reader]") {
  const tests::Files files;
  std::filesystem::create_symlink("loop", files.path("loop"));
  const std::string why = " cannot be read: Too many levels of symbolic links";
  CHECK(files.errors_of_world("world: a\nextends: loop\n") ==
        "world.yaml:2:10: 'extends': loop" + why);
  CHECK(files.errors_of_scenario(with_world("loop")) == "a.yaml:2:8: loop" + why);
}

TEST_CASE("read_scenario: empty names", "[scenario][reader]") {
  const tests::Files files;
  CHECK(files.errors_of_scenario(with_world("\"\"")) ==
        "a.yaml:2:8: 'world': expected text that is not empty");
  CHECK(files.errors_of_scenario(with_title("''")) ==
        "a.yaml:1:8: 'title': expected text that is not empty");
  CHECK(files.errors_of_scenario(with_title("x") + "expect: [{event: {kind: '', count: 0}}]\n") ==
        "a.yaml:4:25: 'kind': expected text that is not empty");
  CHECK(files.errors_of_world("world: a\nimages: {'': {standin: hermes}}\n") ==
        "world.yaml:2:10: 'images': expected text that is not empty");
  CHECK(files.errors_of_world("world: ''\nmail: {domains: ['']}\n") ==
        "world.yaml:1:8: 'world': expected text that is not empty\nworld.yaml:2:18: expected text "
        "that is not empty");
  for (const std::string region : {"''", "us east", "../x"}) {
    CHECK_THAT(files.errors_of_world("world: a\nregion: " + region + "\n"),
               Catch::Matchers::StartsWith("world.yaml:2:9: 'region': expected a name of letters"));
  }
  // What may be empty: what people write, and what files and variables hold.
  files.write("world.yaml", tests::kSmallWorld);
  CHECK(
      files.errors_of_scenario("title: x\nworld: world.yaml\nsteps:\n"
                               "  - mail: {from: jo@acme.test, thread: a, text: '', subject: ''}\n"
                               "  - message: {container: acme-site-jo, body: ''}\n") == "");
  CHECK(files.errors_of_world("world: a\nsites: [{client: a, project: b, files: {c: ''}}]\n"
                              "images: {i: {command: {argv: [run, ''], env: {A: ''}}}}\n") == "");
}

TEST_CASE("parse_yaml: bytes that are not UTF-8 and control characters", "[scenario][reader]") {
  const tests::Files files;
  CHECK(files.errors_of_scenario(with_title("a\xC3")) == "a.yaml:1:9: this is not UTF-8");
  CHECK(files.errors_of_scenario("# \xFF\n" + with_title("a")) == "a.yaml:1:3: this is not UTF-8");
  CHECK(files.errors_of_scenario(std::string("t\0i", 3)) ==
        "a.yaml:1:2: this is not YAML: there is a control character, U+0000");
  // YAML's parser takes it for the end of the file: the rest would be passed over.
  CHECK(files.errors_of_scenario(with_title("x") + "# ü\x04\nexpcet: []\n") ==
        "a.yaml:4:4: this is not YAML: there is a control character, U+0004");
  CHECK(files.errors_of_scenario("\xEF\xBB\xBF" + with_title("with a mark")) == "");
}

TEST_CASE("parse_yaml: NUL cannot be in a text or a key", "[scenario][reader]") {
  const tests::Files files;
  CHECK(files.errors_of_scenario(with_title("\"a\\0b\"")) ==
        "a.yaml:1:8: a text cannot hold the character NUL");
  CHECK(files.errors_of_scenario(with_title("a") + "\"b\\0\": c\n") ==
        "a.yaml:4:1: a text cannot hold the character NUL");
  CHECK(files.errors_of_scenario(with_title("\"a\\e[1mb\\x7f\"")) == "");
}

TEST_CASE("parse_yaml: a tag that means nothing", "[scenario][reader]") {
  const tests::Files files;
  CHECK(files.errors_of_scenario(with_title("!secret a")) ==
        "a.yaml:1:8: the tag '!secret' means nothing here");
  CHECK(files.errors_of_scenario(with_title("!!binary aGk=")) ==
        "a.yaml:1:8: the tag 'tag:yaml.org,2002:binary' means nothing here");
  CHECK(files.errors_of_scenario(with_title("!!str 5")) == "");
}
