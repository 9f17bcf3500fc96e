#include "sim/git/repository.h"

#include <algorithm>

#include "tests/sim/git/support.h"

using namespace sim::git;
using namespace std::chrono_literals;

TEST_CASE("Repository: revisions are branches, full names and commit ids", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  const Origin& origin = setup.origin;
  const CommitId id = origin.resolve("main");
  CHECK(origin.find("refs/heads/main") == id);
  CHECK(origin.find(id) == id);
  CHECK_FALSE(origin.find("nothing"));
  CHECK_FALSE(origin.find(std::string(40, 'a')));
  CHECK_FALSE(origin.find("not a branch"));
  CHECK(reason_of([&] { origin.resolve("nothing"); }) == Reason::kNotFound);
  CHECK(reason_of([&] { origin.log("nothing"); }) == Reason::kNotFound);
  CHECK(reason_of([&] { origin.read_file_at("nothing", "x"); }) == Reason::kNotFound);
  CHECK_THROWS_WITH(origin.resolve("nothing"), "find revision 'nothing': no such branch or commit");
}

TEST_CASE("Repository: the log is newest first and can be limited", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  for (int i = 1; i <= 3; ++i) {
    setup.origin.commit("main", {{"n", std::to_string(i)}}, "Number " + std::to_string(i),
                        at(i * 1min));
  }
  const std::vector<Commit> log = setup.origin.log("main");
  REQUIRE(log.size() == 4);
  CHECK(log[0].message == "Number 3");
  CHECK(log[0].author.time == sim::kDefaultStart + 3min);
  CHECK(log[0].parents == std::vector<CommitId>{log[1].id});
  CHECK(log[3].message == "First commit");
  CHECK(setup.origin.log("main", 2).size() == 2);
  CHECK(setup.origin.log(log[2].id).size() == 2);
}

TEST_CASE("Repository: a file that is not there has no value; a folder is no file", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  CHECK_FALSE(setup.origin.read_file_at("main", "none"));
  CHECK_FALSE(setup.origin.read_file_at("main", "src"));
  CHECK_FALSE(setup.origin.read_file_at("main", "README.md/none"));
}

TEST_CASE("Repository: contents come back byte for byte", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  const std::string bytes("\0\r\n\xff binary\0end", 15);
  setup.origin.commit("main", {{"bytes", bytes}, {"empty", ""}}, "Bytes", at(1s));
  CHECK(setup.origin.read_file_at("main", "bytes") == bytes);
  CHECK(setup.origin.read_file_at("main", "empty") == "");
}

TEST_CASE("Repository: contains follows the parents", "[sim][git]") {
  Setup setup(GENERATE(false, true));
  const CommitId first = setup.origin.resolve("main");
  const CommitId side = setup.origin.commit("side", {{"a", "1"}}, "Side", at(1s));
  const CommitId second = setup.origin.commit("main", {{"b", "2"}}, "Main", at(2s));
  CHECK(setup.origin.contains("side", first));
  CHECK(setup.origin.contains("side", "side"));
  CHECK_FALSE(setup.origin.contains("side", second));
  CHECK_FALSE(setup.origin.contains(first, side));
}
