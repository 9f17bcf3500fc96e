#include "harness/cli/arguments.h"

#include <stdexcept>

#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using harness::Arguments;
using harness::NoCommand;

namespace {

std::variant<Arguments, NoCommand> parse(std::vector<const char*> words) {
  words.insert(words.begin(), "backlot");
  return harness::parse_arguments(static_cast<int>(words.size()), words.data());
}

template <class Command>
Command parsed(const std::vector<const char*>& words) {
  return std::get<Command>(std::get<Arguments>(parse(words)));
}

// What is said about a bad call; its exit code must be 2.
std::string complaint(const std::vector<const char*>& words) {
  const auto result = parse(words);
  const auto* none = std::get_if<NoCommand>(&result);
  if (none == nullptr) return "no complaint";
  CHECK(none->exit_code == harness::kBadCall);
  return none->text;
}

}  // namespace

TEST_CASE("serve: its defaults", "[cli]") {
  const auto serve = parsed<harness::ServeArguments>({"serve"});
  CHECK(serve.port == 4566);
  CHECK(serve.address == "127.0.0.1");
  CHECK(serve.pace.to_text() == "real");
  CHECK(serve.seed == 1);
  CHECK(serve.world.empty());
  CHECK(serve.keep_events == sim::RetentionLimit{.bytes = 64 << 20});
  CHECK(serve.keep_mails == sim::RetentionLimit{.bytes = 64 << 20});
}

TEST_CASE("serve, run: an empty text is not as good as none", "[cli]") {
  CHECK_THAT(complaint({"serve", "--data", ""}),
             Contains("--data: expected a DIR, not an empty text"));
  for (const char* option : {"--world", "--region", "--journal", "--address"}) {
    CHECK_THAT(complaint({"serve", option, ""}), Contains("not an empty text"));
  }
  for (const char* option : {"--world", "--journal", "--jsonl", "--junit", "--html"}) {
    CHECK_THAT(complaint({"run", "x", option, ""}), Contains("not an empty text"));
  }
}

TEST_CASE("serve: its options; virtual stands still", "[cli]") {
  const auto serve = parsed<harness::ServeArguments>(
      {"serve", "--port", "0", "--address", "::1", "--world", "w.yaml", "--account", "123456789012",
       "--region", "eu-west-1", "--data", "d", "--pace", "virtual", "--seed", "9", "--journal",
       "j.sqlite"});
  CHECK(serve.port == 0);
  CHECK(serve.address == "::1");
  CHECK(serve.account == "123456789012");
  CHECK(serve.region == "eu-west-1");
  CHECK(serve.data == "d");
  CHECK(serve.pace.to_text() == "manual");
  CHECK(serve.seed == 9);
  CHECK(serve.journal == "j.sqlite");
  CHECK(parsed<harness::ServeArguments>({"serve", "--pace", "x100"}).pace.factor == 100);
  const auto keeping =
      parsed<harness::ServeArguments>({"serve", "--keep-events", "1000", "--keep-mails", "1GiB"});
  CHECK(keeping.keep_events == sim::RetentionLimit{.count = 1000});
  CHECK(keeping.keep_mails == sim::RetentionLimit{.bytes = 1 << 30});
  CHECK(parsed<harness::ServeArguments>(
            {"serve", "--allow-host", "Backlot.lan", "--allow-host", "::1", "--port", "1"})
            .allowed_hosts == std::vector<std::string>{"backlot.lan", "[::1]"});
}

TEST_CASE("run: its options", "[cli]") {
  const auto run = parsed<harness::RunArguments>(
      {"run", "a", "b", "--world", "w", "--seeds", "1-100", "--pace", "x100", "--journal", "j",
       "--jsonl", "l", "--junit", "u", "--html", "h", "--json"});
  CHECK(run.paths == std::vector<std::string>{"a", "b"});
  CHECK(run.seeds->first == 1);
  CHECK(run.seeds->last == 100);
  CHECK_FALSE(run.seed);
  CHECK(run.json);
  CHECK(run.html == "h");
  CHECK(parsed<harness::RunArguments>({"run", "a"}).pace.to_text() == "virtual");
  CHECK(parsed<harness::RunArguments>({"run", "a", "--seed", "7"}).seed == 7);
}

