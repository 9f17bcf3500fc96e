#include "harness/programs/container.h"

#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "harness/programs/clock.h"
#include "harness/programs/container_command.h"
#include "harness/programs/containers.h"
#include "harness/programs/engine.h"
#include "harness/programs/secrets.h"
#include "harness/world/actor.h"
#include "harness/world/inner_path.h"

namespace harness {
namespace {

namespace fs = std::filesystem;

// What a line costs beyond its text, wherever it is kept.
constexpr std::size_t kLineCost = 100;
constexpr const char* kLoopback = "127.0.0.1";
constexpr std::uint64_t kMiB = std::uint64_t{1024} * 1024;

constexpr const char* kOutOfMemory = "OutOfMemoryError: Container killed due to memory usage";

void check_inside(const std::string& folder) {
  if (!leads_out(folder)) return;
  throw std::runtime_error("the working directory '" + folder +
                           "' leads out of the container's folder");
}

ecs::CannotStart cannot_start(const std::string& why) {
  return ecs::CannotStart(
      "CannotStartContainerError: ResourceInitializationError: failed to create new container "
      "runtime task: failed to create shim task: OCI runtime create failed: runc create failed: "
      "unable to start container process: " +
      why + ": unknown");
}

}  // namespace

Container::Container(const Backstage& backstage, const ecs::ContainerSpec& spec,
                     const ImageConfig& image, Identity identity, sim::Time now,
                     ecs::ContainerEvents& events)
    : backstage_(backstage),
      spec_(spec),
      identity_(std::move(identity)),
      started_at_(now),
      events_(events) {
  spec_.environment.merge(secrets_of(spec_, backstage_.config.secrets));
  try {
    if (image.engine) {
      start_in_engine(*image.engine);
    } else {
      start(*image.command);
    }
  } catch (const sim::StartError& error) {
    backstage_.stage.remove(spec_);
    throw cannot_start(error.what());
  } catch (const std::exception& error) {
    backstage_.stage.remove(spec_);
    throw ecs::CannotStart(std::string("CannotStartContainerError: ") + error.what());
  }
  backstage_.containers.add(*this);
}

Container::~Container() {
  *alive_ = false;
  unwatch();
  child_.reset();
  engine_.reset();
  backstage_.containers.remove(*this);
  task_.reset();
  backstage_.stage.remove(spec_);
}

void Container::unwatch() {
  if (std::exchange(watched_, false)) backstage_.clock->remove(*child_);
}

void Container::start(const CommandConfig& command) {
  task_ = backstage_.stage.of(spec_);
  Places places = backstage_.stage.prepare(spec_, command, *task_);
  places.credentials = identity_.credentials;
  places.token = identity_.token;
  options_.environment = environment_of(spec_, command, places);
  const std::string name = spec_.task_id + "/" + spec_.name;
  share_clock(name);
  for (const std::string& argument : arguments_of(spec_, command)) {
    options_.arguments.push_back(filled_in(argument, places, options_.environment));
  }
  if (options_.arguments.empty()) throw std::runtime_error("No command specified");
  options_.folder = enter_folder(command, places, options_.environment);
  if (spec_.memory_mib) {
    options_.memory_bytes = static_cast<std::uint64_t>(*spec_.memory_mib) * kMiB;
  }
  options_.network = task_->network.get();
  if (!backstage_.stage.mount_at().empty()) {
    options_.mount_from = backstage_.stage.folder();
    options_.mount_at = backstage_.stage.mount_at();
  }
  launch();
}

// The child is one that prints what the container prints, and ends with it.
void Container::start_in_engine(const EngineConfig& config) {
  task_ = std::make_shared<TaskStage>();
  task_->address = kLoopback;
  Places places = backstage_.stage.prepare(spec_, {}, *task_);
  places.credentials = identity_.credentials;
  places.token = identity_.token;
  sim::engine::ContainerOrder order;
  order.name = "backlot-" + std::to_string(::getpid()) + "-" + spec_.runtime_id;
  order.image = image_of(config, spec_.image);
  order.entry_point = spec_.entry_point;
  order.command = spec_.command;
  order.working_directory = spec_.working_directory;
  order.environment = engine_environment_of(spec_, config, places);
  if (spec_.memory_mib) order.memory_bytes = static_cast<std::uint64_t>(*spec_.memory_mib) * kMiB;
  engine_ = std::make_unique<sim::engine::Container>(socket_of(config), order);
  options_.arguments = engine_->follower();
  options_.environment = {{"TZ", "UTC"}};
  share_clock(spec_.task_id);
  launch("a container of the engine, " + order.image);
}

void Container::share_clock(const std::string& name) {
  if (backstage_.clock == nullptr) return;
  for (const auto& [variable, value] : backstage_.clock->environment(name)) {
    options_.environment[variable] = value;
  }
}

void Container::launch(const std::string& off_clock) {
  sim::ChildEvents& events = *this;
  child_ = std::make_unique<sim::Child>(backstage_.outdoors.loop, options_, events);
  if (backstage_.clock == nullptr) return;
  watched_ = true;
  backstage_.clock->add(actor_of(spec_), *child_, off_clock);
}

// A task definition's folder is one of the container's, and made if it is not there, as container
// runtimes do it. The world's must be there: it is a place of the user's.
std::string Container::enter_folder(const CommandConfig& command, const Places& places,
                                    const Variables& variables) const {
  if (!spec_.working_directory.empty()) {
    check_inside(spec_.working_directory);
    const fs::path folder =
        fs::path(places.task) / fs::path(spec_.working_directory).relative_path();
    fs::create_directories(backstage_.stage.outside(folder.string()));
    return folder.string();
  }
  const std::string folder = filled_in(command.folder, places, variables);
  if (fs::path(folder).is_relative()) check_inside(folder);
  return folder.empty() ? places.task : (fs::path(places.task) / folder).string();
}

void Container::inside(const std::function<void()>& work) const {
  if (task_->network == nullptr) return work();
  task_->network->inside(work);
}

void Container::signal(int number) {
  if (number == ecs::kSigTerm) stopping_ = true;
  if (engine_ == nullptr) return child_->signal(number);
  try {
    engine_->signal(number);
  } catch (const sim::engine::EngineError&) {
    // It has ended already; its exit is on its way.
  }
}

void Container::kill() {
  killed_ = true;
  if (engine_ == nullptr) return child_->kill();
  signal(SIGKILL);
}

std::unique_ptr<ecs::ContainerCommand> Container::execute(const std::vector<std::string>& arguments,
                                                          std::function<void(int code)> ended) {
  sim::ChildOptions options = options_;
  if (engine_ != nullptr) {
    options.arguments = engine_->executor(arguments);
  } else {
    // By a shell, which says 127 where there is no such program.
    options.arguments = {"/bin/sh", "-c", "exec \"$@\"", "sh"};
    options.arguments.insert(options.arguments.end(), arguments.begin(), arguments.end());
  }
  return std::make_unique<ProgramCommand>(backstage_, actor_of(spec_) + " (health check)", options,
                                          std::move(ended));
}

void Container::crash(int exit_code) {
  crash_code_ = exit_code;
  kill();
}

bool Container::catch_up() {
  const std::shared_ptr<bool> alive = alive_;
  if (backstage_.outdoors.catch_up) backstage_.outdoors.catch_up();
  return *alive;
}

void Container::printed(std::string_view line, sim::ChildStream stream) {
  if (printed_ > backstage_.config.most_output_bytes) return;
  if (!catch_up()) return;
  const auto as = stream == sim::ChildStream::kStdout ? ecs::Stream::kStdout : ecs::Stream::kStderr;
  events_.output(line, as);
  printed_ += line.size() + kLineCost;
  if (printed_ <= backstage_.config.most_output_bytes) return;
  events_.output("backlot: this container has printed more than is kept; the rest is dropped",
                 ecs::Stream::kStderr);
}

std::string Container::out_of_memory(const sim::ChildExit& exit) const {
  try {
    const bool out = exit.out_of_memory || (engine_ != nullptr && engine_->out_of_memory());
    return out ? kOutOfMemory : "";
  } catch (const sim::engine::EngineError&) {
    return {};
  }
}

void Container::exited(sim::ChildExit exit) {
  exited_ = true;
  unwatch();
  if (!catch_up()) return;
  if (crash_code_) return events_.exited(*crash_code_, "");
  events_.exited(exit.code, out_of_memory(exit));
}

}  // namespace harness
