// From what happened to a scenario of it, part by part. What came from outside becomes steps; what
// the world's own programs did is expected, and not done by a step.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "harness/evidence/joins.h"
#include "harness/incident/draft.h"
#include "harness/incident/happenings.h"
#include "harness/incident/known_world.h"
#include "harness/scenario/platform_evidence.h"

namespace incident {

// What all parts of the making share.
class Maker {
 public:
  // More steps than a person can do anything with.
  static constexpr std::size_t kMostSteps = 2'000;
  // A scenario's file may be that long.
  static constexpr std::size_t kMostStepBytes = 700'000;

  // All must outlive this. `skews` are of the clocks that told the facts. `from`: what was before
  // had happened when the incident began.
  Maker(const KnownWorld& world, Happenings& happenings, const std::vector<evidence::Skew>& skews,
        std::optional<sim::Time> from, Draft& draft);

  const KnownWorld& world() const { return world_; }
  Happenings& happenings() { return happenings_; }
  const Happenings& happenings() const { return happenings_; }
  Draft& draft() { return draft_; }

  // Whether something of the world does what this actor did: a task whose family it runs, or a
  // service of AWS.
  bool is_inside(std::string_view actor) const;
  // Whether it belongs to another account than most of the evidence, which is left out.
  bool is_foreign(std::string_view account) const;
  // The family of a task: as ECS says it, or by the container that its log stream names; "" if
  // nothing says it.
  std::string family_of(const Task& task) const;
  // When it was, by the clock of AWS's services.
  sim::Time corrected(const Moment& moment) const;
  // Where the evidence says a time, and by how much its clock was corrected.
  Origin origin_of(const Moment& moment) const;
  // Whether it was over when the incident began.
  bool is_before(const Moment& moment) const { return from_ && moment.time < *from_; }

  void add_step(const Moment& moment, Entry what, const char* made);
  void add_step(sim::Time time, Origin origin, Entry what, const char* made);
  void expect(Entry expectation, const char* made);
  void made(const std::string& what) { ++draft_.made[what]; }
  void left_out(const std::string& what) { ++draft_.left_out[what]; }

 private:
  const evidence::Skew* skew_of(const std::string& source) const;

  const KnownWorld& world_;
  Happenings& happenings_;
  const std::vector<evidence::Skew>& skews_;
  std::optional<sim::Time> from_;
  Draft& draft_;
  std::string account_;
  std::size_t step_bytes_ = 0;
};

// Says of each message in which queue it was seen, to which it was sent, and its body, as far as
// that follows from the name of the file that has it, from the world's dead-letter queues, and from
// the body's hash. To be called before a Maker is used.
void place_messages(const KnownWorld& world, Happenings& happenings);

// The parts, in the order in which they are made: each adds its own to the draft.
void make_messages(Maker& maker);
void make_mails(Maker& maker);
void make_calls(Maker& maker);
void make_items(Maker& maker);
void make_tasks(Maker& maker);

// What a platform read of its own work.
void make_decisions(const std::vector<harness::RecordedDecision>& decisions, Draft& draft);

// All of them; then the draft has its steps in order of time, its beginning and its end.
void make(Maker& maker);

}  // namespace incident
