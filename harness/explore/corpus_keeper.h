// Keeps what an exploration finds in the folder of a corpus, while it is at it.
#pragma once

#include <map>
#include <set>
#include <string>

#include "harness/explore/corpus.h"
#include "harness/explore/exploration.h"
#include "harness/explore/report.h"
#include "sim/time/time.h"

namespace harness {

class CorpusKeeper {
 public:
  // Makes the folder if there is none, and reads what is in it. std::runtime_error if nothing can
  // be written there, or as read_corpus().
  CorpusKeeper(std::string folder, const Platforms& platforms);

  const Corpus& before() const { return before_; }

  // Writes what was found if there is another failure, or a cheaper take of one, or if it was not
  // written for a while. If it cannot be written, the next call tries again. REQUIRES: the
  // exploration began with before().
  void keep_at_times(const Exploration& exploration);

  // Adds what was found, and not written so far, to what there is by now: other explorations may
  // write to the same folder. Puts the files in which its failures are saved into `report`, which
  // is the exploration's. Failures that were not played again stay. std::runtime_error if it cannot
  // be written. REQUIRES: as above.
  void keep(const Exploration& exploration, ExploreReport& report);

 private:
  bool is_due(const ExploreReport& report) const;
  bool is_as_it_was(const SavedTake& take) const;
  void forget_deleted(ScenarioRow& all) const;
  void settle(const SavedTake& take, const Exploration& exploration, ScenarioRow& all) const;
  void save_failures(const Findings& findings, const ScenarioRow* all, ScenarioRow& row) const;
  void save_interesting(const Findings& findings, const ScenarioRow& row);

  std::string folder_;
  Corpus before_;
  ExploreReport kept_;  // what is written
  bool has_kept_ = false;
  sim::Duration kept_at_;                                     // wall time
  std::map<std::string, std::set<std::string>> interesting_;  // the files it wrote, by scenarios
};

}  // namespace harness
