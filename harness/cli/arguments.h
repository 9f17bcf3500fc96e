// The command line, typed.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "harness/cli/explore_options.h"
#include "harness/cli/seeds.h"
#include "harness/evidence/import.h"
#include "harness/explain/question.h"
#include "sim/journal/retention_limit.h"
#include "sim/time/pacer.h"

namespace harness {

// The exit codes of the program.
inline constexpr int kPassed = 0;
inline constexpr int kFailed = 1;   // an expectation or an invariant failed, or a replay differs
inline constexpr int kBadCall = 2;  // the arguments, a file or an address cannot be used

struct ServeArguments {
  std::uint16_t port = 4566;
  std::string address = "127.0.0.1";
  std::vector<std::string> allowed_hosts;
  std::string world;    // "": an empty one
  std::string account;  // "": the world's
  std::string region;
  std::string data;
  std::string journal;
  sim::Pace pace{sim::Pace::Kind::kScaled, 1};  // virtual is manual here
  std::uint64_t seed = 1;
  sim::RetentionLimit keep_events{.count = 0, .bytes = std::size_t{64} << 20};
  sim::RetentionLimit keep_mails{.count = 0, .bytes = std::size_t{64} << 20};
};

struct RunArguments {
  std::vector<std::string> paths;
  std::string world;  // "": each scenario's own
  std::optional<std::uint64_t> seed;
  std::optional<Seeds> seeds;
  sim::Pace pace;
  std::string journal;
  std::string jsonl;
  std::string junit;
  std::string html;
  std::string save_take;
  bool json = false;
};

struct ExecArguments {
  std::string world;  // "": an empty one
  std::vector<std::string> command;
  std::uint64_t seed = 1;
  sim::Duration limit = std::chrono::hours{12};
  sim::Pace pace;
  std::string journal;
  std::string junit;
  std::string html;
};

struct CheckArguments {
  std::vector<std::string> paths;
};

struct SchemaArguments {
  std::string of;  // `scenario`, `world` or `take`
};

struct ReplayArguments {
  std::string journal;
};

struct DiffArguments {
  std::string a;
  std::string b;
  bool all = false;
};

struct ExplainArguments {
  std::string journal;
  Question question;
  bool json = false;
};

struct ImportArguments {
  evidence::ImportOptions options;
  std::string world;  // "": one is made
};

struct ShrinkArguments {
  std::string path;    // a scenario or a saved take
  std::string output;  // "": printed
  std::string world;   // "": the scenario's own
  std::optional<std::uint64_t> seed;
  // Of wall time; nothing: as fits what runs in the world.
  std::optional<sim::Duration> limit;
};

struct ExportArguments {
  std::string journal;
  std::string as;      // the name of an exporter
  std::string output;  // "": standard output
  std::string of;      // "": all
};

struct VersionArguments {};

using Arguments =
    std::variant<ServeArguments, RunArguments, CheckArguments, SchemaArguments, ReplayArguments,
                 DiffArguments, ExplainArguments, ExploreArguments, ImportArguments,
                 ShrinkArguments, ExportArguments, ExecArguments, VersionArguments>;

// There is no command to carry out: `text` was asked for (exit code 0), or says what is wrong with
// the arguments (kBadCall).
struct NoCommand {
  std::string text;
  int exit_code = kPassed;
};

std::variant<Arguments, NoCommand> parse_arguments(int argc, const char* const* argv);

}  // namespace harness
