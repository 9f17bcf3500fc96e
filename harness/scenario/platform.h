// The interface by which a platform is a guest: a system whose parts Backlot knows by name.
//
// By itself Backlot knows AWS and programs. A platform adds to the language of scenarios and
// worlds, to a World, and to what is watched and told of a take. A Platform has no state: it makes
// an object for each World (extend()) and for each take (begin()). harness/cli/main.cc says which
// platforms there are; nothing else knows one by name.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "harness/explain/question.h"
#include "harness/scenario/problems.h"
#include "harness/scenario/shape.h"
#include "harness/scenario/value.h"
#include "harness/world/config.h"
#include "harness/world/extension.h"
#include "sim/journal/event_kinds.h"
#include "sim/random/decision_kind.h"

namespace harness {

class PlatformEvidence;
class StepContext;
class PlatformTake;
class ReferenceRules;
struct Scenario;

// A list of a file whose entries are things with names: no two of one file are the same thing, and
// one of a world takes the place of the same thing in the world that it extends.
struct NamedList {
  std::string key;
  std::string noun;                     // what people call an entry
  std::vector<std::string> names = {};  // the members that name it; its own text if there are none
  // For a list whose entries are tried in order, the member without which one is for all, so that
  // what comes after it is never reached; "" for other lists.
  std::string condition = {};
};

// What a platform adds to the language. A step or an expectation that has the name of a generic one
// takes its place, in files and in takes of the platform.
struct Dialect {
  std::vector<Field> steps = {};
  std::vector<Field> expectations = {};
  std::vector<Field> scenario_keys = {};  // none is required
  std::vector<Field> world_keys = {};     // none is required
  // The lists in scenarios and worlds whose entries are things with names.
  std::vector<NamedList> named_lists = {};
  // The kinds of steps in whose texts `${account}` and `${region}` are replaced by the world's.
  std::vector<std::string> steps_for_aws = {};
  // The names that an image's `standin` may have.
  std::vector<std::string> standins = {};
  // The programs that the platform puts into all containers of real programs.
  std::vector<std::string> tools = {};
  // The names of what must hold in its takes, beside what holds in any.
  std::vector<std::string> invariants = {};
  // The kinds of decisions that it asks for.
  std::vector<const sim::DecisionKind*> decisions = {};
};

class Platform {
 public:
  virtual ~Platform() = default;
  Platform() = default;
  Platform(const Platform&) = delete;
  Platform& operator=(const Platform&) = delete;

  // Its key in WorldConfig::platforms.
  virtual std::string name() const = 0;
  virtual Dialect dialect() const = 0;
  // Adds the kinds of events that it records.
  virtual void add_events(sim::EventKinds& kinds) const = 0;
  // What an event of these kinds tells, as the end of a sentence (harness/explain/explain.h); ""
  // for one that needs no words of its own, and for all others.
  virtual std::string words_for(const sim::Event& /*event*/) const { return {}; }

  // Adds a problem for each part of its language in a scenario, or in one file of a world, that can
  // have no effect. REQUIRES: `root` has the shape of such a file.
  virtual void check_file(const Value& root, Problems& problems) const = 0;
  // Puts what its keys say into `world.platforms`, if there are any; what is wrong beyond the shape
  // is a problem. REQUIRES: `root` has the shape of a world.
  virtual void read_world(const Value& root, WorldConfig& world, Problems& problems) const = 0;
  // Changes the world in which a scenario is played as the scenario's keys and steps ask for.
  virtual void prepare(const Scenario& scenario, WorldConfig& world) const = 0;
  // The rules by which the platform checks a scenario's references. REQUIRES: `root` has the shape
  // of a scenario.
  virtual std::unique_ptr<ReferenceRules> reference_rules(const Value& root,
                                                          const WorldConfig& world) const = 0;

  // What it reads in the evidence of an incident in its world; null if nothing.
  virtual std::unique_ptr<PlatformEvidence> read_evidence(const WorldConfig& world) const;

  // What it adds to a World; null if nothing.
  virtual std::unique_ptr<Extension> extend(World& world) const = 0;
  // The platform's part in a take, which lives as long as `context`; null if it has none in that
  // world.
  virtual std::unique_ptr<PlatformTake> begin(StepContext& context) const = 0;
};

using Platforms = std::vector<std::shared_ptr<const Platform>>;

// For WorldOptions, what each platform adds.
std::vector<MakeExtension> extensions_of(const Platforms& platforms);

// For explanations, what the platforms tell of their events.
GuestWords words_of(Platforms platforms);

}  // namespace harness
