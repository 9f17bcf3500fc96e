// The platform's part in one take: users who write, the steps and expectations that know it, what
// must hold, and what is told of it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "harness/scenario/platform_take.h"
#include "harness/scenario/step_context.h"
#include "harness/webordinary/conversations.h"
#include "harness/webordinary/load.h"
#include "harness/webordinary/webordinary_observer.h"
#include "harness/webordinary/webordinary_world.h"

namespace harness {

class WebordinaryTake : public PlatformTake {
 public:
  // `context` must outlive it. REQUIRES: its World has a WebordinaryWorld.
  explicit WebordinaryTake(StepContext& context);

  void see(const sim::Event& event) override { observer_.see(event); }
  std::vector<std::unique_ptr<Invariant>> invariants() override;
  std::vector<std::string> replaces() const override;
  sim::Task<bool> perform(const Step& step) override;
  std::unique_ptr<Check> check(const Expectation& expectation) override;
  std::vector<std::string> unsettled() const override { return observer_.unsettled(); }
  bool may_settle(const sim::Event& event) const override {
    return WebordinaryObserver::may_settle(event);
  }
  std::vector<std::string> involved(const std::string& thread) const override;
  std::vector<Figure> figures(const Story& story) const override;
  PlatformReport tell(const Story& story) const override;
  std::shared_ptr<const PlatformStory> told() const override;

 private:
  bool perform_at_once(const Step& step);
  void write_mail(const MailStep& mail);
  void write_text(const std::string& channel, const Value& value);
  bool redrive(const std::string& container);
  bool send_raw(const Value& value);
  sim::Task<bool> preview(std::string thread);
  sim::Task<int> page_status(std::string viewer, std::string thread);
  sim::Task<> load(LoadStep step);
  sim::Task<> load_session(LoadSession session, bool patient);
  std::string queue_url(const std::string& name) const;

  StepContext& context_;
  WebordinaryWorld& platform_;
  WebordinaryObserver observer_;
  Conversations conversations_;
  int loads_ = 0;
};

}  // namespace harness
