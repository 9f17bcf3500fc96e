#include "harness/cli/play_all.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace harness {
namespace {

struct Job {
  const LoadedScenario* loaded;
  std::optional<std::uint64_t> seed;
};

std::vector<Job> jobs_for(const std::vector<LoadedScenario>& scenarios,
                          const PlayOptions& options) {
  std::vector<Job> jobs;
  for (const LoadedScenario& loaded : scenarios) {
    if (!options.seeds) {
      jobs.push_back({&loaded, options.seed});
      continue;
    }
    // Counted upwards from the first seed, as the last may be the largest number there is.
    const std::uint64_t more = options.seeds->last - options.seeds->first;
    for (std::uint64_t i = 0; i <= more; ++i) jobs.push_back({&loaded, options.seeds->first + i});
  }
  return jobs;
}

// Jobs for several threads: each thread that calls work() takes the next job until there is none,
// or until a take could not be played.
class TakeWorkers {
 public:
  TakeWorkers(const std::vector<Job>& jobs, const PlayOptions& options)
      : jobs_(jobs), options_(options), takes_(jobs.size()) {}

  void work() {
    for (std::size_t i = next_++; i < jobs_.size() && !failed_; i = next_++) {
      try {
        play_one(i);
      } catch (...) {
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = std::current_exception();
        failed_ = true;
      }
    }
  }

  std::vector<Take> finish() {
    if (error_) std::rethrow_exception(error_);
    return std::move(takes_);
  }

 private:
  void play_one(std::size_t index) {
    const Job& job = jobs_[index];
    const Scenario& scenario = job.loaded->scenario;
    TakeOptions options;
    options.seed = job.seed;
    options.pace = options_.pace;
    options.keep_journal = options_.keep_journal;
    options.record_decisions = options_.record_decisions;
    Take known;
    known.scenario = scenario.name;
    known.seed = job.seed.value_or(scenario.seed);
    {
      const std::lock_guard lock(mutex_);
      if (options_.journal_path) options.journal_path = options_.journal_path(known);
      if (options_.on_begin) options_.on_begin(scenario.name);
    }
    Take take = play(scenario, job.loaded->world, options_.platforms, options);
    if (job.loaded->saved) take.saved = compare(*job.loaded->saved, take);
    const std::lock_guard lock(mutex_);
    if (options_.on_end) options_.on_end(take);
    takes_[index] = std::move(take);
  }

  const std::vector<Job>& jobs_;
  const PlayOptions& options_;
  std::vector<Take> takes_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> failed_ = false;
  std::mutex mutex_;
  std::exception_ptr error_;
};

}  // namespace

std::size_t count_takes(const std::vector<LoadedScenario>& scenarios, const PlayOptions& options) {
  return jobs_for(scenarios, options).size();
}

std::vector<Take> play_all(const std::vector<LoadedScenario>& scenarios,
                           const PlayOptions& options) {
  const std::vector<Job> jobs = jobs_for(scenarios, options);
  TakeWorkers pool(jobs, options);
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  // Takes of different scenarios are played one after another: their wall times are compared.
  const std::size_t workers = options.seeds ? std::min(cores, jobs.size()) : 1;
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < workers; ++i) others.emplace_back([&pool] { pool.work(); });
  pool.work();
  for (std::thread& other : others) other.join();
  return pool.finish();
}

}  // namespace harness
