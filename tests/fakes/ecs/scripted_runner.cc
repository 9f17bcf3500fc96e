#include "tests/fakes/ecs/scripted_runner.h"

#include <stdexcept>

namespace tests {
namespace {

class Handle : public ecs::RunningContainer {
 public:
  Handle(std::shared_ptr<ScriptedContainer> container, std::optional<int> exit_on_sigterm)
      : container_(std::move(container)), exit_on_sigterm_(exit_on_sigterm) {}
  ~Handle() override { container_->events = nullptr; }

  void signal(int number) override {
    container_->signals.push_back(number);
    if (number == ecs::kSigTerm && exit_on_sigterm_) container_->exit(*exit_on_sigterm_);
  }
  void kill() override {
    container_->killed = true;
    container_->exit(ecs::kKilledExitCode);
  }

 private:
  std::shared_ptr<ScriptedContainer> container_;
  std::optional<int> exit_on_sigterm_;
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
  return std::make_unique<Handle>(container, exit_on_sigterm);
}

ScriptedContainer& ScriptedRunner::newest(const std::string& name) {
  for (auto it = started.rbegin(); it != started.rend(); ++it) {
    if ((*it)->spec.name == name) return **it;
  }
  throw std::logic_error("no container " + name + " was started");
}

}  // namespace tests
