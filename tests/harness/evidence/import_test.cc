#include "harness/evidence/import.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "harness/evidence/fact_pipe.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using evidence::import_evidence;
using evidence::ImportOptions;
using evidence::ImportResult;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

std::vector<nlohmann::json> facts_of(const tests::Folder& folder) {
  std::vector<nlohmann::json> facts;
  const std::string text = folder.read("out/facts.jsonl");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    facts.push_back(nlohmann::json::parse(text.substr(at, end - at)));
    at = end + 1;
  }
  return facts;
}

ImportOptions options_of(const tests::Folder& folder) {
  ImportOptions options;
  // Those of whole incidents have a test of their own (tests/harness/incident/).
  for (const auto& entry : std::filesystem::directory_iterator(BACKLOT_EVIDENCE)) {
    if (entry.path().filename() != "incidents") options.paths.push_back(entry.path().string());
  }
  std::ranges::sort(options.paths);
  options.folder = folder.path("out");
  return options;
}

}  // namespace

TEST_CASE("import: all the evidence there is, sorted and told", "[evidence][import]") {
  const tests::Folder folder;
  ImportOptions options = options_of(folder);
  options.redact = false;
  const ImportResult result = import_evidence(options);
  const auto facts = facts_of(folder);
  CHECK(facts.size() == result.facts);
  CHECK(result.repeated > 10);
  CHECK(result.mapping.empty());
  std::string last;
  for (const auto& fact : facts) {
    const std::string time = fact.value("time", "");
    CHECK(time >= last);
    last = time;
  }
  const std::string report = folder.read("out/report.md");
  for (const char* const part :
       {"| message | ", "| task | ", "| trace | ", "| mail | ", "| request | ", "## Clocks",
        "| `otlp/orders` | `sqs` |", "| CloudTrail events |", "a file of no known form",
        "empty.json` is empty", "redaction is off"}) {
    CAPTURE(part);
    CHECK(has(report, part));
  }
  CHECK_FALSE(std::filesystem::exists(folder.path("out/.facts.sqlite")));
}

TEST_CASE("import: redaction is on, and its mapping lies outside", "[evidence][import]") {
  const tests::Folder folder;
  const ImportResult result = import_evidence(options_of(folder));
  CHECK(result.mapping == folder.path("out.redaction.json"));
  for (const char* const file : {"out/facts.jsonl", "out/report.md"}) {
    const std::string text = folder.read(file);
    for (const char* const secret : {"user@example.com", "support@example.com", "123456789012",
                                     "ASIAEXAMPLEKEYID0000", "AIDAEXAMPLEUSERID"}) {
      CAPTURE(file, secret);
      CHECK_FALSE(has(text, secret));
    }
  }
  const auto mapping = nlohmann::json::parse(folder.read("out.redaction.json"));
  CHECK(mapping.contains("user@example.com"));
  CHECK(mapping.contains("123456789012"));
  // A message and its mention in a trail keep one MD5.
  std::set<std::string> md5s;
  for (const auto& fact : facts_of(folder)) {
    for (const auto& id : fact.value("ids", nlohmann::json::array())) {
      if (id["kind"] == "body_md5") md5s.insert(id["value"]);
    }
  }
  CHECK(md5s.size() == 3);
}

TEST_CASE("import: the same evidence with the same mapping is the same", "[evidence][import]") {
  const tests::Folder folder;
  import_evidence(options_of(folder));
  const std::string first = folder.read("out/facts.jsonl");
  std::filesystem::remove_all(folder.path("out"));
  import_evidence(options_of(folder));
  CHECK(folder.read("out/facts.jsonl") == first);
}

TEST_CASE("import: only what is within a time", "[evidence][import]") {
  const tests::Folder folder;
  ImportOptions options = options_of(folder);
  options.from = sim::from_unix_ms(1767607260000);
  options.to = sim::from_unix_ms(1767607261000);
  const ImportResult result = import_evidence(options);
  CHECK(result.left_out > 0);
  for (const auto& fact : facts_of(folder)) {
    const std::string time = fact.value("time", "2026-01-05T10:01:00");
    CHECK(time >= "2026-01-05T10:01:00");
    CHECK(time <= "2026-01-05T10:01:01.000000000Z");
  }
}

