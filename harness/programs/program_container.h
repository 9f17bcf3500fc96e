// One container that is a real process.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "fakes/ecs/runner.h"
#include "harness/programs/environment.h"
#include "harness/programs/sandboxes.h"
#include "sim/engine/engine_container.h"
#include "sim/process/child.h"
#include "sim/time/time.h"

namespace harness {

class VtimeProgramClock;
class ProgramContainers;

// What the containers of a World have in common. All must outlive them.
struct ContainerContext {
  ProgramContainers& containers;
  Sandboxes& sandboxes;
  const ProgramHost& host;
  VtimeProgramClock* clock;  // null: they live by the machine's
  const ProgramsConfig& config;
};

class ProgramContainer : public ecs::RunningContainer, private sim::ChildEvents {
 public:
  // How the World knows the container's requests.
  struct Identity {
    std::string token;        // its session token, which comes with signed requests
    std::string credentials;  // the path at which it asks for its credentials
  };

  // Starts it. ecs::ContainerStartError if that fails. `events` must outlive it.
  ProgramContainer(const ContainerContext& context, const ecs::ContainerSpec& spec,
                   const ImageConfig& image, Identity identity, sim::Time now,
                   ecs::ContainerEvents& events);
  ~ProgramContainer() override;

  void signal(int number) override;
  void kill() override;
  bool can_execute() const override { return true; }
  std::unique_ptr<ecs::ContainerCommand> execute(const std::vector<std::string>& arguments,
                                                 std::function<void(int code)> ended) override;
  // Ends it at once, with this exit code.
  void crash(int exit_code);

  const ecs::ContainerSpec& spec() const { return spec_; }
  const Identity& identity() const { return identity_; }
  const std::string& address() const { return task_->address; }
  // Where it reports to ECS, and asks for what its task may have.
  ecs::ContainerEvents& events() const { return events_; }
  // Runs `work` with this thread in the network of the task.
  void inside(const std::function<void()>& work) const;
  sim::Time started_at() const { return started_at_; }
  bool is_running() const { return child_ != nullptr && !exited_; }
  // Whether a container engine runs it, so that it lives by the machine's clock.
  bool is_in_engine() const { return engine_ != nullptr; }
  bool is_stopping() const { return stopping_; }
  // All of it has ended, or was killed by kill() or crash().
  bool is_ending() const { return exited_ || killed_; }
  int init_pid() const { return child_->init_pid(); }
  int pid() const { return child_->pid(); }

 private:
  void start(const CommandConfig& command);
  void start_in_engine(const EngineConfig& engine);
  // What the child's environment must have to live by the World's clock, as a program of `name`.
  void share_clock(const std::string& name);
  // Starts the child with options_; `off_clock` as for VtimeProgramClock::add().
  void launch(const std::string& off_clock = {});
  std::string out_of_memory(const sim::ChildExit& exit) const;
  void unwatch();
  std::string enter_folder(const CommandConfig& command, const ContainerLayout& layout,
                           const Variables& variables) const;
  void printed(std::string_view line, sim::ChildStream stream) override;
  void exited(sim::ChildExit exit) override;
  // Brings the World's time up to now. False if that was the end of this container.
  bool catch_up();

  ContainerContext context_;
  ecs::ContainerSpec spec_;
  Identity identity_;
  sim::Time started_at_;
  ecs::ContainerEvents& events_;
  std::shared_ptr<TaskSandbox> task_;
  std::size_t printed_ = 0;
  bool stopping_ = false;
  bool killed_ = false;
  bool exited_ = false;
  std::optional<int> crash_code_;
  std::unique_ptr<sim::engine::EngineContainer>
      engine_;  // whose output the child prints; null: none
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
  sim::ChildOptions options_;  // what the child was started with
  std::unique_ptr<sim::Child> child_;
  bool watched_ = false;  // the clock knows the child
};

}  // namespace harness
