#include "harness/programs/program_command.h"

#include <utility>

#include "harness/programs/vtime_program_clock.h"

namespace harness {

ProgramCommand::ProgramCommand(const ContainerContext& context, const std::string& name,
                               const sim::ChildOptions& options,
                               std::function<void(int code)> ended)
    : context_(context), ended_(std::move(ended)) {
  sim::ChildEvents& events = *this;
  try {
    child_ = std::make_unique<sim::Child>(context_.host.loop, options, events);
  } catch (const sim::StartError&) {
    return;
  }
  if (context_.clock == nullptr) return;
  watched_ = true;
  context_.clock->add(name, *child_);
}

ProgramCommand::~ProgramCommand() {
  *alive_ = false;
  unwatch();
}

void ProgramCommand::unwatch() {
  if (std::exchange(watched_, false)) context_.clock->remove(*child_);
}

void ProgramCommand::exited(sim::ChildExit exit) {
  unwatch();
  const std::shared_ptr<bool> alive = alive_;
  if (context_.host.catch_up) context_.host.catch_up();
  if (!*alive) return;
  const auto ended = std::move(ended_);  // the call may destroy this object
  ended(exit.code);
}

}  // namespace harness
