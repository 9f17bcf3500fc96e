// Facts on their way from one thread to another, in order, some thousands at once.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "harness/evidence/fact.h"

namespace evidence {

class FactPipe {
 public:
  // Calls `use` with each fact, in a thread of its own.
  explicit FactPipe(std::function<void(Fact& fact, std::uint64_t told)> use);
  // What was not used yet is not used any more.
  ~FactPipe();
  FactPipe(const FactPipe&) = delete;
  FactPipe& operator=(const FactPipe&) = delete;

  // Waits while much is on its way. Throws what `use` threw.
  void push(const Fact& fact, std::uint64_t told);
  // Returns when all is used. Throws what `use` threw.
  void close();

 private:
  struct Batch {
    std::vector<Fact> facts;  // their strings keep their memory
    std::vector<std::uint64_t> told;
    std::size_t count = 0;
    std::size_t bytes = 0;
  };

  void hand_over();
  void run();

  std::function<void(Fact&, std::uint64_t)> use_;
  Batch filling_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> full_;
  std::vector<Batch> empty_;
  bool is_closed_ = false;
  bool is_given_up_ = false;
  std::exception_ptr failure_;
  std::thread thread_;  // last: it uses the others
};

}  // namespace evidence
