// A platform's part in one take (harness/scenario/platform.h).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "harness/scenario/check.h"
#include "harness/scenario/scenario.h"
#include "harness/story/figure.h"
#include "harness/story/invariant.h"
#include "harness/story/platform_report.h"
#include "harness/story/story.h"
#include "sim/journal/journal.h"
#include "sim/time/task.h"

namespace harness {

class PlatformTake {
 public:
  virtual ~PlatformTake() = default;
  PlatformTake() = default;
  PlatformTake(const PlatformTake&) = delete;
  PlatformTake& operator=(const PlatformTake&) = delete;

  // Called with every event of the journal, in order, when the generic observer has seen it.
  virtual void see(const sim::Event& event) = 0;
  // The platform's invariants; called once. A generic invariant is left out if one of these has its
  // name, or if replaces() names it.
  virtual std::vector<std::unique_ptr<Invariant>> invariants() = 0;
  virtual std::vector<std::string> replaces() const { return {}; }

  // Plays one of the dialect's steps. False if the step failed and has told
  // StepContext::fail_step(). std::invalid_argument for a step that the world cannot take;
  // aws::Error as a call gives it.
  virtual sim::Task<bool> perform(const Step& step) = 0;
  // The check of one of the dialect's expectations.
  virtual std::unique_ptr<Check> check(const Expectation& expectation) = 0;

  // One line for each thing that is still under way: the expectations are checked once the steps
  // are done and nothing is.
  virtual std::vector<std::string> unsettled() const = 0;
  // Whether this event may take something from what unsettled() gives.
  virtual bool may_settle(const sim::Event& event) const = 0;
  // The names whose events tell of a conversation, beside the mails in it: `thread` is its name in
  // the scenario.
  virtual std::vector<std::string> involved(const std::string& thread) const = 0;

  // The figures of the take, if the scenario asks for them.
  virtual std::vector<Figure> figures(const Story& story) const = 0;
  virtual PlatformReport tell(const Story& story) const = 0;
  // The take in the platform's own terms, for Take::of_platforms.
  virtual std::shared_ptr<const PlatformStory> told() const = 0;
};

}  // namespace harness
