// Which edges takes have shown, all of them together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>

#include "harness/explore/take_edges.h"

namespace harness {

class Coverage {
 public:
  struct Seen {
    Edge edge;
    std::uint64_t takes = 0;         // how many have shown it
    std::uint64_t first_seed = 0;    // of the first that did
    std::string_view strategy = {};  // the same; the name outlives this
  };

  // Adds those of a take; how many of them no take had shown before.
  std::size_t add(const TakeEdges& take, std::uint64_t seed, std::string_view strategy);
  // Adds what other takes have shown.
  void add(const Seen& seen);

  // By their hashes.
  const std::map<std::uint64_t, Seen>& all() const { return seen_; }

 private:
  std::map<std::uint64_t, Seen> seen_;
};

}  // namespace harness
