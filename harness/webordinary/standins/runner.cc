#include "harness/webordinary/standins/runner.h"

#include <utility>

#include "harness/webordinary/standins/edit_container.h"
#include "harness/webordinary/standins/hermes.h"
#include "harness/world/actor.h"

namespace harness {
// One program in one container, and its end.
class StandinRunner::Running : public ecs::RunningContainer {
 public:
  Running(StandinRunner& runner, const ecs::ContainerSpec& spec, ecs::ContainerEvents& events)
      : runner_(runner), spec_(spec), events_(events) {
    runner_.running_[spec_.container_arn] = this;
  }
  ~Running() override { runner_.running_.erase(spec_.container_arn); }

  void run(std::unique_ptr<StandinProgram> program) {
    program_ = std::move(program);
    program_->start();
  }
  void signal(int number) override {
    if (number == ecs::kSigTerm && program_ != nullptr) program_->terminate();
  }
  void kill() override { end(ecs::kKilledExitCode); }

  // Ends the program as it asked for; from the scheduler, because the program is on the stack now.
  void exit_later(int code) {
    if (exit_.due != sim::Time{}) return;
    sim::Scheduler& scheduler = runner_.services_.environment.scheduler;
    exit_ = scheduler.post([this, code] { end(code); });
    timer_ = sim::ScopedTimer{scheduler, exit_};
  }
  void print(std::string_view line) { events_.output(line, ecs::OutputStream::kStdout); }

  const ecs::ContainerSpec& spec() const { return spec_; }
  StandinProgram* program() const { return program_.get(); }

 private:
  void end(int code) {
    if (program_ == nullptr) return;
    program_.reset();
    events_.exited(code, "");
  }

  StandinRunner& runner_;
  ecs::ContainerSpec spec_;
  ecs::ContainerEvents& events_;
  sim::TimerId exit_;
  sim::ScopedTimer timer_;
  std::unique_ptr<StandinProgram> program_;
};

StandinProgram* StandinRunner::program_of(const Running& running) { return running.program(); }

bool StandinRunner::has_image(std::string_view image) const {
  const auto found = services_.config.images.find(std::string(image));
  if (found == services_.config.images.end()) return false;
  const std::optional<std::string>& standin = found->second.standin;
  return standin == kHermes || standin == kEditContainer;
}

std::unique_ptr<ecs::RunningContainer> StandinRunner::start(const ecs::ContainerSpec& spec,
                                                            ecs::ContainerEvents& events) {
  auto running = std::make_unique<Running>(*this, spec, events);
  Running* self = running.get();
  const std::string actor = actor_of(spec);
  aws::Caller caller;
  caller.account = spec.account;
  caller.region = spec.region;
  caller.endpoint = "http://127.0.0.1:4566";
  caller.actor = actor;
  const sim::Random random = services_.environment.random.stream(actor + spec.task_id);
  StandinContext context{
      .scheduler = services_.environment.scheduler,
      .journal = services_.environment.journal,
      .waits = services_.environment.waits,
      .git = services_.git,
      .claude = services_.claude,
      .actor = actor,
      .environment = spec.environment,
      .task_arn = spec.task_arn,
      .aws = aws::Client{services_.dispatcher, services_.environment.scheduler, caller,
                         services_.config.latency, random.stream("latency")},
      .random = random,
      .print = [self](std::string_view line) { self->print(line); },
      .exit = [self](int code) { self->exit_later(code); },
  };
  context.environment["QUEUES_PER"] =
      services_.queues_per == QueuesPer::kSession ? "session" : "container";
  const std::string& standin = *services_.config.images.at(spec.image).standin;
  try {
    std::unique_ptr<StandinProgram> program;
    if (standin == kHermes) {
      program = std::make_unique<Hermes>(std::move(context));
    } else if (standin == kEditContainer) {
      program = std::make_unique<EditContainer>(std::move(context));
    } else {
      return nullptr;
    }
    running->run(std::move(program));
  } catch (const std::invalid_argument& error) {
    // This is what a program does that finds a variable missing: it says so and exits.
    events.output(std::string("ERROR ") + error.what(), ecs::OutputStream::kStderr);
    events.exited(1, "");
  }
  return running;
}

bool StandinRunner::crash(std::string_view name, int exit_code) {
  for (const auto& [arn, running] : running_) {
    if (running->program() == nullptr || !is_called(running->spec(), name)) continue;
    running->exit_later(exit_code);
    return true;
  }
  return false;
}

}  // namespace harness
