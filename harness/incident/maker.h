// From what happened to a scenario of it, part by part. What came from outside becomes steps; what
// the world's own programs did is expected, and not done by a step.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "harness/incident/draft.h"
#include "harness/incident/happenings.h"
#include "harness/incident/known_world.h"
#include "harness/scenario/platform_evidence.h"

namespace incident {

// The time that was asked for: what was before had happened when the incident began, and what came
// after is no part of it.
struct TimeAsked {
  std::optional<sim::Time> from;
  std::optional<sim::Time> to;
};

// What all parts of the making share.
class Maker {
 public:
  // More steps than a person can do anything with.
  static constexpr std::size_t kMostSteps = 2'000;
  // A file may be that long: the steps of the scenario, the setup of its world.
  static constexpr std::size_t kMostStepBytes = 700'000;
  // What is further from most of what happened has a wrong time, or is none of the incident's.
  static constexpr sim::Duration kMostSpan = std::chrono::hours{24 * 366};

  // All must outlive this. The times of `happenings` are by AWS's clock; `draft` has the clocks
  // that they were corrected by.
  Maker(const KnownWorld& world, Happenings& happenings, TimeAsked asked, Draft& draft);

  const KnownWorld& world() const { return world_; }
  Happenings& happenings() { return happenings_; }
  const Happenings& happenings() const { return happenings_; }
  Draft& draft() { return draft_; }

  // Whether something of the world does what this actor did: a task whose family it runs, or a
  // service of AWS.
  bool is_inside(std::string_view actor) const;
  // Whether it belongs to another account than most of the evidence, which is left out.
  bool is_foreign(std::string_view account) const;
  // The family of a task: as ECS says it, by its group, or by the container that its log stream
  // names; "" if nothing says it.
  std::string family_of(const Task& task) const;
  // Where the evidence says a time, and by how much its clock was corrected.
  Origin origin_of(const Moment& moment) const;
  // Whether it was over when the incident began.
  bool is_before(const Moment& moment) const { return asked_.from && moment.time < *asked_.from; }
  // Whether it had not happened yet when the incident ended.
  bool is_after(const Moment& moment) const { return asked_.to && moment.time > *asked_.to; }
  const TimeAsked& asked() const { return asked_; }

  // Notes that a message is sent to the queue, at a time or, without one, by the setup.
  void need_queue(const std::string& queue, const std::optional<sim::Time>& when);
  // When each is needed first.
  const std::map<std::string, std::optional<sim::Time>>& needed_queues() const { return needed_; }

  void add_step(const Moment& moment, Entry what, const char* made);
  void add_step(sim::Time time, Origin origin, Entry what, const char* made);
  // A call that makes what was there before.
  void add_setup(Entry call, const char* made);
  void expect(Entry expectation, const char* made);
  void made(const std::string& what) { ++draft_.made[what]; }
  // `place`: of what is left out, the first of its kind is told.
  void left_out(const std::string& what, const evidence::Place& place = {});

 private:
  const KnownWorld& world_;
  Happenings& happenings_;
  TimeAsked asked_;
  Draft& draft_;
  std::string account_;
  std::size_t step_bytes_ = 0;
  std::map<std::string, std::optional<sim::Time>> needed_;  // queues
  std::size_t setup_bytes_ = 0;
};

// Says of each message in which queue it was seen, to which it was sent, and its body, as far as
// that follows from the name of the file that has it, from the world's dead-letter queues, and from
// the body's hash. To be called before a Maker is used.
void place_messages(const KnownWorld& world, Happenings& happenings);

// A message that the steps or the setup put into a queue, in the order in which they do; without a
// time it was there before.
struct Arrival {
  const Message* message = nullptr;
  std::optional<sim::Time> time;
};
using Arrivals = std::map<std::string, std::vector<Arrival>>;  // by queue

// Where no program receives: the receives that bring the queues to where they were seen.
void make_receives(Maker& maker, const Arrivals& arrivals);

// The parts, in the order in which they are made: each adds its own to the draft.
void make_messages(Maker& maker);
// REQUIRES: all messages are made.
void make_queues(Maker& maker);
void make_mails(Maker& maker);
void make_calls(Maker& maker);
// The input of a call, as the trail has its parameters and as the world can take it: with the names
// that the API has, and ARNs and URLs of the world's account and region.
std::vector<Member> input_of_call(const Maker& maker, const Call& call);
void make_items(Maker& maker);
void make_tasks(Maker& maker);
// REQUIRES: the draft has its beginning.
void decide_starts(Maker& maker);

// What a platform read of its own work; what took longer than Maker::kMostSpan is left out.
void make_decisions(const std::vector<harness::RecordedDecision>& decisions, Draft& draft);

// What a platform says that the world lacks.
void add_to_world(const std::vector<harness::InferredEntry>& entries, Draft& draft);

// All of them; then the draft has its steps in order of time, none of them further than kMostSpan
// from the first, its beginning and its end.
void make(Maker& maker);

}  // namespace incident
