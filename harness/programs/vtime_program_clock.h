// The World's clock for real programs, by way of sim/vtime: sets their clock page, sees whether
// they sleep, and says who of them holds the clock.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "harness/programs/environment.h"
#include "harness/world/config.h"
#include "sim/process/child.h"
#include "sim/time/holds.h"
#include "sim/time/program_clock.h"
#include "sim/time/time.h"
#include "sim/vtime/clock_page.h"
#include "sim/vtime/program_observer.h"

namespace harness {

class VtimeProgramClock : public sim::ProgramClock {
 public:
  // Called once for each task and program that does not share the clock, such as a static binary or
  // a program of Go.
  using OnUnvirtual = std::function<void(const std::string& task, const std::string& program)>;
  // std::runtime_error if the preload library or the page cannot be had. `holds` must outlive it.
  VtimeProgramClock(sim::Time now, std::uint64_t seed, const ProgramsConfig& config,
                    sim::Register& holds, OnUnvirtual on_unvirtual);

  // What a program of `container` must have in its environment; the same in every take.
  Variables environment(const std::string& container) const;

  // Everything below the child counts as programs of `name`, until the child is removed.
  // `off_clock` names what the child stands for if that lives by the machine's clock, as a
  // container of an engine does.
  void add(const std::string& name, const sim::Child& child, const std::string& off_clock = {});
  void remove(const sim::Child& child);

  bool any() const override { return !children_.empty(); }
  bool quiet() override;
  std::optional<sim::Time> next_deadline() const override;
  void move_to(sim::Time now) override;
  std::size_t wake_due() override;
  bool wake_one() override;
  // Each program that lives by the machine's clock is a named hold while it runs.
  bool lives_by_wall() override;
  sim::Duration take_charge() override;
  std::string who_is_busy() const override;

 private:
  struct Watched {
    std::string name;
    const sim::Child* child;
    std::string off_clock;
  };
  void look_for_unvirtual();
  void forget_ended();
  std::vector<sim::vtime::Busy> off_clock();

  const Unvirtual policy_;
  const int cpu_charge_;
  sim::Register& holds_;
  std::unique_ptr<sim::vtime::ClockPage> page_;
  OnUnvirtual on_unvirtual_;
  std::set<std::pair<std::string, std::string>> told_;
  std::map<int, sim::Entry> unvirtual_;  // holds of programs off the clock, by process ids
  bool looked_ = false;                  // for such programs, since time moved
  sim::Duration charged_{};              // the time on a processor that was charged already
  sim::vtime::ProgramObserver observer_;
  std::map<int, Watched> children_;  // by the process ids of their inits
};

}  // namespace harness
