// What explorations leave in a folder for those that come after:
//
//   report.json     what was covered and found, in all of them
//   report.txt      the same for people
//   failures/       of each way to fail the cheapest take, which is played first next time
//   fixed/          those that pass now; they are not played
//   interesting/    takes that did something new, which are varied next time
//   backlot.lock    several explorations take turns at writing by it
//
// Takes are files as docs/decisions.md shows them. harness/explore/corpus_keeper.h writes it, and
// harness/explore/merge_corpora.h makes one of several.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "harness/explore/exploration.h"
#include "harness/explore/report.h"
#include "harness/scenario/platform.h"
#include "harness/scenario/problems.h"
#include "harness/scenario/saved_take.h"

namespace harness {

struct Corpus {
  ExploreReport report;
  std::vector<SavedTake> failures;     // by their files' names
  std::vector<SavedTake> interesting;  // the same
  // What the files of `failures` had in them, by their paths.
  std::map<std::string, std::string> texts;
  // Takes that failed and cannot be read: nobody knows whether they still do.
  std::vector<KnownRow> unreadable;
  // What is wrong with takes to vary, which are left aside.
  std::vector<Problem> left_aside;
};

// What is in the folder; nothing if there is none. std::runtime_error for a report that is none.
Corpus read_corpus(const std::string& folder, const Platforms& platforms);

// Has the exploration begin where the corpus ends: with its failures, played at once.
void begin_with(const Corpus& corpus, Exploration& exploration);

}  // namespace harness
