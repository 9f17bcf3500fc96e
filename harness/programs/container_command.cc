#include "harness/programs/container_command.h"

#include <utility>

#include "harness/programs/clock.h"

namespace harness {

ProgramCommand::ProgramCommand(const Backstage& backstage, const std::string& name,
                               const sim::ChildOptions& options,
                               std::function<void(int code)> ended)
    : backstage_(backstage), ended_(std::move(ended)) {
  sim::ChildEvents& events = *this;
  try {
    child_ = std::make_unique<sim::Child>(backstage_.outdoors.loop, options, events);
  } catch (const sim::StartError&) {
    return;
  }
  if (backstage_.clock == nullptr) return;
  watched_ = true;
  backstage_.clock->add(name, *child_);
}

ProgramCommand::~ProgramCommand() {
  *alive_ = false;
  unwatch();
}

void ProgramCommand::unwatch() {
  if (std::exchange(watched_, false)) backstage_.clock->remove(*child_);
}

void ProgramCommand::exited(sim::ChildExit exit) {
  unwatch();
  const std::shared_ptr<bool> alive = alive_;
  if (backstage_.outdoors.catch_up) backstage_.outdoors.catch_up();
  if (!*alive) return;
  const auto ended = std::move(ended_);  // what it calls may destroy this
  ended(exit.code);
}

}  // namespace harness
