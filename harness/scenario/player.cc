#include "harness/scenario/player.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "fakes/ecs/ecs.h"
#include "fakes/ecs/events.h"
#include "fakes/sqs/events.h"
#include "fakes/sqs/sqs.h"
#include "harness/story/last_events.h"
#include "harness/story/scenario_events.h"

namespace harness {
namespace {

using namespace std::chrono_literals;

// How long services may take until they are steady, before the steps begin.
constexpr sim::Duration kSteadyWithin = 10min;
// How long things may be under way after the last step: longer than anybody waits for anything.
constexpr sim::Duration kSettleWithin = 2h;
// An invariant that is violated again and again is told of so often.
constexpr std::size_t kMaxViolations = 5;

std::set<std::string> names_of_fields(const std::vector<Field>& fields) {
  std::set<std::string> names;
  for (const Field& field : fields) names.insert(field.name);
  return names;
}

template <class T>
void append(std::vector<T>& all, std::vector<T> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// Puts the reports of several platforms together.
void add(PlatformReport& all, PlatformReport more) {
  append(all.counts, std::move(more.counts));
  all.counts_all = all.counts_all || more.counts_all;
  append(all.first, std::move(more.first));
  append(all.last, std::move(more.last));
  for (auto& [container, bars] : more.of_containers) {
    append(all.of_containers[container], std::move(bars));
  }
  append(all.legend, std::move(more.legend));
  all.tasks.merge(more.tasks);
  all.queues.merge(more.queues);
  all.sent.merge(more.sent);
  append(all.instants, std::move(more.instants));
  if (!all.depth) all.depth = std::move(more.depth);
  if (!all.spans) all.spans = std::move(more.spans);
  append(all.tables, std::move(more.tables));
}

// Whether the event may end what Player::add_pending() tells of.
bool may_end_pending(const sim::Event& event) {
  return event.kind == ecs::TaskChanged::kKind || event.kind == sqs::MessageDeleted::kKind ||
         event.kind == sqs::MessageMoved::kKind || event.kind == sqs::MessageExpired::kKind ||
         event.kind == sqs::QueuePurged::kKind;
}

// When the last of what was put off until now comes; now, if nothing was.
sim::Time last_put_off(World& world) {
  sim::Time last = world.scheduler().now();
  for (const aws::PutOff& one : world.environment().put_off) last = std::max(last, one.due);
  return last;
}

std::string join(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "; ") + line;
  return text;
}

}  // namespace

Player::Player(const Scenario& scenario, const Platforms& platforms, World& world)
    : scenario_(scenario),
      world_(world),
      observer_(world.mailbox()),
      threads_(world.mailbox()),
      receivers_(world),
      watches_(world.scheduler()),
      place_{scenario.path, 1, 1} {
  for (const auto& platform : platforms) {
    std::unique_ptr<PlatformTake> take = platform->begin(*this);
    if (take == nullptr) continue;
    const Dialect dialect = platform->dialect();
    guests_.push_back({platform->name(), std::move(take), names_of_fields(dialect.steps),
                       names_of_fields(dialect.expectations)});
  }
  add_invariants();
  for (const Sometimes& one : world.config().sometimes) sometimes_.emplace_back(one);
  for (const Sometimes& one : scenario.sometimes) sometimes_.emplace_back(one);
  for (const sim::Event& event : world.journal().events()) see(event);
  listener_ = world.journal().listen([this](const sim::Event& event) { see(event); });
}

Player::~Player() { world_.journal().unlisten(listener_); }

void Player::add_invariants() {
  std::vector<std::unique_ptr<Invariant>> all = story_invariants(observer_);
  for (const Guest& guest : guests_) {
    std::vector<std::unique_ptr<Invariant>> own = guest.take->invariants();
    std::vector<std::string> replaced = guest.take->replaces();
    for (const auto& invariant : own) replaced.emplace_back(invariant->name());
    std::erase_if(all, [&](const auto& invariant) {
      return std::ranges::find(replaced, invariant->name()) != replaced.end();
    });
    append(all, std::move(own));
  }
  for (auto& invariant : all) {
    if (!scenario_.without.contains(invariant->name())) invariants_.push_back(std::move(invariant));
  }
}

void Player::see(const sim::Event& event) {
  observer_.see(event);
  for (const Guest& guest : guests_) guest.take->see(event);
  for (const auto& invariant : invariants_) invariant->look_at(event);
  for (SometimesWatch& watch : sometimes_) watch.see(event);
  watches_.see(event);
}

void Player::tell(Take& take) const {
  const auto story = std::make_shared<Story>(
      observer_.finished(world_.scheduler().start(), world_.scheduler().now()));
  for (const Guest& guest : guests_) {
    append(take.figures, guest.take->figures(*story));
    add(take.platform_report, guest.take->tell(*story));
    take.of_platforms[guest.name] = guest.take->told();
  }
  take.errors = story->errors;
  take.refused = story->refused;
  take.unstruck = unstruck();
  take.story = story;
  for (const SometimesWatch& watch : sometimes_) {
    take.sometimes.push_back({watch.sometimes().says, watch.sometimes().place, watch.is_reached()});
  }
}

sim::Task<> Player::run() {
  doing_ = "waiting for the services to be steady";
  co_await wait_until_steady();
  begin_ = world_.scheduler().now();
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
    static_cast<void>(held);  // the others are checked all the same
  }
  doing_ = "done";
}

