#include "fakes/aws/later.h"

#include <memory>

namespace aws {
namespace {

struct Postponed {
  Environment& environment;
  std::string what;
  std::function<void()> run;
  std::uint64_t cause;
  sim::TimerId timer = {};
  std::list<PutOff>::iterator listed = {};
};

void arm(const std::shared_ptr<Postponed>& one, sim::Duration after) {
  Environment& environment = one->environment;
  one->listed =
      environment.put_off.insert(environment.put_off.end(), {environment.now() + after, one->what});
  one->timer = environment.scheduler.after(after, [one] {
    one->environment.put_off.erase(one->listed);
    one->environment.store.undo_with([one] { arm(one, {}); });
    const sim::CauseScope because{one->environment.journal, one->cause};
    one->run();
  });
}

}  // namespace

void later(Environment& environment, sim::Duration after, std::string what,
           std::function<void()> run) {
  const auto one = std::make_shared<Postponed>(
      Postponed{environment, std::move(what), std::move(run), environment.journal.cause()});
  arm(one, after);
  environment.store.undo_with([one] {
    one->environment.scheduler.cancel(one->timer);
    one->environment.put_off.erase(one->listed);
  });
}

}  // namespace aws
