#include "harness/explore/corpus.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include "harness/explore/join_reports.h"
#include "harness/explore/report_text.h"
#include "sim/journal/json_reader.h"

namespace harness {
namespace {

namespace fs = std::filesystem;

constexpr char kReport[] = "report.json";
constexpr char kReportText[] = "report.txt";
constexpr char kFailures[] = "failures";
constexpr char kFixed[] = "fixed";
constexpr char kInteresting[] = "interesting";

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

void write(const fs::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.flush();
  if (!out) throw std::runtime_error("cannot write " + path.string());
}

fs::path made(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    throw std::runtime_error("cannot make the folder " + folder.string() + ": " + error.message());
  }
  return folder;
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

// The same for takes that fail in the same way, whatever else they are.
std::string failure_file(const std::string& scenario, const FailureRow& row) {
  return std::string(kFailures) + "/" + name_part(scenario) + "." + name_part(row.what) + "." +
         hash_part({scenario, row.what, row.subject}) + ".yaml";
}

std::vector<SavedTake> takes_in(const fs::path& folder, const Platforms& platforms,
                                Problems& problems) {
  std::vector<SavedTake> takes;
  std::error_code error;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  for (const fs::path& file : files) {
    try {
      takes.push_back(read_moved_take(file.string(), platforms));
    } catch (const FileErrors& errors) {
      for (const Problem& problem : errors.problems()) problems.add(problem.place, problem.message);
    }
  }
  return takes;
}

void save(const fs::path& path, SavedTake take, const ScenarioRow& scenario) {
  take.path = path.string();
  take.scenario_path = scenario.path;
  take.world_path = scenario.world;
  write(path, saved_take_yaml(take));
}

void save_report(const fs::path& folder, const ExploreReport& report) {
  write(folder / kReport, report_json(report) + "\n");
  write(folder / kReportText, report_text(report));
}

void save_failures(const fs::path& folder, const Findings& findings, ScenarioRow& row) {
  made(folder / kFailures);
  const std::vector<const FailureGroup*> groups = findings.failures.sorted();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    SavedTake take = saved_take_of(groups[i]->cheapest, "", "", "");
    take.faults = groups[i]->faults_of_cheapest;
    row.failures[i].file = failure_file(row.name, row.failures[i]);
    save(folder / row.failures[i].file, std::move(take), row);
  }
}

// One seed may be of several takes: what it makes depends on what was known before.
std::string interesting_file(const SavedTake& take) {
  return std::string(kInteresting) + "/" + name_part(take.name) + "." + std::to_string(take.seed) +
         "." + hash_part({take.name, take.digest, ""}) + ".yaml";
}

void save_interesting(const fs::path& folder, const std::vector<SavedTake>& takes,
                      const ScenarioRow& row) {
  made(folder / kInteresting);
  for (const SavedTake& take : takes) {
    const fs::path file = folder / interesting_file(take);
    std::error_code none;
    if (!fs::exists(file, none)) save(file, take, row);
  }
}

// The files of the takes that were not played again, by their names in the folder.
std::set<std::string> kept_files(const Exploration& exploration) {
  std::set<std::string> kept;
  for (const std::string& path : exploration.not_played_again()) {
    kept.insert(std::string(kFailures) + "/" + fs::path(path).filename().string());
  }
  return kept;
}

// Moves the takes that failed before, were played again, and are none of those that are saved now.
void move_fixed(const fs::path& folder, const Corpus& before, const Exploration& exploration,
                const ScenarioRow& row) {
  std::set<std::string> saved;
  for (const FailureRow& failure : row.failures) {
    saved.insert(fs::path(failure.file).filename().string());
  }
  for (const SavedTake& take : before.failures) {
    const fs::path name = fs::path(take.path).filename();
    if (take.name != row.name || saved.contains(name.string())) continue;
    if (exploration.not_played_again().contains(take.path)) continue;
    std::error_code none;
    fs::rename(take.path, made(folder / kFixed) / name, none);
  }
}

const ScenarioRow* row_of(const ExploreReport& report, const std::string& scenario) {
  const auto row = std::ranges::find(report.scenarios, scenario, &ScenarioRow::name);
  return row == report.scenarios.end() ? nullptr : &*row;
}

// Takes the failures out of `all` that `report` has the news of. Those stay whose files are `kept`
// and were not written again.
void forget_played_again(ExploreReport& all, const ExploreReport& report,
                         const std::set<std::string>& kept) {
  for (ScenarioRow& row : all.scenarios) {
    const ScenarioRow* now = row_of(report, row.name);
    if (now == nullptr) continue;
    std::erase_if(row.failures, [&](const FailureRow& failure) {
      return !kept.contains(failure.file) ||
             std::ranges::find(now->failures, failure.file, &FailureRow::file) !=
                 now->failures.end();
    });
  }
}

// Those of `from` whose files the joined report names, or that are of use to vary.
void copy_takes(const Corpus& from, const ExploreReport& report, const fs::path& into) {
  for (const SavedTake& take : from.failures) {
    const ScenarioRow* now = row_of(report, take.name);
    const ScenarioRow* then = row_of(from.report, take.name);
    if (now == nullptr || then == nullptr) continue;
    const std::string file = std::string(kFailures) + "/" + fs::path(take.path).filename().string();
    const auto kept = std::ranges::find(now->failures, file, &FailureRow::file);
    const auto own = std::ranges::find(then->failures, file, &FailureRow::file);
    if (kept == now->failures.end() || own == then->failures.end()) continue;
    const bool is_kept =
        kept->seed == own->seed && kept->decisions == own->decisions && kept->events == own->events;
    if (is_kept) save(into / file, take, *now);
  }
  for (const SavedTake& take : from.interesting) {
    if (const ScenarioRow* row = row_of(report, take.name)) save_interesting(into, {take}, *row);
  }
}

// A corpus in `into` would be lost if it were none of those that are merged.
void throw_if_overwritten(const std::vector<std::string>& folders, const std::string& into) {
  std::error_code none;
  if (!fs::exists(fs::path(into) / kReport, none)) return;
  const bool is_read = std::ranges::any_of(
      folders, [&](const std::string& folder) { return fs::equivalent(folder, into, none); });
  if (is_read) return;
  throw std::runtime_error("there is a corpus in " + into +
                           " already: merge it with the others, or name another folder");
}

}  // namespace

