// What drives a World: which callback runs next, and how much wall time passes before it.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "sim/time/holds.h"
#include "sim/time/program_clock.h"
#include "sim/time/scheduler.h"

namespace sim {

// How simulated time relates to wall time.
struct Pace {
  enum class Kind {
    kVirtual,  // jump to the next timer as soon as nothing is ready
    kSkip,     // wall time while a program is at work or time is held, a jump when all sleep
    kManual,   // stand still; time moves when somebody asks for it
    kScaled,   // simulated time is `factor` times wall time
  };
  Kind kind = Kind::kVirtual;
  double factor = 1;

  // Reads `virtual`, `skip`, `real`, `manual` or `x100`, with a factor from 0.001 to 1000000.
  // Anything else is std::invalid_argument, whose text says what was expected.
  static Pace parse(std::string_view text);
  std::string to_text() const;
};

// What may reach the World besides its own timers: sockets, signals, child processes.
class InputSource {
 public:
  virtual ~InputSource() = default;
  // Handles what is ready. True if there was anything.
  virtual bool poll() = 0;
  // Waits up to `limit` of wall time until something was handled. True if anything was.
  virtual bool wait(Duration limit) = 0;
};

class Pacer {
 public:
  enum class End {
    kDone,     // done() said so
    kStalled,  // nothing can run, now or later, and nothing can come from outside
  };

  // `input` and `programs` may be null. All must outlive the Pacer.
  Pacer(Scheduler& scheduler, const Register& holds, Pace pace, InputSource* input = nullptr,
        ProgramClock* programs = nullptr);

  // The patience, 10 s of wall time unless it is set: for how long programs may be at work without
  // a pause in pace virtual, and how long a take waits for input when nothing else can happen.
  void set_patience(Duration wall) { patience_ = wall; }

  // Runs callbacks until done() is true, which is asked before each one. In pace virtual, time
  // does not move while there is a hold, and a million callbacks without time moving are a bug of
  // ours: std::logic_error.
  //
  // While programs run, pace virtual lets one thing happen at a time and waits until all sleep
  // before the next: one input is handled, one program is woken, or one callback is run. This makes
  // a take repeatable. If the programs do not all fall asleep within the patience, ClockHeld is
  // thrown.
  //
  // While a program runs that lives by the machine's clock, simulated time passes as wall time does
  // in the paces virtual and skip. That a program lives so may show only when it has been at work
  // for longer than the patience; simulated time follows the wall's from then on.
  End run(const std::function<bool()>& done);
  // To be called when an input comes, before it is handled: runs what has become due in the
  // meantime and moves now() to the present. In the paces virtual and manual it does nothing.
  void catch_up();
  // Moves simulated time forward by `span`, whatever holds there are, and runs what is due on the
  // way. However much that is, the input source is polled at least each 50 ms of wall time, unless
  // one callback takes longer. It stops early if `enough` says so, which is asked after each poll,
  // and returns whether all of the span has passed. While programs run, it lets one thing happen at
  // a time as pace virtual does, inputs first, and throws ClockHeld as run() does. REQUIRES: 0 <=
  // span, now() + span <= kEndOfTime; not called from the handling of an input.
  bool advance(Duration span, const std::function<bool()>& enough = {});

  // Simulated time goes on from now(), however much wall time has passed while nobody called run().
  void go_on();

  // Wall time since some fixed point, for reports on how long a run took.
  static Duration wall_now();
  // The machine's date, for a World that starts in the present.
  static Time wall_date();

 private:
  // How long to wait for input at once where nothing of the World's own is due.
  static constexpr Duration kLongWait = std::chrono::hours{1};

  End run_virtual(const std::function<bool()>& done);
  End run_with_programs(const std::function<bool()>& done);
  void advance_with_programs(Time limit, const std::function<bool()>& enough);
  void advance_in_slices(Time limit, const std::function<bool()>& enough);
  End run_skip(const std::function<bool()>& done);
  End run_scaled(const std::function<bool()>& done);

  // The parts of run() and advance(). programs_ may be null in all of them.
  bool has_programs() const { return programs_ != nullptr && programs_->any(); }
  std::optional<Time> next_instant() const;
  void move_to(Time now);
  void run_callback();
  bool is_ready() const;
  void settle();
  void begin_wall_pace();
  bool keep_wall_pace();
  bool take_one_from_outside();
  bool do_one_that_is_due();
  bool wait_for_outside();
  static void pause(Duration wall);
  void run_ready(const std::function<bool()>& done, bool& finished, Duration slice);
  Time scaled_now() const;
  void wait_for(std::optional<Time> due);

  Scheduler& scheduler_;
  const Register& holds_;
  Pace pace_;
  InputSource* input_;
  ProgramClock* programs_;
  Duration patience_ = std::chrono::seconds{10};
  Time owed_until_{};  // until when the simulated time that programs' work costs has passed
  bool at_wall_pace_ =
      false;  // whether time passes as on the wall, as a program lives by the machine's clock
  Duration wall_anchor_;
  Time time_anchor_;
};

}  // namespace sim
