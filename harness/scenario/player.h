// Plays the steps and expectations of a scenario in a World.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "harness/scenario/check.h"
#include "harness/scenario/take.h"
#include "harness/scenario/watch.h"
#include "harness/story/invariant.h"
#include "harness/story/observer.h"
#include "harness/webordinary/conversations.h"
#include "harness/webordinary/load.h"
#include "harness/world/world.h"
#include "sim/time/spawn.h"
#include "sim/time/task.h"

namespace harness {

class Player {
 public:
  // Both must outlive the player. Sees all of the world's journal.
  Player(const Scenario& scenario, World& world);
  ~Player();
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;

  // Once the services are steady: the steps, until one fails; then until all is settled; then the
  // expectations, all of them.
  sim::Task<> run();
  // Checks what must hold at the end of a take.
  void finish();

  const Observer& observer() const { return observer_; }
  // What the player is doing now, and where that stands.
  const std::string& doing() const { return doing_; }
  const Place& place() const { return place_; }
  // Whether a step failed, so that the rest was not played.
  bool gave_up() const { return gave_up_; }

  // `time` and `last_events` are filled in.
  void fail(Failure failure, const std::vector<std::string>& involved);
  // Those so far, with the invariants' in the order in which they were found.
  std::vector<Failure> take_failures();

 private:
  void see(const sim::Event& event);
  sim::Task<> wait_until_steady();
  sim::Task<> settle();
  // False if the step failed.
  sim::Task<bool> perform(const Step& step);
  bool perform_at_once(const Step& step);
  void write_mail(const MailStep& step);
  void write_text(const std::string& channel, const std::string& from, const std::string& thread,
                  const std::string& text);
  bool crash(const CrashStep& step);
  bool stop(const StopStep& step);
  bool none_runs(const char* step, const TaskChoice& whose);
  bool call(const std::string& actor, const SetupCall& call,
            const std::optional<std::string>& error);
  bool redrive(const std::string& container);
  bool send_raw(const RawMessageStep& step);
  sim::Task<bool> preview(std::string thread);
  sim::Task<int> page_status(std::string viewer, std::string thread);
  sim::Task<> load(LoadStep step);
  sim::Task<> load_session(LoadSession session, bool patient);
  sim::Task<bool> expect(const Expectation& expectation);
  bool fail_step(std::string what, std::string expected, std::string seen,
                 const std::vector<std::string>& involved);
  void record(const char* kind, const std::string& subject, const Place& place,
              const std::string& seen = {});
  std::string queue_url(const std::string& name) const;

  const Scenario& scenario_;
  World& world_;
  Observer observer_;
  Conversations conversations_;
  Watches watches_;
  std::vector<std::unique_ptr<Invariant>> invariants_;
  std::vector<Failure> failures_;
  std::string doing_;
  Place place_;
  bool gave_up_ = false;
  int loads_ = 0;
  int listener_ = 0;
};

}  // namespace harness
