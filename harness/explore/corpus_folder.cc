#include "harness/explore/corpus_folder.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <utility>

#include "harness/explore/report_text.h"
#include "harness/explore/take_edges.h"
#include "sim/journal/json_reader.h"
#include "sim/store/whole_file.h"

namespace harness {
namespace {

namespace fs = std::filesystem;

constexpr char kReportText[] = "report.txt";
constexpr char kTried[] = "tried.yaml";  // a name that no take has, and which is never left there

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

// The texts as part of a file's name: `dlq-redrive-poison-message`.
std::string name_part(std::string_view text) {
  constexpr std::size_t kMost = 60;
  std::string part;
  for (const char c : text) {
    const bool is_plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_plain) {
      part += c;
    } else if (!part.empty() && part.back() != '-') {
      part += '-';
    }
  }
  part.resize(std::min(part.size(), kMost));
  while (part.ends_with('-')) part.pop_back();
  return part;
}

// Tells files apart whose names would be alike without it: eight hexadecimal digits.
std::string hash_part(const Edge& of) {
  char number[20];
  std::snprintf(number, sizeof number, "%016llx", static_cast<unsigned long long>(hash_of(of)));
  return std::string(number, 8);
}

[[noreturn]] void refuse_report(const fs::path& path, const std::string& why) {
  throw std::runtime_error(path.string() + " is no report of an exploration: " + why +
                           ". Without it, what is in " + kCorpusFailures + "/ and " +
                           kCorpusInteresting +
                           "/ is used as before, and counts begin anew: move it away");
}

}  // namespace

std::string failure_file(const std::string& scenario, const FailureRow& row) {
  return std::string(kCorpusFailures) + "/" + name_part(scenario) + "." + name_part(row.what) +
         "." + hash_part({scenario, row.what, row.subject}) + ".yaml";
}

std::string failure_file(const SavedTake& there) {
  return std::string(kCorpusFailures) + "/" + fs::path(there.path).filename().string();
}

// One seed may be of several takes: what it makes depends on what was known before.
std::string interesting_file(const SavedTake& take) {
  return std::string(kCorpusInteresting) + "/" + name_part(take.name) + "." +
         std::to_string(take.seed) + "." + hash_part({take.name, take.digest, ""}) + ".yaml";
}

fs::path made_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error && !fs::is_directory(folder, error)) {
    error = std::make_error_code(std::errc::not_a_directory);
  }
  if (error) {
    throw std::runtime_error("cannot make the folder " + folder.string() + ": " + error.message());
  }
  return folder;
}

void try_corpus_folder(const fs::path& folder) {
  made_folder(folder);
  const sim::WholeFile report((folder / kCorpusReport).string());
  const sim::WholeFile text((folder / kReportText).string());
  for (const char* const part : {kCorpusFailures, kCorpusInteresting}) {
    const sim::WholeFile take((made_folder(folder / part) / kTried).string());
  }
}

ExploreReport read_corpus_report(const fs::path& folder) {
  const fs::path path = folder / kCorpusReport;
  std::error_code none;
  if (!fs::exists(path, none)) return {};
  if (fs::is_directory(path, none)) refuse_report(path, "it is a folder");
  const std::string text = content(path);
  if (text.empty()) refuse_report(path, "it is empty");
  try {
    return report_of(text);
  } catch (const sim::JsonError& error) {
    refuse_report(path, error.what());
  }
}

void save_corpus_report(const fs::path& folder, const ExploreReport& report) {
  sim::write_whole_file((folder / kCorpusReport).string(), report_json(report) + "\n");
  sim::write_whole_file((folder / kReportText).string(), report_text(report));
}

void save_corpus_take(const fs::path& path, SavedTake take, const ScenarioRow& scenario) {
  take.path = path.string();
  take.scenario_path = scenario.path;
  take.world_path = scenario.world;
  sim::write_whole_file(path.string(), saved_take_yaml(take));
}

}  // namespace harness