TEST_CASE("A bad call is one line that says what was expected", "[cli]") {
  CHECK_THAT(complaint({}), Contains("subcommand"));
  CHECK_THAT(complaint({"frobnicate"}), Contains("frobnicate"));
  CHECK(complaint({"sevre"}) ==
        "backlot: there is no command 'sevre' (did you mean 'serve'?); see backlot --help\n");
  CHECK_THAT(complaint({"serve", "--port", "65536"}), Contains("a port is at most 65535"));
  CHECK_THAT(complaint({"serve", "--port", "http"}), Contains("'http' is not a whole number"));
  CHECK_THAT(complaint({"serve", "--port", "-1"}), Contains("--port: '-1' is not a whole number"));
  CHECK_THAT(complaint({"run", "a", "--seed", "-1"}), Contains("'-1' is not a whole number"));
  for (const char* command : {"run", "shrink"}) {
    CHECK_THAT(complaint({command, "a", "--seed", "9223372036854775808"}),
               Contains("--seed: '9223372036854775808' is no seed"));
  }
  CHECK_THAT(complaint({"explore", "a", "--seeds", "1-9223372036854775808"}),
             Contains("--seeds: '9223372036854775808' is no seed"));
  CHECK_THAT(complaint({"run", "a", "--seeds", "-1-5"}), Contains("--seeds: '"));
  CHECK_THAT(complaint({"serve", "-1"}), Contains("-1"));
  CHECK_THAT(complaint({"serve", "--account", "12"}), Contains("expected 12 digits"));
  CHECK_THAT(complaint({"serve", "--keep-events", "much"}), Contains("'much' says not how much"));
  CHECK_THAT(complaint({"serve", "--pace", "fast"}),
             Contains("expected virtual, skip, real, manual or xN"));
  CHECK(
      complaint({"serve", "--prot", "1"}) ==
      "backlot: there is no option '--prot' (did you mean '--port'?); see backlot serve --help\n");
  CHECK_THAT(complaint({"run", "a", "--jsno", "--htlm=b"}),
             Contains("'--jsno' (did you mean '--json'"));
  CHECK_THAT(complaint({"serve", "world.yaml"}), Contains("'world.yaml' is not expected; see"));
  CHECK_THAT(complaint({"serve", "--allow-host", "backlot:4566"}),
             Contains("'backlot:4566' is not a host") && Contains("without a port"));
  CHECK_THAT(complaint({"serve", "--allow-host", "a", "b"}), Contains("b"));
  CHECK_THAT(complaint({"run"}), Contains("PATH"));
  CHECK_THAT(complaint({"run", "a", "--seeds", "5"}), Contains("expected A-B, as 1-100"));
  CHECK_THAT(complaint({"run", "a", "--seeds", "5-1"}), Contains("empty range"));
  CHECK_THAT(complaint({"run", "a", "--seeds", "1-2", "--seed", "1"}), Contains("--seed"));
  CHECK_THAT(complaint({"run", "a", "--pace", "manual"}), Contains("nobody moves time"));
  CHECK_THAT(complaint({"schema", "table"}), Contains("scenario"));
  CHECK_THAT(complaint({"replay"}), Contains("JOURNAL"));
  for (const auto& words : std::vector<std::vector<const char*>>{{"run"}, {"serve", "--x"}}) {
    const std::string text = complaint(words);
    CHECK(text.starts_with("backlot: "));
    CHECK(text.find('\n') == text.size() - 1);
  }
}

TEST_CASE("Help is for newcomers, and no failure", "[cli]") {
  const auto result = parse({"--help"});
  const auto* help = std::get_if<NoCommand>(&result);
  REQUIRE(help != nullptr);
  CHECK(help->exit_code == harness::kPassed);
  for (const char* word :
       {"serve", "run", "check", "replay", "diff", "explain", "schema", "AWS_ENDPOINT_URL"}) {
    CHECK_THAT(help->text, Contains(word));
  }
  const auto of_run = parse({"run", "--help"});
  CHECK_THAT(std::get<NoCommand>(of_run).text, Contains("--seeds"));
}

TEST_CASE("parse_seeds: ranges of numbers", "[cli]") {
  CHECK(harness::parse_seeds("3-3").first == 3);
  CHECK(harness::parse_seeds("0-99").last == 99);
  CHECK(harness::parse_seeds("9223372036854775807-9223372036854775807").last ==
        9223372036854775807U);
  for (const char* text : {"", "-", "1-", "-1", "a-b", "1-2-3", "1-9999999",
                           "9223372036854775807-9223372036854775808"}) {
    INFO(text);
    CHECK_THROWS_AS(harness::parse_seeds(text), std::invalid_argument);
  }
}
