// Makes one corpus of several.
#pragma once

#include <string>
#include <vector>

#include "harness/explore/report.h"
#include "harness/scenario/platform.h"
#include "harness/scenario/problems.h"

namespace harness {

struct Merged {
  ExploreReport report;             // with the files from the new corpus on
  std::vector<Problem> left_aside;  // as in Corpus
};

// The corpora may have come from other machines. Of each way to fail the cheapest take is kept,
// also one that no report names; a failure whose file is not there, or cannot be read, is told of.
// std::runtime_error if there is no corpus in a folder, if a folder is named twice, if there is a
// corpus in `into` that is none of those, and as read_corpus(), or if a file cannot be written.
Merged merge_corpora(const std::vector<std::string>& folders, const std::string& into,
                     const Platforms& platforms);

}  // namespace harness
