// A ContainerRunner for tests: every image is there unless the test says otherwise, and containers
// do what the test tells them.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "fakes/ecs/runner.h"

namespace tests {

// A command that was started in a container.
struct ScriptedCommand {
  std::vector<std::string> arguments;
  std::function<void(int code)> ended;  // null once it was destroyed

  bool alive() const { return ended != nullptr; }
  void end(int code) {
    const auto tell = ended;
    tell(code);
  }
};

// One container that was started.
struct ScriptedContainer {
  ecs::ContainerSpec spec;
  ecs::ContainerEvents* events = nullptr;  // null once it was destroyed
  std::vector<int> signals;
  bool killed = false;
  std::vector<std::shared_ptr<ScriptedCommand>> commands;

  bool alive() const { return events != nullptr; }
  void exit(int code, const std::string& reason = "") { events->exited(code, reason); }
  void print(const std::string& line) { events->output(line, ecs::OutputStream::kStdout); }
};

class ScriptedRunner : public ecs::ContainerRunner {
 public:
  bool has_image(std::string_view image) const override {
    return missing_images.count(std::string(image)) == 0;
  }
  std::unique_ptr<ecs::RunningContainer> start(const ecs::ContainerSpec& spec,
                                               ecs::ContainerEvents& events) override;

  // The newest container of that name. REQUIRES: there is one.
  ScriptedContainer& newest(const std::string& name = "app");

  std::set<std::string> missing_images;
  std::set<std::string> unstartable_images;
  // What a container exits with on SIGTERM; nothing: it ignores the signal.
  std::optional<int> exit_on_sigterm = 0;
  // What containers exit with as soon as they start.
  std::optional<int> exit_at_once;
  // Whether commands can be run in containers.
  bool can_execute = false;
  std::vector<std::shared_ptr<ScriptedContainer>> started;
};

}  // namespace tests
