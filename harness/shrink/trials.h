// Tries out many scenarios, on all cores, and finds the first of them that fails as it should.
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
    unsigned jobs = 1;      // at once, from 1
    sim::Duration limit{};  // of wall time, after which nothing is tried any more
    // Called now and then with how many takes were played; never by two threads at once.
    std::function<void(std::size_t plays)> on_play = {};
  };
  // All must outlive it.
  Trials(const Setting& setting, const Judge& judge, Options options);

  struct Found {
    std::size_t index;  // of the candidate
    Value root;         // the candidate, without what meant nothing in it
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

  std::size_t plays() const { return plays_; }
  bool out_of_time() const;

 private:
  enum class Verdict { kUnread, kSound, kFails };
  Verdict try_out(const std::optional<Scenario>& scenario);
  // Runs `work` with a reader of its own in each of the threads.
  void in_parallel(std::size_t most, const std::function<void(CandidateReader&)>& work);

  const Judge& judge_;
  Options options_;
  sim::Duration begin_;
  std::vector<std::unique_ptr<CandidateReader>> readers_;  // one a job
  std::mutex mutex_;                                       // of what follows
  std::map<std::string, Verdict> known_;                   // by the document's text
  std::size_t plays_ = 0;
};

}  // namespace harness::shrink
