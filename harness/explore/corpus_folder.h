// Where things are in the folder of a corpus (harness/explore/corpus.h), and how they get there.
#pragma once

#include <filesystem>
#include <string>

#include "harness/explore/report.h"
#include "harness/scenario/saved_take.h"

namespace harness {

inline constexpr char kCorpusReport[] = "report.json";
inline constexpr char kCorpusFailures[] = "failures";
inline constexpr char kCorpusFixed[] = "fixed";
inline constexpr char kCorpusInteresting[] = "interesting";

// Files are named from the folder on. That of a way to fail is the same whichever take it has.
std::string failure_file(const std::string& scenario, const FailureRow& row);
std::string failure_file(const SavedTake& there);  // of one that is there
std::string interesting_file(const SavedTake& take);

// Makes the folder if it is not there; the folder. std::runtime_error if that cannot be.
std::filesystem::path made_folder(const std::filesystem::path& folder);

// Makes what is not there, and tries whether files can be written to it, before there is anything
// to write. std::runtime_error if they cannot.
void try_corpus_folder(const std::filesystem::path& folder);

// The report that is there; an empty one if there is none. std::runtime_error if it is none.
ExploreReport read_corpus_report(const std::filesystem::path& folder);

// Each file is there as a whole or as it was before. std::runtime_error if it cannot be written.
void save_corpus_report(const std::filesystem::path& folder, const ExploreReport& report);
void save_corpus_take(const std::filesystem::path& path, SavedTake take,
                      const ScenarioRow& scenario);

}  // namespace harness
