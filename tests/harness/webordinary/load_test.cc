#include "harness/webordinary/load.h"

#include <algorithm>
#include <map>
#include <set>

#include "harness/webordinary/decisions.h"
#include "tests/harness/webordinary/play.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using namespace harness;

namespace {

LoadStep load(int sessions, int projects, int mails_each) {
  LoadStep step;
  step.sessions = sessions;
  step.projects = projects;
  step.mails_each = mails_each;
  return step;
}

std::size_t users_of(const std::vector<LoadSession>& sessions) {
  std::set<std::string> users;
  for (const LoadSession& session : sessions) users.insert(session.user);
  return users.size();
}

}  // namespace

TEST_CASE("plan_load: every session has its user, its thread and its mails in order",
          "[scenario][load]") {
  sim::Decisions decisions;
  const auto sessions = plan_load(load(10, 3, 4), 0, decisions, sim::Random{7});
  REQUIRE(sessions.size() == 10);
  CHECK(users_of(sessions) == 10);
  CHECK(sessions[0].user == "user1x1@load.test");
  CHECK(sessions[9].thread == "load1x10");
  for (const LoadSession& session : sessions) {
    REQUIRE(session.mails.size() == 4);
    CHECK(std::ranges::is_sorted(session.mails));
    CHECK(session.mails.front() >= 0s);
    // Without a burst the first comes in the first share of the hour.
    CHECK(session.mails.front() <= 15min);
    CHECK(session.mails.back() <= 1h);
  }
  CHECK(load_text(sessions[9], 0) == "Request 1 of load1x10");
}

TEST_CASE("plan_load: in a burst all first mails come within it", "[scenario][load]") {
  LoadStep step = load(50, 5, 2);
  step.burst = 10s;
  std::set<sim::Duration> firsts;
  sim::Decisions decisions;
  for (const LoadSession& session : plan_load(step, 0, decisions, sim::Random{7})) {
    CHECK(session.mails.front() <= 10s);
    CHECK(session.mails.back() <= 1h);
    firsts.insert(session.mails.front());
  }
  CHECK(firsts.size() > 40);
}

TEST_CASE("plan_load: fewer sessions are a decision, from the fewest to all", "[scenario][load]") {
  LoadStep step = load(10, 3, 1);
  sim::Decisions none;
  CHECK(plan_load(step, 0, none, sim::Random{7}).size() == 10);
  step.fewest = 4;
  CHECK(plan_load(step, 0, none, sim::Random{7}).size() == 10);
  sim::Decisions fewest{{.given = {{&kLoadSessions, "load2", 1, 0}}}};
  CHECK(plan_load(step, 1, fewest, sim::Random{7}).size() == 4);
  sim::Decisions more{{.given = {{&kLoadSessions, "load1", 1, 5}}}};
  CHECK(plan_load(step, 0, more, sim::Random{7}).size() == 9);
}

TEST_CASE("plan_load: sessions share the containers that there are", "[scenario][load]") {
  LoadStep step = load(100, 5, 1);
  step.containers = 10;
  sim::Decisions decisions;
  const auto sessions = plan_load(step, 2, decisions, sim::Random{7});
  CHECK(users_of(sessions) == 10);
  CHECK(sessions[3].user == sessions[13].user);
  CHECK(sessions[3].thread != sessions[13].thread);
  CHECK(sessions[0].user == "user3x1@load.test");
}

TEST_CASE("plan_load: usually mails are spread evenly", "[scenario][load]") {
  sim::Decisions usual({.others = sim::DecisionOptions::Others::kUsual});
  const auto sessions = plan_load(load(3, 1, 4), 0, usual, sim::Random{7});
  CHECK(sessions[0].mails == std::vector<sim::Duration>{0s, 15min, 30min, 45min});
  CHECK(sessions[1].mails.front() == 5min);
  CHECK(sessions[2].mails.front() == 10min);
}

TEST_CASE("plan_load: the same seed, the same plan; another, another", "[scenario][load]") {
  const auto mails = [](std::uint64_t seed) {
    std::vector<sim::Duration> all;
    sim::Decisions decisions;
    for (const LoadSession& session : plan_load(load(5, 1, 4), 0, decisions, sim::Random{seed})) {
      all.insert(all.end(), session.mails.begin(), session.mails.end());
    }
    return all;
  };
  CHECK(mails(7) == mails(7));
  CHECK(mails(7) != mails(8));
}

TEST_CASE("add_load: the world gets the users and sites that the steps need", "[scenario][load]") {
  Scenario scenario;
  scenario.steps = {{{}, "load", parse_yaml("{sessions: 4, projects: 3, mails_each: 1}", "a")},
                    {{}, "wait", parse_yaml("1s", "a")},
                    {{}, "load", parse_yaml("{sessions: 9, projects: 1, containers: 2}", "a")}};
  CHECK(has_load(scenario));
  WebordinaryConfig world;
  add_load(scenario, world);
  REQUIRE(world.sites.size() == 4);
  CHECK(world.sites[3].project == "site2x1");
  CHECK(world.sites[3].files.contains("README.md"));
  REQUIRE(world.users.size() == 6);
  CHECK(world.users[3].email == "user1x4@load.test");
  CHECK(world.users[3].project == "site1x1");
  CHECK(world.users[5].user == "user2x2");
}

TEST_CASE("step load: all mails are written, and the figures are there", "[scenario][load]") {
  const Take take = tests::play(R"(claude: [{takes: 20s}]
steps:
  - load: {sessions: 3, projects: 2, mails_each: 2, over: 20m}
expect:
  - answered: {all: true}
)");
  CHECK(tests::failures_of(take) == "");
  CHECK(tests::webordinary_story(take).inbounds.size() == 6);
  REQUIRE_FALSE(take.figures.empty());
  CHECK(take.figures.front().name == "messages");
  CHECK(take.figures.front().number == 6);
  CHECK(tests::play("steps: []\n").figures.empty());
}

TEST_CASE("step load: patient users wait for the answer before they write again",
          "[scenario][load]") {
  const std::string steps = R"(claude: [{takes: 3m}]
steps:
  - load: {sessions: 2, projects: 1, mails_each: 4, over: 2m, patient: false}
)";
  const Take hasty = tests::play(steps);
  const Take patient = tests::play(tests::edited(steps, {"patient: false", "patient: true"}));
  CHECK(tests::failures_of(patient) == "");
  const auto interrupted = [](const Take& take) {
    return std::ranges::count_if(tests::webordinary_story(take).commands,
                                 [](const CommandStory& command) { return command.interrupted; });
  };
  CHECK(interrupted(hasty) > 0);
  CHECK(interrupted(patient) == 0);
  CHECK(tests::webordinary_story(patient).inbounds.size() == 8);
  // Each mail of a conversation but the first came after the answer to the one before.
  std::map<std::string, sim::Time> answered;
  for (const InboundStory& inbound : tests::webordinary_story(patient).inbounds) {
    const auto before = answered.find(inbound.thread);
    if (before != answered.end()) CHECK(inbound.arrived >= before->second);
    REQUIRE_FALSE(inbound.replies.empty());
    answered[inbound.thread] = inbound.replies.back();
  }
}
