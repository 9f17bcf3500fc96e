#include "harness/explore/corpus.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "harness/explore/corpus_folder.h"

namespace harness {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> takes_in(const fs::path& folder) {
  std::error_code error;
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

std::string text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void read_failures(const fs::path& folder, const Platforms& platforms, Corpus& corpus) {
  for (const std::string& file : takes_in(folder / kCorpusFailures)) {
    try {
      corpus.failures.push_back(read_moved_take(file, platforms));
      corpus.texts[file] = text_of(file);
    } catch (const FileErrors& errors) {
      corpus.unreadable.push_back(
          {file, "it cannot be read: " + to_text(errors.problems().front()), true});
    }
  }
}

void read_interesting(const fs::path& folder, const Platforms& platforms, Corpus& corpus) {
  for (const std::string& file : takes_in(folder / kCorpusInteresting)) {
    try {
      corpus.interesting.push_back(read_moved_take(file, platforms));
    } catch (const FileErrors& errors) {
      const std::vector<Problem>& problems = errors.problems();
      corpus.left_aside.insert(corpus.left_aside.end(), problems.begin(), problems.end());
    }
  }
}

}  // namespace

Corpus read_corpus(const std::string& folder, const Platforms& platforms) {
  Corpus corpus;
  corpus.report = read_corpus_report(folder);
  read_failures(folder, platforms, corpus);
  read_interesting(folder, platforms, corpus);
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
  for (const KnownRow& row : corpus.unreadable) exploration.tell(row);
}

}  // namespace harness
