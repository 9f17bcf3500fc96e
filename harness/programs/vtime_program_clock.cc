#include "harness/programs/vtime_program_clock.h"

#include <algorithm>
#include <utility>

namespace harness {

VtimeProgramClock::VtimeProgramClock(sim::Time now, std::uint64_t seed,
                                     const ProgramsConfig& config, sim::Register& holds,
                                     OnUnvirtual on_unvirtual)
    : policy_(config.unvirtual),
      cpu_charge_(config.cpu_charge),
      holds_(holds),
      page_(std::make_unique<sim::vtime::ClockPage>(now, seed)),
      on_unvirtual_(std::move(on_unvirtual)) {}

Variables VtimeProgramClock::environment(const std::string& container) const {
  return page_->environment(container);
}

void VtimeProgramClock::add(const std::string& name, const sim::Child& child,
                            const std::string& off_clock) {
  observer_.add(name, child.init_pid());
  children_[child.init_pid()] = {name, &child, off_clock};
}

void VtimeProgramClock::remove(const sim::Child& child) {
  for (auto at = children_.begin(); at != children_.end(); ++at) {
    if (at->second.child != &child) continue;
    observer_.remove(at->first);
    children_.erase(at);
    forget_ended();
    return;
  }
}

// Releases the holds of programs off the clock that have ended. To be called when a child is
// removed, as nobody looks while no program runs.
void VtimeProgramClock::forget_ended() {
  if (unvirtual_.empty()) return;
  std::set<int> living;
  for (const sim::vtime::Busy& program : off_clock()) living.insert(program.pid);
  std::erase_if(unvirtual_, [&](const auto& entry) { return !living.contains(entry.first); });
}

bool VtimeProgramClock::quiet() {
  const bool settling = std::ranges::any_of(
      children_, [](const auto& entry) { return entry.second.child->is_settling(); });
  return !settling && observer_.quiet();
}

std::optional<sim::Time> VtimeProgramClock::next_deadline() const { return page_->next_deadline(); }

// Programs off the clock are looked for once before each move of time: it is then that they matter.
void VtimeProgramClock::move_to(sim::Time now) {
  if (now > page_->now() && !std::exchange(looked_, false)) look_for_unvirtual();
  page_->set(now);
}

std::vector<sim::vtime::Busy> VtimeProgramClock::off_clock() {
  std::vector<sim::vtime::Busy> found = observer_.unvirtual();
  for (const auto& [init, watched] : children_) {
    if (watched.off_clock.empty()) continue;
    found.push_back({watched.name, init, init, watched.off_clock, 'S', false});
  }
  return found;
}

void VtimeProgramClock::look_for_unvirtual() {
  std::map<int, sim::Entry> living;
  for (const sim::vtime::Busy& program : off_clock()) {
    const std::string who = program.program + " (pid " + std::to_string(program.pid) + ")";
    if (told_.emplace(program.task, program.program).second && on_unvirtual_) {
      on_unvirtual_(program.task, program.program);
    }
    if (policy_ == Unvirtual::kIgnore) continue;
    if (policy_ == Unvirtual::kStop) {
      throw sim::ClockHeld("task " + program.task + ": " + who +
                           ", which does not share it: it is a static binary, one of Go, or in a "
                           "container of an engine; the "
                           "world says to stop there (programs: unvirtual)");
    }
    const auto known = unvirtual_.find(program.pid);
    living.emplace(program.pid,
                   known == unvirtual_.end()
                       ? holds_.add("task " + program.task, who + " lives by the machine's clock")
                       : std::move(known->second));
  }
  unvirtual_ = std::move(living);
}

bool VtimeProgramClock::lives_by_wall() {
  look_for_unvirtual();
  looked_ = true;
  return !unvirtual_.empty();
}

sim::Duration VtimeProgramClock::take_charge() {
  if (cpu_charge_ == 0) return sim::Duration::zero();
  const sim::Duration all = observer_.cpu_time();
  return (all - std::exchange(charged_, all)) * cpu_charge_;
}

std::size_t VtimeProgramClock::wake_due() { return page_->wake_due(); }
bool VtimeProgramClock::wake_one() { return page_->wake_one(); }

std::string VtimeProgramClock::who_is_busy() const {
  std::string who = sim::vtime::describe(observer_.busy());
  if (!who.empty()) return who;
  for (const auto& [init, entry] : children_) {
    if (entry.child->is_settling()) return "task " + entry.name + ": it is ending";
  }
  // Programs that begin and end faster than they can be looked at hold the clock.
  std::set<std::string> names;
  for (const auto& [init, entry] : children_) names.insert(entry.name);
  for (const std::string& name : names) who += (who.empty() ? "task " : " or task ") + name;
  return who.empty() ? "nobody that can be seen" : "something short-lived of " + who;
}

}  // namespace harness
