#include "harness/shrink/candidate.h"

#include "harness/scenario/yaml_text.h"
#include "tests/support/catch.h"

using namespace harness;
using namespace harness::shrink;

namespace {

constexpr char kMails[] = R"(title: Mails
world: w.yaml
steps:
  - mail: {from: a@x.test, to: b@y.test, thread: one, text: hello}
  - wait: 5s
  - mail: {from: a@x.test, to: b@y.test, thread: two, text: hello}
  - expect: {mail: {thread: one, count: 1}}
expect:
  - mail: {thread: one, count: 1}
  - mail: {thread: two, count: 1}
)";

const Setting kMailSetting{"a.yaml", {}, {}};

Value mails_without(const std::vector<Path>& paths) {
  return without(parse_yaml(kMails, "a.yaml"), paths);
}

}  // namespace

TEST_CASE("candidate: what refers to what is gone has its place told", "[shrink][candidate]") {
  CandidateReader reader(kMailSetting);
  CHECK(reader.read(mails_without({})).scenario);
  const CandidateReader::Read read = reader.read(mails_without({{2, 2}}));
  CHECK_FALSE(read.scenario);
  REQUIRE(read.wrong.size() == 1);
  CHECK(Path{read.wrong[0].begin(), read.wrong[0].begin() + 2} == Path{3, 1});
}

TEST_CASE("candidate: what means nothing any more is left out as well", "[shrink][candidate]") {
  CandidateReader reader(kMailSetting);
  Value root = mails_without({{2, 0}});
  const auto scenario = reader.read_repaired(root);
  REQUIRE(scenario);
  CHECK(scenario->steps.size() == 2);
  CHECK(scenario->expectations.size() == 1);
  CHECK(yaml_flow(*root.find("expect")) == "[{mail: {thread: two, count: 1}}]");
}

TEST_CASE("candidate: a step is not left out for a time that is too early by now",
          "[shrink][candidate]") {
  CandidateReader reader(kMailSetting);
  Value root = parse_yaml(
      "title: Waits\nworld: w.yaml\nsteps:\n  - wait: 1s\n    at: 2m\n  - wait: 2s\n    at: 1m\n",
      "a.yaml");
  CHECK_FALSE(reader.read_repaired(root));
  CHECK(root.find("steps")->items.size() == 2);
}

TEST_CASE("candidate: what cannot be mended is not read", "[shrink][candidate]") {
  CandidateReader reader(kMailSetting);
  Value root = mails_without({{0}});
  CHECK_FALSE(reader.read_repaired(root));
}
