// Follows a command through its take, by the journal.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "harness/exec/command.h"
#include "harness/exec/deeds.h"
#include "sim/journal/event.h"

namespace harness::exec {

class Watch {
 public:
  // Gets each line that the command prints, as it prints it: without its newline.
  using Printed = std::function<void(std::string_view line, bool to_stderr)>;

  Watch(const Command& command, Printed printed);

  // Is to see all of the take's events, in order.
  void see(const sim::Event& event);

  // Nothing before it has ended, or if it never started.
  std::optional<int> exit_code() const { return exit_code_; }
  // Why its task stopped, in ECS's words; "" before it has.
  const std::string& reason() const { return reason_; }
  const Deeds& deeds() const { return deeds_; }

 private:
  Printed printed_;
  Deeds deeds_;
  std::string task_;  // its ARN, once it is there
  std::optional<int> exit_code_;
  std::string reason_;
};

}  // namespace harness::exec
