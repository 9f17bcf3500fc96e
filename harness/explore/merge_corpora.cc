#include "harness/explore/merge_corpora.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "harness/explore/corpus.h"
#include "harness/explore/corpus_folder.h"
#include "harness/explore/join_reports.h"
#include "sim/store/folder_lock.h"

namespace harness {
namespace {

namespace fs = std::filesystem;

bool is_same(const std::string& one, const std::string& other) {
  std::error_code none;
  return fs::equivalent(one, other, none);
}

bool has_report(const std::string& folder) {
  std::error_code none;
  return fs::exists(fs::path(folder) / kCorpusReport, none);
}

void throw_if_unusable(const std::vector<std::string>& folders, const std::string& into) {
  for (auto folder = folders.begin(); folder != folders.end(); ++folder) {
    if (!has_report(*folder)) {
      throw std::runtime_error("there is no corpus in " + *folder + ": it has no " + kCorpusReport);
    }
    const auto same = std::find_if(
        folders.begin(), folder, [&](const std::string& other) { return is_same(*folder, other); });
    if (same == folder) continue;
    throw std::runtime_error(*same + " and " + *folder +
                             " are one folder: its takes would count twice");
  }
  // A corpus in `into` would be lost if it were none of those that are merged.
  const auto own = std::ranges::find_if(
      folders, [&](const std::string& folder) { return is_same(folder, into); });
  if (own != folders.end() || !has_report(into)) return;
  throw std::runtime_error("there is a corpus in " + into +
                           " already: merge it with the others, or name another folder");
}

// The row of a take that no report names, as somebody has put it there. How many takes failed like
// that is not known.
ScenarioRow bare_row(const SavedTake& take) {
  FailureRow failure;
  failure.what = take.failures.front();
  failure.subject =
      take.way.empty() ? "as the take in " + fs::path(take.path).filename().string() : take.way;
  failure.seed = take.seed;
  failure.decisions = take.decisions.size();
  failure.file = failure_file(take);
  ScenarioRow row;
  row.name = take.name;
  row.path = take.scenario_path;
  row.world = take.world_path;
  row.failures = {failure};
  return row;
}

// The last exploration may have told of the file as well.
void tell_once(const KnownRow& row, ExploreReport& report) {
  if (std::ranges::find(report.known, row.file, &KnownRow::file) != report.known.end()) return;
  report.known.push_back(row);
}

// A corpus whose report and files say the same.
class OneOfSeveral {
 public:
  OneOfSeveral(std::string folder, const Platforms& platforms)
      : folder_(std::move(folder)), corpus_(read_corpus(folder_, platforms)) {
    look_for_files();
    for (const SavedTake& take : corpus_.failures) {
      if (!take.failures.empty() && !is_named(take)) add(bare_row(take));
    }
  }

  const Corpus& corpus() const { return corpus_; }

  // The take that stands for the failure, if it is of this corpus.
  const SavedTake* take_of(const std::string& scenario, const FailureRow& row) const {
    for (const ScenarioRow& own : corpus_.report.scenarios) {
      if (own.name != scenario) continue;
      const auto at = std::ranges::find_if(own.failures, [&](const FailureRow& failure) {
        return failure.what == row.what && failure.subject == row.subject &&
               failure.file == row.file && failure.seed == row.seed &&
               failure.decisions == row.decisions && failure.events == row.events;
      });
      if (at != own.failures.end()) return take_in(row.file);
    }
    return nullptr;
  }

  // Tells of each failure that no corpus has the take of.
  void tell_missing(ExploreReport& all) const {
    for (const auto& [scenario, failure] : missing_) {
      const auto row = std::ranges::find(all.scenarios, scenario, &ScenarioRow::name);
      const bool has_take =
          std::ranges::any_of(row->failures, [&failure = failure](const FailureRow& other) {
            return other.what == failure.what && other.subject == failure.subject &&
                   !other.file.empty();
          });
      if (has_take) continue;
      all.known.push_back(
          {(fs::path(folder_) / failure.file).string(),
           "the take is not there, which failed by " + failure.what + ": " + failure.subject,
           true});
    }
  }

 private:
  const SavedTake* take_in(const std::string& file) const {
    const auto at = std::ranges::find(corpus_.failures, file,
                                      [](const SavedTake& take) { return failure_file(take); });
    return at == corpus_.failures.end() ? nullptr : &*at;
  }

