// Tries out many scenarios, on all cores, and finds the first of them that fails as it should: in
// the same way, and with no more strikes of faults than there were in what was found before. A rule
// that says less strikes more often, and what strikes always is no smaller than what strikes once.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "harness/scenario/value.h"
#include "harness/shrink/candidate.h"
#include "harness/shrink/judge.h"
#include "sim/time/time.h"

namespace harness::shrink {

class Trials {
 public:
  struct Options {
    unsigned jobs = 1;                // at once, from 1
    sim::Duration limit{};            // of wall time, after which nothing is tried any more
    std::function<bool()> stop = {};  // or if this says so
    // Called now and then with how many takes were played; never by two threads at once.
    std::function<void(std::size_t plays)> on_play = {};
  };
  // `strikes`: how many there were in the take that all comes from. All must outlive it.
  Trials(const Setting& setting, const Judge& judge, std::size_t strikes, Options options);

  struct Found {
    std::size_t index;    // of the candidate
    Value root;           // the candidate, without what meant nothing in it
    std::size_t strikes;  // of faults; from now on no more than that
  };
  // The first of the documents, in their order, that fails as it should; none if all are well or
  // cannot be read. What is found does not depend on how many jobs there are.
  std::optional<Found> first_failing(const std::vector<Value>& candidates);
  // How many of the documents can be read as they are, and how many of these fail as they should.
  struct Counts {
    std::size_t read = 0;
    std::size_t failing = 0;
  };
  Counts count(const std::vector<Value>& candidates);

  // The take of the document as far as it can be read, with its journal; none if it cannot. That
  // it passes or fails does not matter.
  struct Played {
    Value root;
    Scenario scenario;
    Take take;
  };
  std::optional<Played> play(Value root);

  std::size_t plays() const { return plays_; }
  bool out_of_time() const;  // or it is to stop
  bool half_the_time_is_over() const;

 private:
  // How often faults strike in a scenario that fails alike; none if it does not.
  using Verdict = std::optional<std::size_t>;
  Verdict try_out(const Scenario& scenario);
  bool is_failing(const Verdict& verdict) const { return verdict && *verdict <= most_strikes_; }
  void count_play();  // REQUIRES: `mutex_` is held
  // Runs `work` with a reader of its own in each of the threads.
  void in_parallel(std::size_t most, const std::function<void(CandidateReader&)>& work);

  const Judge& judge_;
  std::size_t most_strikes_;
  Options options_;
  sim::Duration begin_;
  std::vector<std::unique_ptr<CandidateReader>> readers_;  // one a job
  std::mutex mutex_;                                       // of what follows
  std::map<std::string, Verdict> known_;                   // by the document's text
  std::size_t plays_ = 0;
};

}  // namespace harness::shrink
