#include "tests/fakes/ecs/scripted_runner.h"

#include <stdexcept>

namespace tests {
namespace {

class CommandHandle : public ecs::ContainerCommand {
 public:
  explicit CommandHandle(std::shared_ptr<ScriptedCommand> command) : command_(std::move(command)) {}
  ~CommandHandle() override { command_->ended = nullptr; }

 private:
  std::shared_ptr<ScriptedCommand> command_;
};

class Handle : public ecs::RunningContainer {
 public:
  Handle(std::shared_ptr<ScriptedContainer> container, std::optional<int> exit_on_sigterm,
         bool can_execute)
      : container_(std::move(container)),
        exit_on_sigterm_(exit_on_sigterm),
        can_execute_(can_execute) {}
  ~Handle() override { container_->events = nullptr; }

  void signal(int number) override {
    container_->signals.push_back(number);
    if (number == ecs::kSigTerm && exit_on_sigterm_) container_->exit(*exit_on_sigterm_);
  }
  void kill() override {
    container_->killed = true;
    container_->exit(ecs::kKilledExitCode);
  }
  bool can_execute() const override { return can_execute_; }
  std::unique_ptr<ecs::ContainerCommand> execute(const std::vector<std::string>& arguments,
                                                 std::function<void(int)> ended) override {
    const auto command = std::make_shared<ScriptedCommand>();
    command->arguments = arguments;
    command->ended = std::move(ended);
    container_->commands.push_back(command);
    return std::make_unique<CommandHandle>(command);
  }

 private:
  std::shared_ptr<ScriptedContainer> container_;
  std::optional<int> exit_on_sigterm_;
  bool can_execute_;
};

}  // namespace

std::unique_ptr<ecs::RunningContainer> ScriptedRunner::start(const ecs::ContainerSpec& spec,
                                                             ecs::ContainerEvents& events) {
  if (unstartable_images.count(spec.image) != 0) return nullptr;
  auto container = std::make_shared<ScriptedContainer>();
  container->spec = spec;
  container->events = &events;
  started.push_back(container);
  if (exit_at_once) container->exit(*exit_at_once);
  return std::make_unique<Handle>(container, exit_on_sigterm, can_execute);
}

ScriptedContainer& ScriptedRunner::newest(const std::string& name) {
  for (auto it = started.rbegin(); it != started.rend(); ++it) {
    if ((*it)->spec.name == name) return **it;
  }
  throw std::logic_error("no container " + name + " was started");
}

}  // namespace tests