  void look_for_files() {
    for (ScenarioRow& scenario : corpus_.report.scenarios) {
      for (FailureRow& failure : scenario.failures) {
        if (failure.file.empty() || take_in(failure.file) != nullptr) continue;
        const std::string path = (fs::path(folder_) / failure.file).string();
        const bool is_unreadable = std::ranges::find(corpus_.unreadable, path, &KnownRow::file) !=
                                   corpus_.unreadable.end();
        if (!is_unreadable) missing_.emplace_back(scenario.name, failure);
        failure.file.clear();
      }
    }
  }

  bool is_named(const SavedTake& take) const {
    return std::ranges::any_of(corpus_.report.scenarios, [&](const ScenarioRow& scenario) {
      return scenario.name == take.name &&
             std::ranges::find(scenario.failures, failure_file(take), &FailureRow::file) !=
                 scenario.failures.end();
    });
  }

  // A scenario that the report has stays as it says.
  void add(ScenarioRow row) {
    const auto own = std::ranges::find(corpus_.report.scenarios, row.name, &ScenarioRow::name);
    if (own != corpus_.report.scenarios.end()) {
      row.path = own->path;
      row.world = own->world;
    }
    ExploreReport more;
    more.faults = corpus_.report.faults;
    more.scenarios.push_back(std::move(row));
    join(corpus_.report, more);
  }

  std::string folder_;
  Corpus corpus_;
  std::vector<std::pair<std::string, FailureRow>> missing_;  // with their scenarios
};

// Others that write to the folder are waited for, if any ever did.
std::unique_ptr<sim::FolderLock> locked_while_read(const std::string& folder,
                                                   const std::string& into) {
  std::error_code none;
  if (is_same(folder, into) || !fs::exists(fs::path(folder) / sim::FolderLock::kFile, none)) {
    return nullptr;
  }
  try {
    return std::make_unique<sim::FolderLock>(folder, sim::FolderLock::IfTaken::kWait);
  } catch (const std::runtime_error&) {
    // Nobody can write to a folder that is for reading only.
    return nullptr;
  }
}

void save_failures(const std::vector<OneOfSeveral>& corpora, const fs::path& into,
                   ScenarioRow& row) {
  for (FailureRow& failure : row.failures) {
    if (failure.file.empty()) continue;
    const SavedTake* take = nullptr;
    for (const OneOfSeveral& one : corpora) {
      if (take == nullptr) take = one.take_of(row.name, failure);
    }
    failure.file = failure_file(row.name, failure);
    save_corpus_take(into / failure.file, *take, row);
  }
}

void save_interesting(const Corpus& corpus, const ExploreReport& report, const fs::path& into) {
  for (const SavedTake& take : corpus.interesting) {
    const auto row = std::ranges::find(report.scenarios, take.name, &ScenarioRow::name);
    const fs::path file = into / interesting_file(take);
    std::error_code none;
    if (row == report.scenarios.end() || fs::exists(file, none)) continue;
    save_corpus_take(file, take, *row);
  }
}

}  // namespace

Merged merge_corpora(const std::vector<std::string>& folders, const std::string& into,
                     const Platforms& platforms) {
  throw_if_unusable(folders, into);
  try_corpus_folder(into);
  const sim::FolderLock lock(into, sim::FolderLock::IfTaken::kWait);
  std::vector<OneOfSeveral> corpora;
  Merged merged;
  for (const std::string& folder : folders) {
    const auto reading = locked_while_read(folder, into);
    const Corpus& corpus = corpora.emplace_back(folder, platforms).corpus();
    join(merged.report, corpus.report);
    for (const KnownRow& row : corpus.unreadable) tell_once(row, merged.report);
    merged.left_aside.insert(merged.left_aside.end(), corpus.left_aside.begin(),
                             corpus.left_aside.end());
  }
  for (const OneOfSeveral& one : corpora) one.tell_missing(merged.report);
  for (ScenarioRow& row : merged.report.scenarios) save_failures(corpora, into, row);
  for (const OneOfSeveral& one : corpora) save_interesting(one.corpus(), merged.report, into);
  save_corpus_report(into, merged.report);
  return merged;
}

}  // namespace harness
