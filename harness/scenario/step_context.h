// What the player offers to the steps of platforms while a scenario is played.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "harness/scenario/event_watch.h"
#include "harness/scenario/mail_threads.h"
#include "harness/scenario/scenario.h"
#include "harness/story/story_observer.h"
#include "harness/world/world.h"

namespace harness {

class StepContext {
 public:
  virtual ~StepContext() = default;

  virtual World& world() = 0;
  virtual const Scenario& scenario() const = 0;
  virtual const StoryObserver& observer() const = 0;
  virtual MailThreads& threads() = 0;
  virtual EventWatches& watches() = 0;

  // Has the next mail of a thread arrive.
  virtual void write_mail(const MailStep& mail) = 0;
  // Makes one AWS call. It is to succeed or, if `error` is set, to fail with that code; if it does
  // not, false, and the take has a failure.
  virtual bool call(const std::string& actor, const SetupCall& call,
                    const std::optional<std::string>& error) = 0;
  // Adds a failure to the take, with the place of the step. Always false.
  virtual bool fail_step(std::string what, std::string expected, std::string seen,
                         const std::vector<std::string>& involved) = 0;
};

}  // namespace harness
