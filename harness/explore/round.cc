#include "harness/explore/round.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace harness {
namespace {

// The scenario as the plan has it.
Scenario planned(const Scenario& scenario, const Plan& plan) {
  Scenario planned = scenario;
  planned.others = sim::DecisionOptions::Others::kDrawn;
  planned.faults.rules.insert(planned.faults.rules.end(), plan.faults.begin(), plan.faults.end());
  for (const sim::Decided& given : plan.decisions) {
    const bool is_given = std::ranges::any_of(scenario.decisions, [&](const sim::Decided& own) {
      return own.kind == given.kind && own.subject == given.subject && own.number == given.number;
    });
    if (!is_given) planned.decisions.push_back(given);
  }
  return planned;
}

// Each thread that calls work() takes the next take until there is none, or it is to stop.
class Workers {
 public:
  Workers(const Explored& explored, std::vector<PlannedTake>& takes, const RoundOptions& options)
      : explored_(explored), takes_(takes), options_(options) {}

  void work() {
    try {
      for (std::size_t i = next_++; i < takes_.size() && !is_over_; i = next_++) {
        if (options_.stop && options_.stop()) is_over_ = true;
        if (!is_over_) play_one(takes_[i]);
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!error_) error_ = std::current_exception();
      is_over_ = true;
    }
  }

  void throw_if_failed() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  void play_one(PlannedTake& one) {
    const Scenario scenario = planned(explored_.scenario, one.plan);
    TakeOptions options;
    options.seed = one.plan.seed;
    options.pace = options_.pace;
    options.record_decisions = true;
    options.chooser = one.plan.chooser.get();
    options.watch = [&one](const sim::Event& event) { one.edges.see(event); };
    one.take = play(scenario, explored_.world, options_.platforms, options);
    one.is_played = true;
    const std::lock_guard lock(mutex_);
    if (options_.on_take) options_.on_take(one.take);
  }

  const Explored& explored_;
  std::vector<PlannedTake>& takes_;
  const RoundOptions& options_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> is_over_ = false;
  std::mutex mutex_;
  std::exception_ptr error_;
};

}  // namespace

void play_round(const Explored& explored, std::vector<PlannedTake>& takes,
                const RoundOptions& options) {
  Workers workers(explored, takes, options);
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min(options.jobs, takes.size()); ++i) {
      others.emplace_back([&workers] { workers.work(); });
    }
    workers.work();
  }
  workers.throw_if_failed();
}

}  // namespace harness
