// Plays the steps and expectations of a scenario in a World.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "harness/scenario/check.h"
#include "harness/scenario/event_watch.h"
#include "harness/scenario/mail_threads.h"
#include "harness/scenario/platform.h"
#include "harness/scenario/platform_take.h"
#include "harness/scenario/receivers.h"
#include "harness/scenario/step_context.h"
#include "harness/scenario/take.h"
#include "harness/scenario/task_choice.h"
#include "harness/story/invariant.h"
#include "harness/story/sometimes_watch.h"
#include "harness/story/story_observer.h"
#include "harness/world/world.h"
#include "sim/time/spawn.h"
#include "sim/time/task.h"

namespace harness {

class Player : private StepContext {
 public:
  // All must outlive the player. Sees all of the world's journal.
  Player(const Scenario& scenario, const Platforms& platforms, World& world);
  ~Player() override;
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;

  // Waits until the services are steady and plays the steps. If one of these fails, it ends there
  // (gave_up()); else it waits until nothing is under way any more, and checks all expectations.
  sim::Task<> run();
  // Checks what must hold at the end of a take.
  void finish();

  // Fills in what the take tells: its story, figures and whatever platforms tell beside them.
  void tell(Take& take) const;
  // What the player is doing now, and where in the scenario's file that stands.
  const std::string& doing() const { return doing_; }
  const Place& place() const { return place_; }
  // Whether the services were not steady in time, or a step failed, so that the rest was not
  // played.
  bool gave_up() const { return gave_up_; }

  // Adds a failure that is found now, and records it: `time` and `last_events` are filled in.
  void fail(Failure failure, const std::vector<std::string>& involved);
  // The failures so far, those of invariants among them, by their times.
  std::vector<Failure> take_failures();

 private:
  // A platform's part in this take, and what it plays.
  struct Guest {
    std::string name;
    std::unique_ptr<PlatformTake> take;
    std::set<std::string> steps;
    std::set<std::string> expectations;
  };

  // StepContext.
  World& world() override { return world_; }
  const Scenario& scenario() const override { return scenario_; }
  const StoryObserver& observer() const override { return observer_; }
  MailThreads& threads() override { return threads_; }
  EventWatches& watches() override { return watches_; }
  void write_mail(const MailStep& mail) override;
  bool call(const std::string& actor, const SetupCall& call,
            const std::optional<std::string>& error) override;
  bool fail_step(std::string what, std::string expected, std::string seen,
                 const std::vector<std::string>& involved) override;

  void see(const sim::Event& event);
  void add_invariants();
  // `event` is the sequence of the one that shows it.
  void fail_at(sim::Time time, std::uint64_t event, Failure failure,
               const std::vector<std::string>& involved);
  bool may_settle(const sim::Event& event) const;
  std::vector<std::string> unsettled() const;
  // What is on its way in AWS: messages that somebody has still to deal with, tasks that start or
  // stop, what was put off.
  void add_pending(std::vector<std::string>& lines) const;
  // How long to wait for what is unsettled, until `deadline` at most: what was put off comes
  // without an event that says so.
  sim::Duration wait_for_more(sim::Time deadline) const;
  sim::Task<> wait_until_steady();
  sim::Task<> settle();
  // Each is false if the step failed.
  sim::Task<bool> wait_for_time_of(const Step& step);
  sim::Task<bool> perform(const Step& step);
  sim::Task<bool> perform_as_guest(PlatformTake& guest, const Step& step);
  sim::Task<bool> receive(const Value& value);
  bool perform_at_once(const Step& step);
  bool remove_message(const Value& value);
  bool crash(const Value& value);
  bool stop(const Value& value);
  void heal(const std::string& what);
  // The rules of faults that have not struck though no chance was against it, with why.
  std::vector<std::string> unstruck() const;
  bool none_runs(const char* step, const TaskChoice& whose);
  bool call_step(const Value& value);
  sim::Task<bool> expect(const Expectation& expectation);
  std::unique_ptr<Check> check_for(const Expectation& expectation) const;
  std::vector<std::string> involved(const Check& check, const Expectation& expectation) const;

  const Scenario& scenario_;
  World& world_;
  StoryObserver observer_;
  MailThreads threads_;
  Receivers receivers_;
  EventWatches watches_;
  std::vector<Guest> guests_;
  std::vector<std::unique_ptr<Invariant>> invariants_;
  std::vector<SometimesWatch> sometimes_;
  std::vector<Failure> failures_;
  std::string doing_;
  Place place_;
  sim::Time begin_;  // of the steps
  bool gave_up_ = false;
  std::map<std::uint64_t, aws::Faults::Active> ended_faults_;  // by the steps, by number
  bool healed_ = false;  // a step has healed, and no rule is left that may strike
  Place heal_place_;     // of the last `heal`
  int listener_ = 0;
};

}  // namespace harness
