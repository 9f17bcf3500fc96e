#include "harness/explore/corpus_keeper.h"

#include <algorithm>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

#include "harness/explore/corpus_folder.h"
#include "harness/explore/join_reports.h"
#include "sim/store/folder_lock.h"
#include "sim/time/pacer.h"

namespace harness {
namespace {

namespace fs = std::filesystem;
using Again = Exploration::Again;

// How much is lost at most if the process is killed, but for failures.
constexpr sim::Duration kEach = std::chrono::seconds{10};

template <class Report>
auto* find_scenario(Report& report, const std::string& name) {
  const auto at = std::ranges::find(report.scenarios, name, &ScenarioRow::name);
  return at == report.scenarios.end() ? nullptr : &*at;
}

template <class Rows>
auto* way_of(Rows& rows, const FailureRow& row) {
  const auto at = std::ranges::find_if(rows, [&](const FailureRow& own) {
    return own.what == row.what && own.subject == row.subject;
  });
  return at == rows.end() ? nullptr : &*at;
}

bool is_there(const fs::path& path) {
  std::error_code none;
  return fs::exists(path, none);
}

// What its failures are, and how cheap.
std::vector<std::tuple<std::string, std::string, std::uint64_t, std::uint64_t>> failures_of(
    const ExploreReport& report) {
  std::vector<std::tuple<std::string, std::string, std::uint64_t, std::uint64_t>> all;
  for (const ScenarioRow& scenario : report.scenarios) {
    for (const FailureRow& row : scenario.failures) {
      all.emplace_back(scenario.name + " " + row.what, row.subject, row.decisions, row.events);
    }
  }
  return all;
}

// No take fails in the way of this row any more.
void retire(ScenarioRow& all, std::vector<FailureRow>::iterator at) {
  FailureRow row = std::move(*at);
  all.failures.erase(at);
  row.file.clear();
  if (FailureRow* fixed = way_of(all.fixed, row)) {
    fixed->takes += row.takes;
  } else {
    all.fixed.push_back(std::move(row));
  }
}

}  // namespace

CorpusKeeper::CorpusKeeper(std::string folder, const Platforms& platforms)
    : folder_(std::move(folder)), kept_at_(sim::Pacer::wall_now()) {
  try_corpus_folder(folder_);
  const sim::FolderLock lock(folder_, sim::FolderLock::IfTaken::kWait);
  before_ = read_corpus(folder_, platforms);
}

bool CorpusKeeper::is_due(const ExploreReport& report) const {
  return failures_of(report) != failures_of(kept_) || sim::Pacer::wall_now() - kept_at_ >= kEach;
}

void CorpusKeeper::keep_at_times(const Exploration& exploration) {
  ExploreReport report = exploration.report();
  if (!is_due(report)) return;
  try {
    keep(exploration, report);
  } catch (const std::exception&) {
    // A disk may have room again by the end, which says so if it has not.
    kept_at_ = sim::Pacer::wall_now();
  }
}

bool CorpusKeeper::is_as_it_was(const SavedTake& take) const {
  std::ifstream in(take.path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return is_there(take.path) && text == before_.texts.at(take.path);
}

void CorpusKeeper::forget_deleted(ScenarioRow& all) const {
  for (std::size_t i = all.failures.size(); i-- > 0;) {
    const std::string& file = all.failures[i].file;
    if (!file.empty() && is_there(fs::path(folder_) / file)) continue;
    retire(all, all.failures.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

// Puts a take that was played again where it belongs by what came of it, unless another exploration
// has put another one into its place.
void CorpusKeeper::settle(const SavedTake& take, const Exploration& exploration,
                          ScenarioRow& all) const {
  const auto again = exploration.played_again().find(take.path);
  if (again == exploration.played_again().end() || !is_as_it_was(take)) return;
  const auto row = std::ranges::find(all.failures, failure_file(take), &FailureRow::file);
  if (again->second == Again::kFailsAlike) {
    // It is as cheap as it was now, and not as it was then.
    if (row != all.failures.end()) row->decisions = UINT64_MAX;
    return;
  }
  std::error_code none;
  if (again->second == Again::kPasses) {
    const fs::path fixed = made_folder(fs::path(folder_) / kCorpusFixed);
    fs::rename(take.path, fixed / fs::path(take.path).filename(), none);
  } else if (row != all.failures.end()) {
    // It is saved as what it fails by now.
    fs::remove(take.path, none);
  }
  if (row != all.failures.end()) retire(all, row);
}

void CorpusKeeper::save_failures(const Findings& findings, const ScenarioRow* all,
                                 ScenarioRow& row) const {
  const std::vector<const FailureGroup*> groups = findings.failures.sorted();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    FailureRow& failure = row.failures[i];
    const FailureRow* there = all == nullptr ? nullptr : way_of(all->failures, failure);
    if (there != nullptr && failure.strategy == kKnownStrategy) failure.strategy = there->strategy;
    if (there != nullptr && !is_cheaper(failure, *there)) {
      failure.file = there->file;
      continue;
    }
    const std::string file = failure_file(row.name, failure);
    SavedTake take = saved_take_of(groups[i]->cheapest, "", "", "");
    take.faults = groups[i]->faults_of_cheapest;
    save_corpus_take(fs::path(folder_) / file, std::move(take), row);
    failure.file = file;
  }
}

// What is varied next time depends on the takes alone, and not on when they were written.
void CorpusKeeper::save_interesting(const Findings& findings, const ScenarioRow& row) {
  std::set<std::string>& written = interesting_[row.name];
  std::set<std::string> files;
  for (const SavedTake& take : findings.pool.all()) {
    const std::string file = (fs::path(folder_) / interesting_file(take)).string();
    files.insert(file);
    if (is_there(file)) continue;
    save_corpus_take(file, take, row);
    written.insert(file);
  }
  std::erase_if(written, [&](const std::string& file) {
    if (files.contains(file)) return false;
    std::error_code none;
    fs::remove(file, none);
    return true;
  });
}

void CorpusKeeper::keep(const Exploration& exploration, ExploreReport& report) {
  const sim::FolderLock lock(folder_, sim::FolderLock::IfTaken::kWait);
  ExploreReport all = read_corpus_report(folder_);
  if (!has_kept_) {
    // What failed before and does not any more is told of once.
    all.known.clear();
    all.interrupted = false;
  }
  for (ScenarioRow& row : report.scenarios) {
    ScenarioRow* own = find_scenario(all, row.name);
    if (own != nullptr) forget_deleted(*own);
    for (const SavedTake& take : before_.failures) {
      ScenarioRow none;
      if (!has_kept_ && take.name == row.name) {
        settle(take, exploration, own == nullptr ? none : *own);
      }
    }
    save_failures(exploration.findings(row.name), own, row);
    save_interesting(exploration.findings(row.name), row);
  }
  join(all, since(kept_, report));
  save_corpus_report(folder_, all);
  kept_ = report;
  has_kept_ = true;
  kept_at_ = sim::Pacer::wall_now();
}

}  // namespace harness
