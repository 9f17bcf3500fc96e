// Random changes to the texts of a corpus, the same ones for the same seed.
#pragma once

#include <string>
#include <vector>

#include "sim/random/random.h"

namespace tests {

class Mutations {
 public:
  // REQUIRES: `corpus` is not empty.
  Mutations(std::vector<std::string> corpus, std::uint64_t seed)
      : corpus_(std::move(corpus)), random_(seed) {}

  // One of the corpus with one to eight changes: bytes are replaced, taken out, put in again, or
  // taken from another text, and a piece is repeated, so that things nest.
  std::string next();

 private:
  const std::string& any() { return corpus_[random_.below(corpus_.size())]; }
  std::string piece_of(const std::string& text, std::size_t most);
  void change(std::string& text);

  std::vector<std::string> corpus_;
  sim::Random random_;
};

}  // namespace tests
