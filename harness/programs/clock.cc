#include "harness/programs/clock.h"

#include <algorithm>

namespace harness {

Clock::Clock(sim::Time now, std::uint64_t seed, OnUnvirtual on_unvirtual)
    : page_(std::make_unique<sim::vtime::Page>(now, seed)),
      on_unvirtual_(std::move(on_unvirtual)) {}

Variables Clock::environment(const std::string& container) const {
  return page_->environment(container);
}

void Clock::add(const std::string& name, const sim::Child& child) {
  observer_.add(name, child.init_pid());
  children_[child.init_pid()] = {name, &child};
}

void Clock::remove(const sim::Child& child) {
  for (auto at = children_.begin(); at != children_.end(); ++at) {
    if (at->second.second != &child) continue;
    observer_.remove(at->first);
    children_.erase(at);
    return;
  }
}

bool Clock::quiet() {
  const bool settling = std::ranges::any_of(
      children_, [](const auto& entry) { return entry.second.second->is_settling(); });
  return !settling && observer_.quiet();
}

std::optional<sim::Time> Clock::next_deadline() const { return page_->next_deadline(); }

// When time moves, whoever does not see it matters.
void Clock::move_to(sim::Time now) {
  if (now > page_->now()) look_for_unvirtual();
  page_->set(now);
}

void Clock::look_for_unvirtual() {
  for (const sim::vtime::Busy& program : observer_.unvirtual()) {
    const bool is_new = unvirtual_.emplace(program.task, program.program).second;
    if (is_new && on_unvirtual_) on_unvirtual_(program.task, program.program);
  }
}

std::size_t Clock::wake_due() { return page_->wake_due(); }
bool Clock::wake_one() { return page_->wake_one(); }

std::string Clock::who_is_busy() const {
  std::string who = sim::vtime::describe(observer_.busy());
  if (!who.empty()) return who;
  for (const auto& [init, entry] : children_) {
    if (entry.second->is_settling()) return "task " + entry.first + ": it is ending";
  }
  return "nobody that can be seen";
}

}  // namespace harness
