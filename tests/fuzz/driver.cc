// Plays a target where it is built without libFuzzer: with each text of its corpus, then with many
// that are made of them by random changes, the same ones each time.
//
//   fuzz_json_tree CORPUS [ROUNDS [SEED]]    a folder, or one file, which is played as it is
//
// Exit 0 if all was well. A text that was not is kept in `failed-input` in the working folder, from
// where it belongs into the corpus; exit 1.
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/fuzz/mutations.h"
#include "tests/fuzz/target.h"

namespace {

constexpr char kFailedInput[] = "failed-input";
constexpr std::uint64_t kRounds = 20'000;
constexpr std::uint64_t kSeed = 20260105;

std::vector<std::string> read_corpus(const std::filesystem::path& corpus) {
  std::vector<std::filesystem::path> files;
  if (std::filesystem::is_directory(corpus)) {
    for (const auto& entry : std::filesystem::directory_iterator(corpus)) files.push_back(entry);
    std::ranges::sort(files);
  } else {
    files.push_back(corpus);
  }
  std::vector<std::string> texts;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  if (texts.empty()) throw std::runtime_error(corpus.string() + " has no texts");
  return texts;
}

// All texts that are played, in their order.
class Texts {
 public:
  Texts(const std::vector<std::string>& corpus, std::uint64_t seed)
      : corpus_(corpus), mutations_(corpus, seed) {}

  std::string next() { return at_ < corpus_.size() ? corpus_[at_++] : mutations_.next(); }

 private:
  const std::vector<std::string>& corpus_;
  std::size_t at_ = 0;
  tests::Mutations mutations_;
};

// Plays them, and counts in `begun`. Where one is wrong the process may end.
int play(Texts texts, std::uint64_t count, std::uint64_t& begun) {
  while (begun < count) {
    const std::string text = texts.next();
    ++begun;
    // In memory of exactly its size, so that a look beyond its end is seen.
    const std::vector<std::uint8_t> bytes(text.begin(), text.end());
    try {
      LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    } catch (const std::exception& error) {
      std::fprintf(stderr, "what does not hold: %s\n", error.what());
      return 1;
    }
  }
  return 0;
}

int run(const std::filesystem::path& path, std::uint64_t rounds, std::uint64_t seed) {
  const auto corpus = read_corpus(path);
  const std::uint64_t count =
      corpus.size() + (std::filesystem::is_directory(path) ? rounds : std::uint64_t{0});
  // A process of its own may be ended by a sanitizer, and it is still known how far it came.
  void* const shared = ::mmap(nullptr, sizeof(std::uint64_t), PROT_READ | PROT_WRITE,
                              MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) throw std::runtime_error("no memory to share");
  auto& begun = *static_cast<std::uint64_t*>(shared);
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) std::exit(play(Texts(corpus, seed), count, begun));
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
    std::printf("%zu texts, and %llu made of them with the seed %llu\n", corpus.size(),
                static_cast<unsigned long long>(count - corpus.size()),
                static_cast<unsigned long long>(seed));
    return 0;
  }
  Texts again(corpus, seed);
  std::string text;
  for (std::uint64_t i = 0; i < begun; ++i) text = again.next();
  std::ofstream(kFailedInput, std::ios::binary) << text;
  std::fprintf(stderr, "text %llu of the seed %llu failed; it is in %s\n",
               static_cast<unsigned long long>(begun), static_cast<unsigned long long>(seed),
               kFailedInput);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 4) {
    std::fprintf(stderr, "usage: %s CORPUS [ROUNDS [SEED]]\n", argv[0]);
    return 2;
  }
  try {
    return run(argv[1], argc > 2 ? std::stoull(argv[2]) : kRounds,
               argc > 3 ? std::stoull(argv[3]) : kSeed);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", argv[0], error.what());
    return 2;
  }
}
