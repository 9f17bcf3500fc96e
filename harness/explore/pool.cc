#include "harness/explore/pool.h"

#include <utility>

namespace harness {

void Pool::add(SavedTake take) {
  if (takes_.size() == kMost) takes_.erase(takes_.begin());
  takes_.push_back(std::move(take));
}

}  // namespace harness
