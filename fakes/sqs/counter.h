// A number that only goes up, also over restarts. The store is written once for a block of numbers,
// not for each.
#pragma once

#include <cstdint>
#include <string>

#include "sim/store/database.h"

namespace sqs {

class SequenceCounter {
 public:
  SequenceCounter(sim::Database& store, std::string name) : store_(store), name_(std::move(name)) {}

  // Goes on after the last block of numbers that the store has on record.
  void load();
  // 1, 2, 3, …
  std::int64_t next() {
    if (next_ >= block_end_) take_block();
    return next_++;
  }
  // What next() will give.
  std::int64_t peek() const { return next_; }

 private:
  void take_block();

  sim::Database& store_;
  std::string name_;
  std::int64_t next_ = 1;
  std::int64_t block_end_ = 1;
};

}  // namespace sqs
