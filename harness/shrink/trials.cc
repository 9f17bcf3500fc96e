#include "harness/shrink/trials.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <utility>

#include "harness/shrink/scenario_file.h"
#include "sim/time/pacer.h"

namespace harness::shrink {

Trials::Trials(const Setting& setting, const Judge& judge, std::size_t strikes, Options options)
    : judge_(judge),
      most_strikes_(strikes),
      options_(std::move(options)),
      begin_(sim::Pacer::wall_now()) {
  for (unsigned i = 0; i < std::max(1U, options_.jobs); ++i) {
    readers_.push_back(std::make_unique<CandidateReader>(setting));
  }
}

bool Trials::out_of_time() const {
  if (options_.stop && options_.stop()) return true;
  return sim::Pacer::wall_now() - begin_ > options_.limit;
}

bool Trials::half_the_time_is_over() const {
  return sim::Pacer::wall_now() - begin_ > options_.limit / 2;
}

void Trials::count_play() {
  ++plays_;
  if (options_.on_play) options_.on_play(plays_);
}

Trials::Verdict Trials::try_out(const Scenario& scenario) {
  {
    const std::lock_guard lock(mutex_);
    const auto known = known_.find(scenario.text);
    if (known != known_.end()) return known->second;
  }
  const Verdict verdict = judge_.strikes_if_alike(scenario);
  const std::lock_guard lock(mutex_);
  known_.emplace(scenario.text, verdict);
  count_play();
  return verdict;
}

std::optional<Trials::Played> Trials::play(Value root) {
  if (out_of_time()) return std::nullopt;
  std::optional<Scenario> scenario = readers_.front()->read_repaired(root);
  if (!scenario) return std::nullopt;
  TakeOptions options;
  options.keep_journal = true;
  Take take = judge_.play(*scenario, options);
  const std::lock_guard lock(mutex_);
  count_play();
  return Played{std::move(root), std::move(*scenario), std::move(take)};
}

void Trials::in_parallel(std::size_t most, const std::function<void(CandidateReader&)>& work) {
  std::mutex mutex;
  std::exception_ptr error;
  const auto guarded = [&](CandidateReader& reader) {
    try {
      work(reader);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!error) error = std::current_exception();
    }
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < std::min(readers_.size(), most); ++i) {
    others.emplace_back([&guarded, reader = readers_[i].get()] { guarded(*reader); });
  }
  guarded(*readers_.front());
  for (std::thread& other : others) other.join();
  if (error) std::rethrow_exception(error);
}

std::optional<Trials::Found> Trials::first_failing(const std::vector<Value>& candidates) {
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> best = candidates.size();
  std::map<std::size_t, Found> found;
  std::mutex mutex;
  in_parallel(candidates.size(), [&](CandidateReader& reader) {
    // Every candidate before the best one is tried: they are taken in their order.
    for (std::size_t i = next++; i < best && !out_of_time(); i = next++) {
      Value root = candidates[i];
      const std::optional<Scenario> scenario = reader.read_repaired(root);
      const Verdict verdict = scenario ? try_out(*scenario) : std::nullopt;
      if (!is_failing(verdict)) continue;
      const std::lock_guard lock(mutex);
      found.emplace(i, Found{i, std::move(root), *verdict});
      best = std::min(best.load(), i);
    }
  });
  if (found.empty()) return std::nullopt;
  most_strikes_ = found.begin()->second.strikes;
  return std::move(found.begin()->second);
}

Trials::Counts Trials::count(const std::vector<Value>& candidates) {
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> read = 0;
  std::atomic<std::size_t> failing = 0;
  in_parallel(candidates.size(), [&](CandidateReader& reader) {
    for (std::size_t i = next++; i < candidates.size() && !out_of_time(); i = next++) {
      const CandidateReader::Read candidate = reader.read(candidates[i]);
      if (!candidate.scenario) continue;
      ++read;
      if (is_failing(try_out(*candidate.scenario))) ++failing;
    }
  });
  return {read, failing};
}

}  // namespace harness::shrink
