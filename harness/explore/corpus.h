// What explorations leave in a folder for those that come after:
//
//   report.json     what was covered and found, in all of them
//   report.txt      the same for people
//   failures/       of each way to fail the cheapest take, which is played first next time
//   fixed/          those that pass now, or fail otherwise; they are not played
//   interesting/    takes that did something new, which are varied next time
//
// Takes are files as docs/decisions.md shows them.
#pragma once

#include <string>
#include <vector>

#include "harness/explore/exploration.h"
#include "harness/explore/report.h"
#include "harness/scenario/platform.h"
#include "harness/scenario/saved_take.h"

namespace harness {

struct Corpus {
  ExploreReport report;
  std::vector<SavedTake> failures;     // by their files' names
  std::vector<SavedTake> interesting;  // the same
};

// What is in the folder; nothing if there is none. FileErrors for takes that cannot be read,
// std::runtime_error for a report that is none.
Corpus read_corpus(const std::string& folder, const Platforms& platforms);

// Has the exploration begin where the corpus ends: with its failures, played at once.
void begin_with(const Corpus& corpus, Exploration& exploration);

// Writes what was found beside what there was, and puts into `report` the files in which its
// failures are saved. Failures that were not played again stay. std::runtime_error if a file cannot
// be written.
void write_corpus(const std::string& folder, const Corpus& before, const Exploration& exploration,
                  ExploreReport& report);

// Makes one corpus of several, which may have come from other machines. Of each way to fail the
// cheapest take is kept. As read_corpus() and write_corpus(); std::runtime_error as well if there
// is no corpus in a folder, or one in `into` that is none of those.
ExploreReport merge_corpora(const std::vector<std::string>& folders, const std::string& into,
                            const Platforms& platforms);

}  // namespace harness
