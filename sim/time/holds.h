// Who stops the clock, and who waits for what.
//
// A hold says: time must not move while this is going on (an HTTP request in flight, a task that
// is starting). A wait says: this party goes on when something happens. Both are named, so that a
// run that cannot go on can print the list instead of hanging.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sim/time/scheduler.h"

namespace sim {

class Register;

// One hold or wait: it is on its Register's list until it is released or destroyed.
class [[nodiscard]] Entry {
 public:
  Entry() = default;
  Entry(Register* owner, std::uint64_t id) : owner_(owner), id_(id) {}
  Entry(Entry&& other) noexcept : owner_(std::exchange(other.owner_, nullptr)), id_(other.id_) {}
  Entry& operator=(Entry&& other) noexcept;
  ~Entry() { release(); }
  void release();

 private:
  Register* owner_ = nullptr;
  std::uint64_t id_ = 0;
};

// A list of named entries, in the order in which they began.
class Register {
 public:
  struct Line {
    std::string who;
    std::string what;
    Time since;
  };

  explicit Register(const Scheduler& scheduler) : scheduler_(scheduler) {}
  Register(const Register&) = delete;
  Register& operator=(const Register&) = delete;

  Entry add(std::string who, std::string what);
  bool empty() const { return lines_.empty(); }
  std::vector<Line> list() const;

 private:
  friend class Entry;
  const Scheduler& scheduler_;
  std::uint64_t next_ = 1;
  std::map<std::uint64_t, Line> lines_;
};

// `worker: an answer on results-x (since 3m10s)`, a line each; "nobody" if empty.
std::string describe(const std::vector<Register::Line>& lines, Time now);

}  // namespace sim
