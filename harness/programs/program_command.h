// A command run beside a container's own program: a health check.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "fakes/ecs/runner.h"
#include "harness/programs/program_container.h"
#include "sim/process/child.h"

namespace harness {

class ProgramCommand : public ecs::ContainerCommand, private sim::ChildEvents {
 public:
  // Starts it. `name` is what it is called where the clock is held. What it prints is dropped, as
  // that of a health check is. One that cannot be started never ends.
  ProgramCommand(const ContainerContext& context, const std::string& name,
                 const sim::ChildOptions& options, std::function<void(int code)> ended);
  ~ProgramCommand() override;

 private:
  void unwatch();
  void printed(std::string_view, sim::ChildStream) override {}
  void exited(sim::ChildExit exit) override;

  ContainerContext context_;
  std::function<void(int code)> ended_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
  std::unique_ptr<sim::Child> child_;
  bool watched_ = false;  // the clock knows the child
};

}  // namespace harness
