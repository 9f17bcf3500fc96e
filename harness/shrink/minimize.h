// Delta debugging: what can be left out of many things that fail together, so that they still fail.
//
// Large pieces are tried first, then ever smaller ones, down to single things until none of these
// can be left out any more. (Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing
// Input, 2002, by complements alone.)
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace harness::shrink {

// Some of things that are numbered from 0, in order.
using Subset = std::vector<std::size_t>;

// Which of the subsets to keep is the first, in their order, that still fails; none if all are
// well.
using FirstFailing = std::function<std::optional<std::size_t>(const std::vector<Subset>&)>;

// Those of `count` things that are left, without any of which there is no failure, provided that
// `first_failing` answers alike whenever it is asked. REQUIRES: all together fail.
Subset minimize(std::size_t count, const FirstFailing& first_failing);

}  // namespace harness::shrink
