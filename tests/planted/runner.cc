#include "tests/planted/runner.h"

#include <exception>
#include <optional>
#include <utility>

#include "harness/world/actor.h"
#include "sim/time/spawn.h"
#include "tests/planted/programs.h"
#include "tests/planted/worker.h"

namespace planted {
namespace {

constexpr char kEndpoint[] = "http://127.0.0.1:4566";

std::set<std::string, std::less<>> defects_of(const harness::WorldConfig& world) {
  const auto found = world.platforms.find("planted");
  if (found == world.platforms.end()) return {};
  return dynamic_cast<const PlantedConfig&>(*found->second).defects;
}

const std::string* program_of(const harness::WorldConfig& world, std::string_view image) {
  const auto found = world.images.find(std::string(image));
  if (found == world.images.end() || !found->second.standin) return nullptr;
  return &*found->second.standin;
}

std::string why(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const std::exception& exception) {
    return exception.what();
  }
}

}  // namespace

std::string Worker::queue(const std::string& name) const {
  return std::string(kEndpoint) + "/" + aws.caller().account + "/" + name;
}

// A worker in its container, and its end.
class PlantedWorld::Running : public ecs::RunningContainer {
 public:
  Running(PlantedWorld& home, const ecs::ContainerSpec& spec, ecs::ContainerEvents& events)
      : home_(home), spec_(spec), events_(events) {
    home_.running_[spec_.container_arn] = this;
  }
  ~Running() override { home_.running_.erase(spec_.container_arn); }

  void run(Program program, std::unique_ptr<Worker> worker) {
    worker_ = std::move(worker);
    main_ = sim::Spawned{worker_->scheduler, program(*worker_), [this](auto error) {
                           if (error) print("ERROR " + why(error));
                           end(error ? 1 : 0);
                         }};
  }
  void signal(int number) override {
    if (number == ecs::kSigTerm && worker_ != nullptr) worker_->stopping.set();
  }
  void kill() override { end(ecs::kKilledExitCode); }
  void end(int code) {
    if (worker_ == nullptr) return;
    main_.reset();
    worker_.reset();
    events_.exited(code, "");
  }
  void print(std::string_view line) { events_.output(line, ecs::OutputStream::kStdout); }
  bool runs() const { return worker_ != nullptr; }
  const ecs::ContainerSpec& spec() const { return spec_; }

 private:
  PlantedWorld& home_;
  ecs::ContainerSpec spec_;
  ecs::ContainerEvents& events_;
  std::unique_ptr<Worker> worker_;
  std::optional<sim::Spawned> main_;
};

PlantedWorld::PlantedWorld(harness::World& world)
    : world_(world),
      defects_(defects_of(world.config())),
      gateway_(world.environment().decisions, world.environment().random.stream("gateway")) {}

bool PlantedWorld::has_image(std::string_view image) const {
  const std::string* name = program_of(world_.config(), image);
  return name != nullptr && find_program(*name) != nullptr;
}

std::unique_ptr<ecs::RunningContainer> PlantedWorld::start(const ecs::ContainerSpec& spec,
                                                           ecs::ContainerEvents& events) {
  auto running = std::make_unique<Running>(*this, spec, events);
  Running* self = running.get();
  aws::Environment& environment = world_.environment();
  aws::Caller caller;
  caller.account = spec.account;
  caller.region = spec.region;
  caller.endpoint = kEndpoint;
  caller.actor = harness::actor_of(spec);
  const sim::Random random = environment.random.stream(caller.actor + spec.task_id);
  // A Worker stays where it is made.
  std::unique_ptr<Worker> worker{new Worker{
      .scheduler = environment.scheduler,
      .journal = environment.journal,
      .decisions = environment.decisions,
      .gateway = gateway_,
      .planted = defects_,
      .actor = caller.actor,
      .id = spec.task_id,
      .environment = spec.environment,
      .aws = aws::Client{world_.dispatcher(), environment.scheduler, caller,
                         world_.config().latency, random.stream("latency")},
      .random = random,
      .print = [self](std::string_view line) { self->print(line); },
  }};
  running->run(find_program(*program_of(world_.config(), spec.image)), std::move(worker));
  return running;
}

bool PlantedWorld::crash(std::string_view name, int exit_code) {
  for (const auto& [arn, running] : running_) {
    if (!running->runs() || !harness::is_called(running->spec(), name)) continue;
    running->end(exit_code);
    return true;
  }
  return false;
}

}  // namespace planted
