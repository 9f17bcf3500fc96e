#include "harness/server/store_trouble.h"

#include <algorithm>
#include <chrono>

namespace harness {
namespace {

constexpr sim::Duration kFirstPatience = std::chrono::milliseconds{100};
constexpr sim::Duration kMostPatience = std::chrono::seconds{2};

}  // namespace

void StoreTrouble::turn_failed(const std::string& why, bool was_due, sim::Duration wall) {
  // Requests that fail do not put off what is due.
  if (!is_there() || was_due) wait_longer(wall);
  why_ = why;
  time_stands_ = time_stands_ || was_due;
}

void StoreTrouble::turn_kept(bool was_due) {
  if (was_due) patience_ = {};
  end();
}

void StoreTrouble::tried(const std::string& why_not, sim::Duration wall) {
  if (why_not.empty()) return end();
  why_ = why_not;
  wait_longer(wall);
}

sim::Duration StoreTrouble::until_next_try(sim::Duration wall) const {
  return std::max(next_try_ - wall, sim::Duration{});
}

void StoreTrouble::wait_longer(sim::Duration wall) {
  patience_ = std::clamp(patience_ * 2, kFirstPatience, kMostPatience);
  next_try_ = wall + patience_;
}

void StoreTrouble::end() {
  why_.clear();
  time_stands_ = false;
}

}  // namespace harness
