#include <algorithm>
#include <array>

#include "tests/planted/defect.h"
#include "tests/planted/workers/orders.h"

namespace planted {
namespace {

constexpr std::array kAllDefects{&kDeleteFirst,     &kShortVisibility, &kDedupInMemory,
                                 &kBeatAfterDelete, &kNoBackoff,       &kTimeoutIsBudget};

}  // namespace

std::span<const Defect* const> defects() { return kAllDefects; }

const Defect* find_defect(std::string_view name) {
  const auto found = std::ranges::find(kAllDefects, name, &Defect::name);
  return found == kAllDefects.end() ? nullptr : *found;
}

}  // namespace planted
