// The World's clock as its programs live by it, and who of them holds it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "harness/programs/environment.h"
#include "sim/process/child.h"
#include "sim/time/programs.h"
#include "sim/time/time.h"
#include "sim/vtime/observer.h"
#include "sim/vtime/page.h"

namespace harness {

class Clock : public sim::Programs {
 public:
  // std::runtime_error if the preload library or the page cannot be had.
  // `on_unvirtual` is told, once for each task and program, of one that does not share the clock: a
  // static binary, one of Go.
  using OnUnvirtual = std::function<void(const std::string& task, const std::string& program)>;
  Clock(sim::Time now, std::uint64_t seed, OnUnvirtual on_unvirtual);

  // What a program of `container` must have in its environment; the same in every take.
  Variables environment(const std::string& container) const;

  // Everything below the child is a program of `name`, until it is removed.
  void add(const std::string& name, const sim::Child& child);
  void remove(const sim::Child& child);

  bool any() const override { return !children_.empty(); }
  bool quiet() override;
  std::optional<sim::Time> next_deadline() const override;
  void move_to(sim::Time now) override;
  std::size_t wake_due() override;
  bool wake_one() override;
  std::string who_is_busy() const override;

 private:
  void look_for_unvirtual();

  std::unique_ptr<sim::vtime::Page> page_;
  OnUnvirtual on_unvirtual_;
  std::set<std::pair<std::string, std::string>> unvirtual_;
  sim::vtime::Observer observer_;
  std::map<int, std::pair<std::string, const sim::Child*>> children_;  // by their init
};

}  // namespace harness
