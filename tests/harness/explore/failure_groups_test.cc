#include "harness/explore/failure_groups.h"

#include "harness/explore/fault_menu.h"
#include "tests/harness/explore/queue_world.h"
#include "tests/support/catch.h"

using namespace harness;
using tests::failed_take;

namespace {

const std::string kLost = "invariant: no message lost";

Take with_faults(Take take, const std::map<std::string, int>& faults) {
  auto story = std::make_shared<Story>();
  story->faults = faults;
  take.story = story;
  return take;
}

}  // namespace

TEST_CASE("Failure groups: by what failed and how, whatever the ids", "[explore][FailureGroups]") {
  FailureGroups groups;
  groups.add(failed_take(1, kLost, "message 1a expired in jobs", 3, 100), {}, "swarm");
  groups.add(failed_take(2, kLost, "message 2b expired in jobs", 3, 100), {}, "swarm");
  groups.add(failed_take(3, "queue", "1 visible", 3, 100), {}, "swarm");
  REQUIRE(groups.count() == 2);
  std::uint64_t takes = 0;
  for (const FailureGroup* group : groups.sorted()) takes += group->row.takes;
  CHECK(takes == 3);
}

TEST_CASE("Failure groups: the cheapest take stands for its group", "[explore][FailureGroups]") {
  FailureGroups groups;
  const auto faults = fault_menu("sqs.duplicate").rules;
  groups.add(failed_take(1, kLost, "message 1 expired in jobs", 9, 100), {}, "swarm");
  groups.add(failed_take(2, kLost, "message 2 expired in jobs", 4, 300), faults, "uniform");
  groups.add(failed_take(3, kLost, "message 3 expired in jobs", 4, 400), {}, "swarm");
  REQUIRE(groups.count() == 1);
  const FailureGroup& group = *groups.sorted().front();
  CHECK(group.row.seed == 2);
  CHECK(group.row.strategy == "uniform");
  CHECK(group.row.takes == 3);
  CHECK(group.cheapest.seed == 2);
  CHECK(group.cheapest.decisions.size() == 4);
  CHECK(group.faults_of_cheapest.size() == 1);
}

TEST_CASE("Failure groups: a take that was played to be cheaper stands for its group, uncounted",
          "[explore][FailureGroups]") {
  FailureGroups groups;
  const Take failed = failed_take(1, kLost, "message 1 expired in jobs", 9, 100);
  const FailureSignature which = *signature_of(failed);
  groups.add(failed, {}, "swarm");
  CHECK(groups.cheapen(which, failed_take(1, kLost, "message 4 expired in jobs", 2, 90)));
  CHECK_FALSE(groups.cheapen(which, failed_take(1, kLost, "message 4 expired in jobs", 3, 90)));
  CHECK_FALSE(groups.cheapen(which, failed_take(1, "queue", "1", 1, 90)));
  CHECK_FALSE(groups.cheapen(which, Take{}));
  REQUIRE(groups.count() == 1);
  const FailureGroup& group = *groups.sorted().front();
  CHECK(group.row.decisions == 2);
  CHECK(group.row.takes == 1);
  CHECK(group.row.strategy == "swarm");
  CHECK(group.cheapest.decisions.size() == 2);
}

TEST_CASE("Failure groups: a cheaper take that fails in another way stands for no group",
          "[explore][FailureGroups]") {
  FailureGroups groups;
  const Take lost = failed_take(1, kLost, "message 1 expired in jobs", 9, 100);
  groups.add(lost, fault_menu("sqs.duplicate").rules, "swarm");
  groups.add(failed_take(2, "queue", "1", 8, 100), {}, "swarm");
  // Of the first with fewer decisions, so with its faults.
  CHECK_FALSE(groups.cheapen(*signature_of(lost), failed_take(1, "queue", "1", 2, 90)));
  REQUIRE(groups.count() == 2);
  CHECK(groups.sorted()[0]->row.what == "queue");
  CHECK(groups.sorted()[0]->row.decisions == 8);
  CHECK(groups.sorted()[0]->cheapest.seed == 2);
  CHECK(groups.sorted()[1]->row.what == kLost);
  CHECK(groups.sorted()[1]->row.decisions == 9);
}

TEST_CASE("Failure groups: the cheapest comes first", "[explore][FailureGroups]") {
  FailureGroups groups;
  groups.add(failed_take(1, "queue", "1", 9, 100), {}, "swarm");
  groups.add(failed_take(2, "limit", "2", 2, 900), {}, "swarm");
  groups.add(failed_take(3, "mail", "3", 2, 100), {}, "swarm");
  std::vector<std::string> order;
  for (const FailureGroup* group : groups.sorted()) order.push_back(group->row.what);
  CHECK(order == std::vector<std::string>{"mail", "limit", "queue"});
}

TEST_CASE("Failure groups: the faults that struck in each take are told",
          "[explore][FailureGroups]") {
  FailureGroups groups;
  groups.add(with_faults(failed_take(1, kLost, "message 1 expired in jobs", 9, 100),
                         {{"sqs.duplicate", 2}, {"aws.throttled", 1}}),
             {}, "swarm");
  groups.add(with_faults(failed_take(2, kLost, "message 2 expired in jobs", 9, 100),
                         {{"sqs.duplicate", 1}}),
             {}, "swarm");
  CHECK(groups.sorted().front()->common_faults() == std::vector<std::string>{"sqs.duplicate"});
}