Corpus read_corpus(const std::string& folder, const Platforms& platforms) {
  Corpus corpus;
  const fs::path report = fs::path(folder) / kReport;
  std::error_code none;
  if (fs::exists(report, none)) {
    try {
      corpus.report = report_of(content(report));
    } catch (const sim::JsonError& error) {
      throw std::runtime_error(report.string() +
                               " is no report of an exploration: " + error.what());
    }
  }
  Problems problems;
  corpus.failures = takes_in(fs::path(folder) / kFailures, platforms, problems);
  corpus.interesting = takes_in(fs::path(folder) / kInteresting, platforms, problems);
  problems.throw_if_any();
  return corpus;
}

void begin_with(const Corpus& corpus, Exploration& exploration) {
  for (const ScenarioRow& row : corpus.report.scenarios) {
    for (const EdgeRow& edge : row.edges) {
      exploration.know(row.name, {edge.kind, edge.role, edge.cause});
    }
  }
  for (const SavedTake& take : corpus.interesting) exploration.know(take);
  for (const SavedTake& take : corpus.failures) exploration.play_again(take);
}

void write_corpus(const std::string& folder, const Corpus& before, const Exploration& exploration,
                  ExploreReport& report) {
  made(folder);
  for (ScenarioRow& row : report.scenarios) {
    const Findings& findings = exploration.findings(row.name);
    save_failures(folder, findings, row);
    save_interesting(folder, findings.pool.all(), row);
    move_fixed(folder, before, exploration, row);
  }
  // What failed before and does not any more is told of once.
  ExploreReport all = before.report;
  all.known.clear();
  all.interrupted = false;
  forget_played_again(all, report, kept_files(exploration));
  join(all, report);
  save_report(folder, all);
}

ExploreReport merge_corpora(const std::vector<std::string>& folders, const std::string& into,
                            const Platforms& platforms) {
  std::vector<Corpus> corpora;
  ExploreReport all;
  for (const std::string& folder : folders) {
    std::error_code none;
    if (!fs::exists(fs::path(folder) / kReport, none)) {
      throw std::runtime_error("there is no corpus in " + folder + ": it has no " + kReport);
    }
    corpora.push_back(read_corpus(folder, platforms));
    join(all, corpora.back().report);
  }
  throw_if_overwritten(folders, into);
  made(fs::path(into) / kFailures);
  for (const Corpus& corpus : corpora) copy_takes(corpus, all, into);
  save_report(into, all);
  return all;
}

}  // namespace harness
