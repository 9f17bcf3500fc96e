// Whether what goes on is to end before it is done: for work whose length its input decides.
//
// Such work counts its steps. Once in a while a step asks whether all is to end, and throws
// Cancelled if it is. Whoever runs the World catches that, and undoes what is half done.
//
//   for (const JsonValue& each : values) {
//     cancellation.step();
//     …
//   }
//
// Work that cannot be left in the middle, such as that of a library in C, asks before it begins.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>

namespace sim {

// Thrown through all that goes on. It is no std::exception, so that nobody takes it for an error
// and goes on.
struct Cancelled {};

class Cancellation {
 public:
  // One in so many steps asks. A step takes up to ten microseconds: a value is read, a row is
  // written, so many bytes are copied or packed.
  static constexpr std::uint64_t kStepsALook = 2048;
  static constexpr std::uint64_t kBytesAStep = 1024;

  Cancellation() = default;
  Cancellation(const Cancellation&) = delete;
  Cancellation& operator=(const Cancellation&) = delete;

  // Who knows whether all is to end. Asking costs about a system call. Without one nothing is ever
  // cancelled.
  void set_wanted(std::function<bool()> is_wanted) { is_wanted_ = std::move(is_wanted); }

  // Counts a step, and those that work on so many bytes takes beyond it. May throw Cancelled.
  void step(std::size_t bytes = 0) {
    steps_ += 1 + bytes / kBytesAStep;
    if (steps_ >= kStepsALook) look();
  }
  // Asks now, before a step that takes longer. Throws Cancelled.
  void look() {
    steps_ = 0;
    if (is_wanted()) throw Cancelled{};
  }
  // Asks now, where nothing can be thrown.
  bool is_wanted() const { return is_wanted_ != nullptr && is_wanted_(); }

 private:
  std::function<bool()> is_wanted_;
  std::uint64_t steps_ = 0;  // since it was asked
};

// For work that may have nobody who cancels it.
inline void count_step(Cancellation* cancellation, std::size_t bytes = 0) {
  if (cancellation != nullptr) cancellation->step(bytes);
}

}  // namespace sim
