// What a step works with while a scenario is played.
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

  // The next mail of a thread arrives.
  virtual void write_mail(const MailStep& mail) = 0;
  // One AWS call. False, and a failure of the take, unless it succeeds, or, if `error` is set,
  // fails with that code.
  virtual bool call(const std::string& actor, const SetupCall& call,
                    const std::optional<std::string>& error) = 0;
  // A failure of the take, where the step stands. Always false.
  virtual bool fail_step(std::string what, std::string expected, std::string seen,
                         const std::vector<std::string>& involved) = 0;
};

}  // namespace harness