TEST_CASE("import: what it refuses", "[evidence][import]") {
  const tests::Folder folder;
  ImportOptions options = options_of(folder);
  options.mapping = folder.path("out/mapping.json");
  CHECK_THROWS_WITH(import_evidence(options), Catch::Matchers::Contains("would lie in"));
  options.mapping.clear();
  options.from = sim::from_unix_ms(2);
  options.to = sim::from_unix_ms(1);
  CHECK_THROWS_WITH(import_evidence(options), Catch::Matchers::Contains("after it ends (--to)"));
  options.from.reset();
  options.paths = {folder.path("none")};
  CHECK_THROWS_WITH(import_evidence(options), Catch::Matchers::Contains("there is no file"));
  options.paths = {BACKLOT_EVIDENCE};
  std::filesystem::create_directory(folder.path("out"));
  folder.write("out/there", "x");
  CHECK_THROWS_WITH(import_evidence(options), Catch::Matchers::Contains("is not empty"));
  folder.write("out.redaction.json", "no mapping");
  CHECK_THROWS_WITH(import_evidence(options), Catch::Matchers::Contains("is no mapping"));
}

TEST_CASE("fact pipe: all facts in order, and what fails there fails here", "[evidence][import]") {
  std::vector<std::uint64_t> seen;
  {
    evidence::FactPipe pipe([&](evidence::Fact&, std::uint64_t told) { seen.push_back(told); });
    for (std::uint64_t i = 0; i < 20'000; ++i) pipe.push({}, i);
    pipe.close();
  }
  CHECK(seen.size() == 20'000);
  CHECK(std::ranges::is_sorted(seen));
  evidence::FactPipe failing(
      [](evidence::Fact&, std::uint64_t) { throw std::runtime_error("no"); });
  CHECK_THROWS_WITH(
      [&] {
        for (std::uint64_t i = 0; i < 100'000; ++i) failing.push({}, i);
        failing.close();
      }(),
      "no");
}

TEST_CASE("import: an example is redacted before it is cut", "[evidence][import]") {
  const tests::Folder folder;
  std::filesystem::create_directory(folder.path("evidence"));
  // The address, the number and the secret lie where the example is cut off.
  const std::string secrets[] = {"kari.holm@fjordmail.no", "481920337751", "sk-hunter-secret"};
  const std::string members[] = {"k", "k", "apiKey"};
  for (std::size_t i = 0; i < std::size(secrets); ++i) {
    for (int length = 250; length < 300; ++length) {
      folder.write("evidence/unknown.json", "{\"kind" + std::to_string(i) + "\":\"" +
                                                std::string(static_cast<std::size_t>(length), 'x') +
                                                "\",\"" + members[i] + "\":\"" + secrets[i] +
                                                "\",\"z\":1}");
      ImportOptions options;
      options.paths = {folder.path("evidence")};
      options.folder = folder.path("out");
      std::filesystem::remove_all(options.folder);
      import_evidence(options);
      const std::string report = folder.read("out/report.md");
      REQUIRE(has(report, "kind" + std::to_string(i)));
      CAPTURE(i, length, report);
      CHECK_FALSE(has(report, secrets[i].substr(0, 4)));
    }
  }
}

TEST_CASE("import: clocks are known by the names that facts have after redaction",
          "[evidence][import]") {
  class Seen final : public evidence::FactConsumer {
   public:
    void begin(const std::vector<evidence::Skew>& skews) override {
      for (const evidence::Skew& skew : skews) clocks.insert({skew.source, skew.reference});
    }
    void see_body(const evidence::Bodies::Body&) override {}
    void see(const evidence::Fact& fact) override { sources.insert(fact.source); }
    bool needs_outside(const evidence::Fact&) const override { return false; }
    void see_outside(const evidence::Fact&, bool) override {}
    std::set<std::string> clocks;
    std::set<std::string> sources;
  };
  const tests::Folder folder;
  Seen seen;
  import_evidence(options_of(folder), &seen);
  CHECK(std::ranges::includes(seen.sources, seen.clocks));
  CHECK(std::ranges::any_of(seen.clocks,
                            [](const std::string& name) { return has(name, "cloudtrail/"); }));
}
