// Ctrl-C as a wish that is asked for: a command that can end early with what it has so far.
#pragma once

#include <signal.h>

#include <atomic>

namespace harness {

class Interrupts {
 public:
  // From here on SIGINT and SIGTERM do not end the process. To be made before other threads are.
  Interrupts();
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  // Whether one has come. After the first, the next one ends the process. Any thread may ask.
  bool came();

 private:
  sigset_t signals_{};
  sigset_t before_{};
  std::atomic<bool> came_ = false;
};

}  // namespace harness
