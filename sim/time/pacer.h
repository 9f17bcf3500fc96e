// What drives a World: which callback runs next, and how much wall time passes before it.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "sim/time/holds.h"
#include "sim/time/scheduler.h"

namespace sim {

// How simulated time relates to wall time.
struct Pace {
  enum class Kind {
    kVirtual,  // jump to the next timer as soon as nothing is ready
    kManual,   // stand still; time moves when somebody asks for it
    kScaled,   // simulated time is `factor` times wall time
  };
  Kind kind = Kind::kVirtual;
  double factor = 1;

  // Reads `virtual`, `real`, `manual` or `x100`, with a factor from 0.001 to 1000000. Anything
  // else is std::invalid_argument, whose text says what was expected.
  static Pace parse(std::string_view text);
  std::string to_text() const;
};

// What may reach the World besides its own timers: sockets, signals, child processes.
class Outside {
 public:
  virtual ~Outside() = default;
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

  // `outside` may be null. All references must outlive the Pacer.
  Pacer(Scheduler& scheduler, const Register& holds, Pace pace, Outside* outside = nullptr);

  // Runs callbacks until done() is true, which is asked before each one. In pace virtual, time
  // does not move while there is a hold, and a million callbacks without time moving are a bug of
  // ours: std::logic_error.
  End run(const std::function<bool()>& done);
  // Called when something comes from outside: runs what has become due in the meantime and moves
  // now() to the present. In the paces virtual and manual it does nothing.
  void catch_up();
  // Moves simulated time forward by `span`, running what is due on the way, whoever holds it.
  // REQUIRES: span >= 0.
  void advance(Duration span);

  // Wall time since some fixed point, for reports on how long a run took.
  static Duration wall_now();
  // The machine's date, for a World that starts in the present.
  static Time wall_date();

 private:
  End run_virtual(const std::function<bool()>& done);
  End run_scaled(const std::function<bool()>& done);
  void run_ready(const std::function<bool()>& done, bool& finished);
  Time scaled_now() const;
  void wait_for(std::optional<Time> due);

  Scheduler& scheduler_;
  const Register& holds_;
  Pace pace_;
  Outside* outside_;
  Duration wall_anchor_;
  Time time_anchor_;
};

}  // namespace sim
