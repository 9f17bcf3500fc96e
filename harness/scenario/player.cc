#include "harness/scenario/player.h"

#include <nlohmann/json.hpp>

#include "harness/story/last_events.h"
#include "sim/journal/json_writer.h"

namespace harness {
namespace {

using namespace std::chrono_literals;

// A service that is not steady by then never will be.
constexpr sim::Duration kSteadyWithin = 10min;
// Longer than anybody in the platform waits for anything.
constexpr sim::Duration kSettleWithin = 2h;
// One invariant that goes wrong often says no more by saying it more often.
constexpr std::size_t kMaxViolations = 5;

const char* name_of(Expectation::Kind kind) {
  switch (kind) {
    case Expectation::Kind::kMail:
      return "mail";
    case Expectation::Kind::kEvent:
      return "event";
    case Expectation::Kind::kQueue:
      return "queue";
    case Expectation::Kind::kTasks:
      return "tasks";
    case Expectation::Kind::kStopped:
      return "stopped";
    case Expectation::Kind::kItem:
      return "item";
    case Expectation::Kind::kGit:
      return "git";
    case Expectation::Kind::kAlarm:
      return "alarm";
    case Expectation::Kind::kAnswered:
      return "answered";
    case Expectation::Kind::kApi:
      return "api";
  }
  return "";
}

bool can_settle(const sim::Event& event) {
  return event.kind == "mail.sent" || event.kind == "sms.sent" || event.kind == "chat.sent" ||
         event.kind == "sqs.deleted" || event.kind == "sqs.moved" || event.kind == "sqs.purged" ||
         event.kind == "sqs.expired";
}

std::string join(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "; ") + line;
  return text;
}

}  // namespace

Player::Player(const Scenario& scenario, World& world)
    : scenario_(scenario),
      world_(world),
      observer_(world.mailbox(), world.config().users),
      conversations_(world.config(), world.mailbox()),
      watches_(world.scheduler()),
      place_{scenario.path, 1, 1} {
  for (auto& invariant : all_invariants()) {
    if (!scenario.without.contains(invariant->name())) invariants_.push_back(std::move(invariant));
  }
  for (const sim::Event& event : world.journal().events()) see(event);
  listener_ = world.journal().listen([this](const sim::Event& event) { see(event); });
}

Player::~Player() { world_.journal().unlisten(listener_); }

void Player::see(const sim::Event& event) {
  observer_.see(event);
  for (const auto& invariant : invariants_) invariant->see(event, observer_);
  watches_.see(event);
}

sim::Task<> Player::run() {
  doing_ = "waiting for the services to be steady";
  co_await wait_until_steady();
  for (const Step& step : scenario_.steps) {
    if (gave_up_) break;
    const bool held = co_await perform(step);
    gave_up_ = gave_up_ || !held;
  }
  if (gave_up_) co_return;
  doing_ = "waiting until all is settled";
  place_ = {scenario_.path, 0, 0};
  co_await settle();
  for (const Expectation& expectation : scenario_.expectations) {
    const bool held = co_await expect(expectation);
    static_cast<void>(held);  // The others are looked at all the same.
  }
  doing_ = "done";
}

sim::Task<> Player::wait_until_steady() {
  Watch watch(watches_, [](const sim::Event& event) { return event.kind.starts_with("ecs."); });
  const sim::Time deadline = world_.scheduler().now() + kSteadyWithin;
  while (!world_.services_steady()) {
    const sim::Duration left = deadline - world_.scheduler().now();
    if (left <= 0s) {
      gave_up_ = true;
      fail_step("services", "every ECS service with its desired count of running tasks",
                "not so after " + sim::to_text(kSteadyWithin), {"ecs"});
      co_return;
    }
    watch.bell().clear();
    co_await watch.bell().wait(left);
  }
}

sim::Task<> Player::settle() {
  Watch watch(watches_, can_settle);
  const sim::Time deadline = world_.scheduler().now() + kSettleWithin;
  for (;;) {
    const std::vector<std::string> open = observer_.unsettled();
    const sim::Duration left = deadline - world_.scheduler().now();
    if (open.empty()) co_return;
    if (left <= 0s) break;
    doing_ = "waiting until all is settled: " + join(open);
    watch.bell().clear();
    co_await watch.bell().wait(left);
  }
  // What is still open is for the invariants to judge.
}

sim::Task<bool> Player::expect(const Expectation& expectation) {
  const std::string kind = name_of(expectation.kind);
  const Scene scene{world_, observer_, conversations_};
  const std::unique_ptr<Check> check = make_check(expectation, scene);
  place_ = expectation.place;
  doing_ = "expecting " + check->expected();
  Watch watch(watches_, [&](const sim::Event& event) { return check->concerns(event); });
  const sim::Time deadline = world_.scheduler().now() + expectation.within;
  for (;;) {
    const Check::Look look = check->look();
    // Looking may call AWS, which is no news.
    watch.bell().clear();
    if (look.holds) {
      record("expectation.met", kind, expectation.place, look.seen);
      co_return true;
    }
    const sim::Duration left = deadline - world_.scheduler().now();
    if (left <= 0s) {
      record("expectation.failed", kind, expectation.place, look.seen);
      std::string expected = check->expected();
      if (expectation.within > 0s) expected += " within " + sim::to_text(expectation.within);
      co_return fail_step(kind, expected, look.seen, check->involved());
    }
    co_await watch.bell().wait(left);
  }
}

void Player::finish() {
  for (const auto& invariant : invariants_) {
    invariant->at_end(observer_, world_.git(), world_.scheduler().now());
  }
}

void Player::fail(Failure failure, const std::vector<std::string>& involved) {
  failure.time = world_.scheduler().now();
  failure.last_events = last_events(world_.journal(), involved);
  failures_.push_back(std::move(failure));
}

bool Player::fail_step(std::string what, std::string expected, std::string seen,
                       const std::vector<std::string>& involved) {
  Failure failure;
  failure.place = place_;
  failure.what = std::move(what);
  failure.expected = std::move(expected);
  failure.seen = std::move(seen);
  fail(std::move(failure), involved);
  return false;
}

std::vector<Failure> Player::take_failures() {
  for (const auto& invariant : invariants_) {
    std::vector<Violation> violations = invariant->take();
    const std::size_t all = violations.size();
    if (all > kMaxViolations) violations.resize(kMaxViolations);
    for (Violation& violation : violations) {
      Failure failure;
      failure.place = {scenario_.path, 0, 0};
      failure.what = "invariant: " + violation.invariant;
      failure.expected = violation.expected;
      failure.seen = violation.seen;
      if (&violation == &violations.back() && all > kMaxViolations) {
        failure.seen += " (and " + std::to_string(all - kMaxViolations) + " more)";
      }
      fail(std::move(failure), violation.involved);
      failures_.back().time = violation.time;
    }
  }
  return std::move(failures_);
}

void Player::record(const char* kind, const std::string& subject, const Place& place,
                    const std::string& seen) {
  sim::JsonWriter json;
  json.begin_object().key("line").value(place.line);
  if (!seen.empty()) json.key("seen").value(seen);
  json.end_object();
  world_.journal().record("scenario", kind, subject, json.take());
}

}  // namespace harness