sim::Task<> Player::wait_until_steady() {
  EventWatch watch(watches_,
                   [](const sim::Event& event) { return event.kind.starts_with("ecs."); });
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

std::vector<std::string> Player::unsettled() const {
  std::vector<std::string> lines;
  for (const Guest& guest : guests_) append(lines, guest.take->unsettled());
  // Otherwise a take ends where its steps do, whatever is left in queues.
  if (healed_) add_pending(lines);
  return lines;
}

void Player::add_pending(std::vector<std::string>& lines) const {
  const std::set<std::string>& dead_letters = observer_.story().dead_letter_queues;
  for (const sqs::QueueView& queue : world_.sqs().list_queues()) {
    if (queue.depth() == 0 || dead_letters.contains(queue.name)) continue;
    lines.push_back(std::to_string(queue.depth()) +
                    (queue.depth() == 1 ? " message in " : " messages in ") + queue.name + ", " +
                    std::to_string(queue.in_flight) + " of them in flight");
  }
  for (const ecs::TaskView& task : world_.ecs().list_tasks()) {
    if (task.status == "RUNNING" || task.status == "STOPPED") continue;
    lines.push_back("task " + task.arn + " is " + task.status);
  }
  for (const aws::PutOff& one : world_.environment().put_off) {
    lines.push_back(one.what + ", put off until " + sim::to_iso8601(one.due));
  }
}

sim::Duration Player::wait_for_more(sim::Time deadline) const {
  sim::Time until = deadline;
  if (healed_) {
    for (const aws::PutOff& one : world_.environment().put_off) until = std::min(until, one.due);
  }
  return until - world_.scheduler().now();
}

bool Player::may_settle(const sim::Event& event) const {
  return (healed_ && may_end_pending(event)) || std::ranges::any_of(guests_, [&](const Guest& one) {
           return one.take->may_settle(event);
         });
}

sim::Task<> Player::settle() {
  EventWatch watch(watches_, [this](const sim::Event& event) { return may_settle(event); });
  const sim::Time last = healed_ ? last_put_off(world_) : world_.scheduler().now();
  const sim::Time deadline = last + kSettleWithin;
  for (;;) {
    const std::vector<std::string> open = unsettled();
    if (open.empty()) co_return;
    if (world_.scheduler().now() >= deadline) break;
    doing_ = "waiting until all is settled: " + join(open);
    watch.bell().clear();
    co_await watch.bell().wait(wait_for_more(deadline));
  }
  // What is still under way is left to the invariants to judge, unless faults have delayed it:
  // those are over.
  if (healed_) {
    place_ = heal_place_;
    fail_step("heal", "a take that comes to rest within " + sim::to_text(kSettleWithin),
              join(unsettled()), {});
  }
}

sim::Task<bool> Player::expect(const Expectation& expectation) {
  const std::string kind = expectation.kind;
  const std::unique_ptr<Check> check = check_for(expectation);
  place_ = expectation.place;
  if (check == nullptr) {
    co_return fail_step(kind, "an expectation of this world", "none of its parts knows it", {});
  }
  doing_ = "expecting " + check->expected();
  EventWatch watch(watches_, [&](const sim::Event& event) { return check->concerns(event); });
  const sim::Time deadline = world_.scheduler().now() + expectation.within;
  for (;;) {
    const Check::Result result = check->evaluate();
    // The check may have called AWS, whose events are no reason to check again.
    watch.bell().clear();
    if (result.holds) {
      world_.journal().record("scenario", kind,
                              ExpectationMet{{expectation.place.line, result.seen}});
      co_return true;
    }
    const sim::Duration left = deadline - world_.scheduler().now();
    if (left <= 0s) {
      world_.journal().record("scenario", kind,
                              ExpectationFailed{{expectation.place.line, result.seen}});
      std::string expected = check->expected();
      if (expectation.within > 0s) expected += " within " + sim::to_text(expectation.within);
      const std::vector<std::string> words = involved(*check, expectation);
      co_return fail_step(kind, expected, result.seen, words);
    }
    co_await watch.bell().wait(left);
  }
}

std::unique_ptr<Check> Player::check_for(const Expectation& expectation) const {
  for (const Guest& guest : guests_) {
    if (guest.expectations.contains(expectation.kind)) return guest.take->check(expectation);
  }
  return make_check(expectation, {world_, observer_, threads_});
}

std::vector<std::string> Player::involved(const Check& check,
                                          const Expectation& expectation) const {
  std::vector<std::string> words = check.involved();
  const auto thread = expectation.fields.find("thread");
  if (thread == expectation.fields.end()) return words;
  for (const Guest& guest : guests_) append(words, guest.take->involved(thread->second));
  return words;
}

void Player::finish() {
  for (const auto& invariant : invariants_) invariant->end(world_.scheduler().now());
}

void Player::fail(Failure failure, const std::vector<std::string>& involved) {
  fail_at(world_.scheduler().now(), world_.journal().count(), std::move(failure), involved);
}

void Player::fail_at(sim::Time time, std::uint64_t event, Failure failure,
                     const std::vector<std::string>& involved) {
  failure.time = time;
  failure.last_events = last_events(world_.journal(), involved, time);
  world_.journal().record("scenario", failure.what,
                          TakeFailed{.line = failure.place.line,
                                     .event = event,
                                     .expected = failure.expected,
                                     .seen = failure.seen,
                                     .involved = sim::views_of(involved)});
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
      const std::uint64_t event = violation.event != 0 ? violation.event : world_.journal().count();
      fail_at(violation.time, event, std::move(failure), violation.involved);
    }
  }
  std::ranges::stable_sort(failures_, {}, &Failure::time);
  return std::move(failures_);
}

}  // namespace harness
