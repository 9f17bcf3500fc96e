#include "harness/cli/interrupts.h"

#include <ctime>

namespace harness {

Interrupts::Interrupts() {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGINT);
  sigaddset(&signals_, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals_, &before_);
}

Interrupts::~Interrupts() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

bool Interrupts::came() {
  if (came_) return true;
  const timespec at_once{};
  if (sigtimedwait(&signals_, nullptr, &at_once) < 0) return false;
  came_ = true;
  // One thread that takes signals is enough for the next one to have its usual effect.
  pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
  return true;
}

}  // namespace harness
