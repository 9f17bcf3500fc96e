#include "fakes/aws/later.h"

#include <memory>

namespace aws {
namespace {

struct Postponed {
  Environment& environment;
  std::function<void()> what;
  std::uint64_t cause;
  sim::TimerId timer = {};
};

void arm(const std::shared_ptr<Postponed>& one, sim::Duration after) {
  one->timer = one->environment.scheduler.after(after, [one] {
    one->environment.store.undo_with([one] { arm(one, {}); });
    const sim::CauseScope because{one->environment.journal, one->cause};
    one->what();
  });
}

}  // namespace

void later(Environment& environment, sim::Duration after, std::function<void()> what) {
  const auto one = std::make_shared<Postponed>(
      Postponed{environment, std::move(what), environment.journal.cause()});
  arm(one, after);
  environment.store.undo_with([one] { one->environment.scheduler.cancel(one->timer); });
}

}  // namespace aws
