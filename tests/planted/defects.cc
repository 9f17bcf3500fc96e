#include <algorithm>
#include <array>

#include "tests/planted/defect.h"
#include "tests/planted/workers/coupons.h"
#include "tests/planted/workers/dead.h"
#include "tests/planted/workers/ledger.h"
#include "tests/planted/workers/locks.h"
#include "tests/planted/workers/night.h"
#include "tests/planted/workers/orders.h"
#include "tests/planted/workers/prices.h"
#include "tests/planted/workers/sessions.h"

namespace planted {
namespace {

constexpr std::array kAllDefects{
    &kDeleteFirst,       &kShortVisibility,      &kDedupInMemory,     &kBeatAfterDelete,
    &kNoBackoff,         &kTimeoutIsBudget,      &kOldReceipt,        &kAddsTwice,
    &kStaleRead,         &kUnconditionalCounter, &kOrderAcrossGroups, &kPoisonBlocksGroup,
    &kBatchAsAWhole,     &kDeleteBatchUnread,    &kInterruptedCommit, &kSigtermIgnored,
    &kStandardIsOrdered, &kDedupByMessageId,     &kMidnight,          &kSendBatchUnread,
    &kWriteBatchUnread,  &kShortPollIsEmpty,     &kStartWithoutLock,  &kRunTaskTwice,
    &kCountsAreExact,    &kPollerSurvives,       &kReadThenLock,      &kNoFencing,
    &kTtlIsExact,        &kDeadDeleteFirst,      &kRedriveLoops};

}  // namespace

std::span<const Defect* const> defects() { return kAllDefects; }

const Defect* find_defect(std::string_view name) {
  const auto found = std::ranges::find(kAllDefects, name, &Defect::name);
  return found == kAllDefects.end() ? nullptr : *found;
}

}  // namespace planted
