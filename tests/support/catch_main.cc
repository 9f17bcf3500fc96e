// main() of every test program. A test case that hangs ends with its name and the stack of what it
// waits in, before ctest would kill the program without a word (`--timeout` in ./dev).
#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#include <catch2/reporters/catch_reporter_event_listener.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>

using ListenerBase = Catch::EventListenerBase;
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

using ListenerBase = Catch::TestEventListenerBase;
#endif

#include <unistd.h>

#include <csignal>
#include <cstdlib>

// Of the sanitizers' runtime, where the program has one.
extern "C" __attribute__((weak)) void __sanitizer_print_stack_trace();

namespace {

// More than any case takes on a busy machine.
constexpr unsigned kLongestCaseS = 600;

extern "C" void on_alarm(int) {
  static constexpr char kSaid[] = "\nthis does not end; it is here:\n";
  if (::write(STDERR_FILENO, kSaid, sizeof kSaid - 1) > 0 &&
      __sanitizer_print_stack_trace != nullptr) {
    __sanitizer_print_stack_trace();
  }
  std::abort();  // Catch tells of the case that runs and of its last assertion.
}

void watch() {
  std::signal(SIGALRM, on_alarm);
  ::alarm(kLongestCaseS);
}

class HangWatch final : public ListenerBase {
 public:
  using ListenerBase::ListenerBase;
  void testCaseStarting(const Catch::TestCaseInfo&) override { watch(); }
};

CATCH_REGISTER_LISTENER(HangWatch)

}  // namespace

int main(int argc, char** argv) {
  const int failed = Catch::Session().run(argc, argv);
  watch();  // The search for leaks is to end as well.
  return failed;
}
