// The takes of a scenario that did something new: what is worth being varied.
#pragma once

#include <cstddef>
#include <vector>

#include "harness/scenario/saved_take.h"

namespace harness {

class Pool {
 public:
  static constexpr std::size_t kMost = 200;

  // The oldest goes if there are kMost.
  void add(SavedTake take);
  // In the order in which they came.
  const std::vector<SavedTake>& all() const { return takes_; }

 private:
  std::vector<SavedTake> takes_;
};

}  // namespace harness
